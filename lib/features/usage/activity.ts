import type { AsOf } from '@/lib/core/as-of';
import { dayNumber, dayOf, monthOf, startOfDay } from '@/lib/kit/day';
import { ratio } from '@/lib/kit/exact';
import type { ActivityFigures, TodaySoFar } from './contract';
import { type AccountMonth, type AccountSum, DAYS, NEVER } from './ledger';

/** Days that the activity charts show (seed 002). */
export const CHART_DAYS = 60;
const STICKINESS_DAYS = 30;

/** An account's stored months by month index, for looking days up. */
export type AccountMonths = ReadonlyMap<number, Omit<AccountMonth, 'accountId'>>;

/** One day's reading of a sum; 0 where nothing is stored. */
export function readingOf(months: AccountMonths, day: number, sum: AccountSum): number {
  const { month, index } = monthOf(day);
  return months.get(month)?.[sum][index] ?? 0;
}

/** Product users as of each day from `first` to `last`: everybody first known up to that day. */
export function productUsersByDay(months: AccountMonths, first: number, last: number): Map<number, number> {
  const begin = monthOf(first);
  let known = 0;
  for (const [month, row] of months) if (month < begin.month) known += sum(row.newUsers);
  for (let index = 0; index < begin.index; index++) known += months.get(begin.month)?.newUsers[index] ?? 0;
  const byDay = new Map<number, number>();
  for (let day = first; day <= last; day++) {
    known += readingOf(months, day, 'newUsers');
    byDay.set(day, known);
  }
  return byDay;
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** The latest event of any user up to the end of a day; null without. */
export function lastSeenAt(months: AccountMonths, asOf: Pick<AsOf, 'month' | 'index'>, timezone: string): Date | null {
  const descending = [...months.keys()].filter((month) => month <= asOf.month).sort((a, b) => b - a);
  for (const month of descending) {
    const { lastMs } = months.get(month) as { lastMs: number[] };
    for (let index = month === asOf.month ? asOf.index : DAYS - 1; index >= 0; index--) {
      const offset = lastMs[index] ?? NEVER;
      if (offset === NEVER) continue;
      const day = `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-${String(index + 1).padStart(2, '0')}`;
      return new Date(startOfDay(day, timezone).getTime() + offset);
    }
  }
  return null;
}

/** Mean DAU of the last 30 days ÷ MAU, two decimals; null when MAU is 0. */
export function stickiness(months: AccountMonths, day: number): number | null {
  let dau = 0;
  for (let back = 0; back < STICKINESS_DAYS; back++) dau += readingOf(months, day - back, 'dau');
  return ratio(dau, STICKINESS_DAYS * readingOf(months, day, 'mau'), 2);
}

/** The five figures and two charts of the Activity page as of a day. */
export function activityFigures(months: AccountMonths, asOf: AsOf, timezone: string): ActivityFigures {
  const first = asOf.number - CHART_DAYS + 1;
  const users = productUsersByDay(months, first, asOf.number);
  const days = Array.from({ length: CHART_DAYS }, (_, index) => first + index);
  const timePerUser = (day: number) => ratio(readingOf(months, day, 'ms'), readingOf(months, day, 'dau'), 0);
  return {
    lastSeen: lastSeenAt(months, asOf, timezone)?.toISOString() ?? null,
    dau: readingOf(months, asOf.number, 'dau'),
    mau: readingOf(months, asOf.number, 'mau'),
    dailyTimePerActiveUserMs: timePerUser(asOf.number),
    productUsers: users.get(asOf.number) ?? 0,
    uniqueUsers: days.map((day) => ({
      day: dayOf(day),
      dau: readingOf(months, day, 'dau'),
      mau: readingOf(months, day, 'mau'),
      productUsers: users.get(day) ?? 0,
    })),
    timePerUser: days.map((day) => ({ day: dayOf(day), ms: timePerUser(day) })),
  };
}

/** What the running day holds until now; its figures still grow. */
export function todaySoFar(months: AccountMonths, today: AsOf, timezone: string): TodaySoFar {
  return {
    activeUsers: readingOf(months, today.number, 'dau'),
    newUsers: readingOf(months, today.number, 'newUsers'),
    timeMs: readingOf(months, today.number, 'ms'),
    lastSeen: lastSeenAt(months, today, timezone)?.toISOString() ?? null,
  };
}

export interface Bucket {
  start: string;
  end: string;
  users: number;
  newUsers: number;
  timeMs: number;
  partial: boolean;
}

/**
 * Distinct users of calendar weeks or months, oldest first; the one that contains the as-of day ends there, partial.
 * @param starts each bucket's first day, ascending; `endOf` gives the last day of the bucket that begins on a day
 */
export function activityBuckets(
  months: AccountMonths,
  asOf: AsOf,
  starts: readonly string[],
  endOf: (start: number) => number,
  sumName: 'weekToDate' | 'monthToDate',
): Bucket[] {
  return starts.map((start) => {
    const from = dayNumber(start);
    const to = Math.min(endOf(from), asOf.number);
    let newUsers = 0;
    let timeMs = 0;
    for (let day = from; day <= to; day++) {
      newUsers += readingOf(months, day, 'newUsers');
      timeMs += readingOf(months, day, 'ms');
    }
    return {
      start,
      end: dayOf(to),
      users: readingOf(months, to, sumName),
      newUsers,
      timeMs,
      partial: to < endOf(from) || (asOf.partial && to === asOf.number),
    };
  });
}
