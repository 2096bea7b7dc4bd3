import type { Bands } from './contract';

export const BANDS = ['poor', 'average', 'good', 'unknown'] as const;
/** Days before an account left or renewed whose score is asked to have told so. */
export const HORIZONS = [30, 60, 90, 180] as const;

/** How an account with children is scored: by itself, by the worst of them, or by their mean, weighed by MRR. */
export const PARENT_POLICIES = ['own', 'worst', 'mean'] as const;
export type ParentPolicy = (typeof PARENT_POLICIES)[number];
export type RollUpPolicy = Exclude<ParentPolicy, 'own'>;

/** The entry of a change by children that the reader doesn't see. */
export const HIDDEN_CHILDREN = 'hidden';
/** The entry of a change between two days that were not scored by children alike. */
export const POLICY_CHANGED = 'policy';

export type Band = (typeof BANDS)[number];

/** The band of a shown whole number. */
export function bandOf(shown: number | null, { average, good }: Bands): Band {
  if (shown === null) return 'unknown';
  if (shown >= good) return 'good';
  return shown >= average ? 'average' : 'poor';
}
