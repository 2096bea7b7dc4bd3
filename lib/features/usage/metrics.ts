import type { ReaderFormat } from '@/lib/kit/cell-text';
import { formatInstant } from '@/lib/kit/date-format';
import { formatDuration } from '@/lib/kit/duration-format';
import { formatNumber, formatPercent } from '@/lib/kit/number-format';

/** What is fixed about a metric wherever it is shown. Its name and definition stand in the catalogue under its id. */
export interface Metric {
  unit: 'count' | 'share' | 'ms' | 'instant';
  /** Days that it looks at, up to the as-of day; null for all of them. */
  days: number | null;
}

export const usageMetrics = {
  mau: { unit: 'count', days: 30 },
  wau: { unit: 'count', days: 7 },
  dau: { unit: 'count', days: 1 },
  stickiness: { unit: 'share', days: 30 },
  timePerUser: { unit: 'ms', days: 1 },
  productUsers: { unit: 'count', days: null },
  lastSeen: { unit: 'instant', days: null },
  sessionTime: { unit: 'ms', days: 30 },
  activityRank: { unit: 'count', days: 30 },
} as const satisfies Record<string, Metric>;

export type UsageMetricId = keyof typeof usageMetrics;

/** A metric's value as the reader sees it; null is a dash, never 0. */
export function metricText(id: UsageMetricId, value: number | string | null, { locale, timeZone }: Omit<ReaderFormat, 'word'>): string {
  switch (usageMetrics[id].unit) {
    case 'count':
      return formatNumber(value as number | null, locale);
    case 'share':
      return formatPercent(value as number | null, locale);
    case 'ms':
      return formatDuration(value as number | null, locale);
    case 'instant':
      return formatInstant(value as string | null, locale, timeZone);
  }
}
