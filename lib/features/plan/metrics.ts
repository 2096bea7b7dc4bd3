import { type Fraction, rounded } from '@/lib/kit/exact';

/** What an objective measures: decimals as texts with up to four places, null where unknown. */
export interface Measures {
  baseline: string | null;
  target: string | null;
  current: string | null;
}

const PLACES = 4;

/** A decimal as a whole number of ten-thousandths. */
function tenThousandths(decimal: string): bigint {
  const [, sign = '', whole = '0', places = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal) ?? [];
  const digits = BigInt(whole + places.slice(0, PLACES).padEnd(PLACES, '0'));
  return sign === '-' ? -digits : digits;
}

/**
 * Progress of an objective: (current − baseline) ÷ (target − baseline), exact; below 0 when it fell back, over 1 when
 * it went beyond. Null when a part is unknown, or the target is the baseline.
 */
export function progressOf({ baseline, target, current }: Measures): Fraction | null {
  if (baseline === null || target === null || current === null) return null;
  const start = tenThousandths(baseline);
  const way = tenThousandths(target) - start;
  if (way === 0n) return null;
  const done = tenThousandths(current) - start;
  return way > 0n ? { n: done, d: way } : { n: -done, d: -way };
}

/** Progress in whole %, rounded once. */
export function progressPercent(measures: Measures): number | null {
  const progress = progressOf(measures);
  return progress && rounded({ n: progress.n * 100n, d: progress.d }, 0);
}
