import type { MetricUnit } from '@/lib/features/metric/metrics';

/** What a chart may show and how: client-safe; its words stand in the catalogue under these ids. */

/** Days that a chart looks back on, up to yesterday; it begins with a whole week or month. */
export const CHART_DAYS = [30, 90, 180, 365] as const;
export const CHART_GRAINS = ['day', 'week', 'month'] as const;
export const CHART_KINDS = ['line', 'area', 'stacked', 'bar', 'pie', 'table'] as const;
/** Those of charts without groups; a pie divides the total of its groups. */
export const UNGROUPED_KINDS = CHART_KINDS.filter((kind) => kind !== 'pie');
/** One figure of many accounts: the mean of those that have a value, or their sum. */
export const CHART_ACROSS = ['average', 'total'] as const;
/** One figure of the days of a week or month. */
export const CHART_WITHIN = ['last', 'average', 'high', 'low'] as const;

/** What the users of accounts did in a day, week or month: distinct people, their active days, their time. */
export const USER_MEASURES = ['activeUsers', 'activeDays', 'userTime', 'timePerActiveUser'] as const;
export type UserMeasure = (typeof USER_MEASURES)[number];
export const USER_GROUPS = ['account', 'user'] as const;

/** How wide a chart may stand on a Metrics tab, in its two columns, and how tall. */
export const CHART_WIDTHS = [1, 2] as const;
export const CHART_HEIGHTS = [1, 2, 3] as const;
export interface ChartSize {
  width: (typeof CHART_WIDTHS)[number];
  height: (typeof CHART_HEIGHTS)[number];
}

export const MOST_METRICS = 6;
/** Groups that stand for themselves; what the others add up to is one more. */
export const MOST_GROUPS = 7;

const USER_UNITS: Record<UserMeasure, MetricUnit> = { activeUsers: 'count', activeDays: 'count', userTime: 'ms', timePerActiveUser: 'ms' };

/** Those that groups divide among them: what is counted per person isn't. */
export const ADDITIVE_MEASURES: readonly UserMeasure[] = ['activeUsers', 'activeDays', 'userTime'];

/** What a measure of users is in. */
export const userUnit = (measure: UserMeasure): MetricUnit => USER_UNITS[measure];
