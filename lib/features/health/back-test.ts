import { compare, type Fraction } from '@/lib/kit/exact';
import type { Band } from './metrics';

/** What a model said of an account some time before it left or renewed, and what it then did. */
export interface PastCase {
  outcome: 'left' | 'renewed';
  /** Null where nothing was kept of that day, or too little was known. */
  score: Fraction | null;
  band: Band;
}

/** How many of each outcome stood in each band. */
export type BandOutcomes = Record<Band, { left: number; renewed: number }>;

/** The matrix of what was said and what came of it. */
export function outcomesByBand(cases: readonly PastCase[]): BandOutcomes {
  const none = () => ({ left: 0, renewed: 0 });
  const matrix: BandOutcomes = { good: none(), average: none(), poor: none(), unknown: none() };
  for (const { outcome, band } of cases) matrix[band][outcome] += 1;
  return matrix;
}

/**
 * How well scores tell those that renewed from those that left: the share of pairs of one of each in which the one that
 * renewed has the higher score, equal ones counting half (Mann and Whitney 1947; Hanley and McNeil 1982). ½ is chance.
 * Null without a scored case of each outcome.
 */
export function areaUnderCurve(cases: readonly PastCase[]): Fraction | null {
  const scored = cases.flatMap(({ outcome, score }) => (score ? [{ outcome, score }] : [])).sort((a, b) => compare(a.score, b.score));
  const counts = { left: 0, renewed: 0 };
  // Twice the pairs, so that a tie is 1.
  let won = 0;
  for (let from = 0; from < scored.length; ) {
    const equal = { left: 0, renewed: 0 };
    const first = scored[from] as (typeof scored)[number];
    for (let at = scored[from]; at && compare(at.score, first.score) === 0; at = scored[from]) {
      equal[at.outcome] += 1;
      from += 1;
    }
    won += equal.renewed * (2 * counts.left + equal.left);
    counts.left += equal.left;
    counts.renewed += equal.renewed;
  }
  const pairs = counts.left * counts.renewed;
  return pairs === 0 ? null : { n: BigInt(won), d: 2n * BigInt(pairs) };
}

/**
 * Days between the first day on which an account was no longer good, and stayed so, and the day it left. Null where it was
 * good to the end.
 * @param days the oldest first
 */
export function leadDays(days: readonly { number: number; band: Band }[], leftOn: number): number | null {
  const lastGood = days.findLastIndex(({ band }) => band === 'good');
  const warned = days[lastGood + 1];
  return warned ? leftOn - warned.number : null;
}

/** The middle one of several whole numbers; the lower of the two middle ones of an even number. Null without any. */
export function middleOf(values: readonly number[]): number | null {
  return [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? null;
}
