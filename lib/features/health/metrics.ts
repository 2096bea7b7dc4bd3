import type { Bands } from './contract';

export type Band = 'poor' | 'average' | 'good' | 'unknown';

/** The band of a shown whole number. */
export function bandOf(shown: number | null, { average, good }: Bands): Band {
  if (shown === null) return 'unknown';
  if (shown >= good) return 'good';
  return shown >= average ? 'average' : 'poor';
}
