import { compare, decimal, type Fraction, minus, over, plus, times, whole } from '@/lib/kit/exact';
import type { Scale } from './contract';

/** Scores of a component, 0 to 100, as metrics.md ("Health") defines them; exact until shown. */

type Of<Kind extends Scale['kind']> = Extract<Scale, { kind: Kind }>;

const figure = (value: number) => decimal(String(value));

/** Through the points, straight between them, as the outermost beyond them. */
function linear({ points }: Of<'linear'>, value: Fraction): Fraction {
  const next = points.findIndex(({ at }) => compare(value, figure(at)) < 0);
  const [before, after] = [points[next - 1], points[next]];
  if (!before || !after) return whole((next === 0 ? points[0] : points.at(-1))?.score ?? 0);
  const [from, to] = [figure(before.at), figure(after.at)];
  const way = over(minus(value, from), minus(to, from));
  return plus(whole(before.score), times(way, whole(after.score - before.score)));
}

function tier({ steps, above }: Of<'tiers'>, value: Fraction): Fraction {
  return whole(steps.find(({ upTo }) => compare(value, figure(upTo)) <= 0)?.score ?? above);
}

function category({ scores, other }: Of<'categories'>, value: string): Fraction | null {
  const score = scores.find((one) => one.value === value)?.score ?? other;
  return score === null ? null : whole(score);
}

/** Whether a text is a number, of which linear scales and tiers alone can make something. */
const isNumber = (value: string) => /^-?\d+(\.\d+)?$/.test(value);

function worked(scale: Scale, value: string): Fraction | null {
  if (scale.kind === 'categories') return category(scale, value);
  if (!isNumber(value)) return null;
  return scale.kind === 'linear' ? linear(scale, decimal(value)) : tier(scale, decimal(value));
}

/** Of each scale the scores of values that were asked; a book's accounts have many values alike. */
const known = new WeakMap<Scale, Map<string, Fraction | null>>();
const MOST_KNOWN = 10_000;

/**
 * The score of a metric's value.
 * @param value a decimal number, or a category's name
 * @returns null for what the scale says nothing of
 */
export function scoreOn(scale: Scale, value: string): Fraction | null {
  const scores = known.get(scale) ?? new Map<string, Fraction | null>();
  const found = scores.get(value);
  if (found !== undefined) return found;
  if (scores.size === MOST_KNOWN) scores.clear();
  known.set(scale, scores);
  const score = worked(scale, value);
  scores.set(value, score);
  return score;
}
