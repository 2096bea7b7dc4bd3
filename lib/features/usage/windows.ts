import { monthOf, monthStart, weekStart } from '@/lib/kit/day';

/**
 * Which readings a day of activity counts in. A user active on day d counts, in a window's reading as of D, for every
 * D from d to `reach(d)`. Reach never decreases with d, so only the latest active day on or before D decides.
 * Days are numbers since 1970-01-01. Source of the windows: metrics.md, Usage.
 */
export type Reach = (day: number) => number;

/** The last `days` days ending with D (WAU 7, MAU and module users 30). */
export const trailing =
  (days: number): Reach =>
  (day) =>
    day + days - 1;

/** D's calendar week up to D (ISO 8601, from Monday). */
export const weekToDate: Reach = (day) => weekStart(day) + 6;

/** D's calendar month up to D. */
export const monthToDate: Reach = (day) => monthStart(monthOf(day).month + 1) - 1;

/**
 * Calls `emit` for every D whose reading gains this user when `added` days join the `before` days: the change of a
 * distinct count without counting anybody else. Both lists ascend and share no day.
 */
export function newlyCovered(before: readonly number[], added: readonly number[], reach: Reach, emit: (day: number) => void): void {
  let seen = -1;
  for (const [index, day] of added.entries()) {
    const next = added[index + 1];
    const last = next === undefined ? reach(day) : Math.min(reach(day), next - 1);
    for (let reading = day; reading <= last; reading++) {
      while (seen + 1 < before.length && (before[seen + 1] as number) <= reading) seen++;
      const latest = before[seen];
      if (latest === undefined || reach(latest) < reading) emit(reading);
    }
  }
}
