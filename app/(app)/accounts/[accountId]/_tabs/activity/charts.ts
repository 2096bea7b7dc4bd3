import type * as z from 'zod';
import type { ChartData } from '@/components/charts/chart-data';
import type { ActivityBuckets, ActivityFigures } from '@/lib/features/usage/contract';
import { formatMonth, formatShortDay } from '@/lib/kit/date-format';
import { ratio } from '@/lib/kit/exact';

/** How the charts gather days; a week or month counts each user once. */
export const PERIODS = ['day', 'week', 'month'] as const;
export type Period = (typeof PERIODS)[number];

export interface ActivityCharts {
  users: ChartData;
  time: ChartData;
}

type Words = Record<'mau' | 'dau' | 'productUsers' | 'periodUsers' | 'newUsers' | 'time', string>;

/** The two charts of full days (seed 002). */
export function dayCharts({ uniqueUsers, timePerUser }: ActivityFigures, isPartial: boolean, words: Words, locale: string): ActivityCharts {
  const points = uniqueUsers.map(({ day }) => ({ key: day, label: formatShortDay(day, locale) }));
  const shared = { points, partialLast: isPartial };
  return {
    users: {
      ...shared,
      kind: 'number',
      series: [
        { id: 'mau', name: words.mau, values: uniqueUsers.map(({ mau }) => mau) },
        { id: 'dau', name: words.dau, values: uniqueUsers.map(({ dau }) => dau) },
        { id: 'productUsers', name: words.productUsers, values: uniqueUsers.map(({ productUsers }) => productUsers) },
      ],
    },
    time: { ...shared, kind: 'duration', series: [{ id: 'time', name: words.time, values: timePerUser.map(({ ms }) => ms) }] },
  };
}

type Buckets = z.infer<typeof ActivityBuckets>['buckets'];

/** The same by calendar weeks or months. */
export function bucketCharts(buckets: Buckets, period: 'week' | 'month', words: Words, locale: string): ActivityCharts {
  const label = period === 'week' ? formatShortDay : formatMonth;
  const points = buckets.map(({ start }) => ({ key: start, label: label(start, locale) }));
  const shared = { points, partialLast: buckets.at(-1)?.partial ?? false };
  return {
    users: {
      ...shared,
      kind: 'number',
      series: [
        { id: 'users', name: words.periodUsers, values: buckets.map(({ users }) => users) },
        { id: 'newUsers', name: words.newUsers, values: buckets.map(({ newUsers }) => newUsers) },
      ],
    },
    time: {
      ...shared,
      kind: 'duration',
      series: [{ id: 'time', name: words.time, values: buckets.map(({ timeMs, users }) => ratio(timeMs, users, 0)) }],
    },
  };
}
