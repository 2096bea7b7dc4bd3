import type { Bands } from './contract';

export const BANDS = ['poor', 'average', 'good', 'unknown'] as const;
/** Days before an account left or renewed whose score is asked to have told so. */
export const HORIZONS = [30, 60, 90, 180] as const;

export type Band = (typeof BANDS)[number];

/** The band of a shown whole number. */
export function bandOf(shown: number | null, { average, good }: Bands): Band {
  if (shown === null) return 'unknown';
  if (shown >= good) return 'good';
  return shown >= average ? 'average' : 'poor';
}
