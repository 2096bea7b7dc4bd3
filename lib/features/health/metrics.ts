import type { Bands } from './contract';

export const BANDS = ['poor', 'average', 'good', 'unknown'] as const;
export type Band = (typeof BANDS)[number];

/** The band of a shown whole number. */
export function bandOf(shown: number | null, { average, good }: Bands): Band {
  if (shown === null) return 'unknown';
  if (shown >= good) return 'good';
  return shown >= average ? 'average' : 'poor';
}
