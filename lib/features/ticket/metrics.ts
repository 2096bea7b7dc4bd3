import { MS_A_DAY } from '@/lib/kit/day';
import { ratio } from '@/lib/kit/exact';

/** Trends of tickets (metrics.md, Support). Days are of 86,400 s. */
const SECONDS_A_DAY = MS_A_DAY / 1000;
const AGE_DECIMALS = 1;

/** The mean age of tickets in days: ages are summed, cut to whole seconds, divided and rounded once; null without any. */
export function meanAgeDays(ageMs: number, tickets: number): number | null {
  return ratio(Math.floor(ageMs / 1000), tickets * SECONDS_A_DAY, AGE_DECIMALS);
}
