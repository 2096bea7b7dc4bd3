import { dayNumber, monthOf, monthStart } from '@/lib/kit/day';

/** Days kept beyond the month's beginning: the month is whole in any time zone. */
const MARGIN_DAYS = 2;

/** The first month whose raw events are all kept, as a month index. What is older stands in the rollups alone. */
export function firstKeptMonth(today: string, retentionYears: number): number {
  return monthOf(dayNumber(today)).month - retentionYears * 12;
}

/** Raw events before this day (UTC, days since 1970-01-01) have served their time. */
export function firstKeptDay(today: string, retentionYears: number): number {
  return monthStart(firstKeptMonth(today, retentionYears)) - MARGIN_DAYS;
}
