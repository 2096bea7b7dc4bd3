import { apportioned, type Fraction, minus, rounded, times, whole } from '@/lib/kit/exact';
import type { ModelContent } from './contract';
import { contributionOf, type Evaluation, evaluate, type Readings } from './score';

/** An account's health on one day: what was known, and by which version of which model it was judged. */
export interface HealthDay {
  day: string;
  versionId: number;
  content: Pick<ModelContent, 'components'>;
  readings: Readings;
}

/** The entry of a change of model or of its version. */
export const MODEL_CHANGED = 'model';

export interface ExplainedChange {
  from: Fraction;
  to: Fraction;
  /** By component, in the model's order; they add up to `to` − `from` exactly. */
  components: { key: string; delta: Fraction }[];
}

function contributions(evaluation: Evaluation): Map<string, Fraction> {
  return new Map(evaluation.components.map((component) => [component.key, contributionOf(component, evaluation)]));
}

/** Each component's change between two evaluations by the same version. */
function between(before: Evaluation, after: Evaluation) {
  const earlier = contributions(before);
  return [...contributions(after)].map(([key, contribution]) => ({ key, delta: minus(contribution, earlier.get(key) ?? whole(0)) }));
}

/** The later day's readings, and the earlier one's of metrics that the later version no longer measures. */
function carriedOver(earlier: HealthDay, later: HealthDay): Readings {
  const measured = new Set(later.content.components.flatMap(({ members }) => members.map(({ metric }) => metric)));
  return new Map([...[...earlier.readings].filter(([metric]) => !measured.has(metric)), ...later.readings]);
}

/**
 * Why the score of one day became that of another. Where the model changed in between, the components are compared by the
 * earlier version, which carries over what is no longer measured, and what the new version makes of the later day is an
 * entry of its own. Null unless both days have a score.
 */
export function explainChange(earlier: HealthDay, later: HealthDay): ExplainedChange | null {
  const [before, after] = [earlier, later].map(({ content, readings, day }) => evaluate(content, readings, day)) as [Evaluation, Evaluation];
  if (!before.score || !after.score) return null;
  const ends = { from: before.score, to: after.score };
  if (earlier.versionId === later.versionId) return { ...ends, components: between(before, after) };
  const same = evaluate(earlier.content, carriedOver(earlier, later), later.day);
  if (!same.score) return { ...ends, components: [{ key: MODEL_CHANGED, delta: minus(after.score, before.score) }] };
  return { ...ends, components: [...between(before, same), { key: MODEL_CHANGED, delta: minus(after.score, same.score) }] };
}

const TENTHS = whole(10);

/** Parts of a score as shown, with one decimal: they add up to the shown sum (largest remainder). */
export function shownParts(parts: readonly Fraction[], total: number): number[] {
  const tenths = parts.map((part) => times(part, TENTHS));
  return apportioned(tenths, Math.round(total * 10)).map((part) => part / 10);
}

/** A change as it is shown: every figure with one decimal, and still adding up. */
export function shownChange({ from: before, to: after, components }: ExplainedChange) {
  const [from, to] = [rounded(before, 1), rounded(after, 1)];
  const delta = Math.round((to - from) * 10) / 10;
  const deltas = shownParts(
    components.map((component) => component.delta),
    delta,
  );
  return { from, to, delta, components: components.map(({ key }, index) => ({ key, delta: deltas[index] as number })) };
}
