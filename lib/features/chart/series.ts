import { isFixedMetric, METRICS } from '@/lib/features/metric/metrics';
import { compare, type Fraction, over, plus, rounded, whole } from '@/lib/kit/exact';
import type { AccountExploration, ChartSeries } from './contract';
import type { DailyTotals, DayTotal } from './daily';
import type { Period } from './period';

/** Accounts that share a value, as one line of a chart. */
export interface ChartGroup {
  group: string | null;
  name: string | null;
  part: 'whole' | 'group' | 'rest';
}

type Summary = Pick<AccountExploration, 'across' | 'within'>;

/** Decimals of what an organization measures itself. */
const OWN_DECIMALS = 3;
/** Means of whole numbers keep so many. */
const MEAN_DECIMALS = 2;

/** Decimals that a figure of a metric keeps; durations are whole milliseconds. */
function decimalsOf(metric: string, across: Summary['across']): number {
  const { decimals, unit } = isFixedMetric(metric) ? METRICS[metric] : { decimals: OWN_DECIMALS, unit: null };
  if (unit === 'ms') return 0;
  return across === 'total' ? decimals : Math.max(decimals, MEAN_DECIMALS);
}

const highest = (one: Fraction, other: Fraction) => (compare(one, other) < 0 ? other : one);
const lowest = (one: Fraction, other: Fraction) => (compare(one, other) < 0 ? one : other);

/** One figure of the days of a bucket, exactly; null when nothing is known of any of them. */
function withinBucket(known: readonly Fraction[], within: Summary['within']): Fraction | null {
  const [first, ...others] = known;
  if (first === undefined) return null;
  switch (within) {
    case 'last':
      return known.at(-1) ?? null;
    case 'average':
      return over(others.reduce(plus, first), whole(known.length));
    case 'high':
      return others.reduce(highest, first);
    case 'low':
      return others.reduce(lowest, first);
  }
}

/** A metric over a period: one value for each bucket, worked out exactly and rounded once. */
export function seriesValues(
  days: ReadonlyMap<number, DayTotal>,
  { buckets }: Period,
  metric: string,
  { across, within }: Summary,
): (number | null)[] {
  const decimals = decimalsOf(metric, across);
  return buckets.map(({ from, to }) => {
    const known: Fraction[] = [];
    for (let day = from; day <= to; day++) {
      const total = days.get(day);
      if (total) known.push(across === 'total' ? total.sum : over(total.sum, whole(total.accounts)));
    }
    const value = withinBucket(known, within);
    return value && rounded(value, decimals);
  });
}

const NO_DAYS: ReadonlyMap<number, DayTotal> = new Map();

/** The lines of a chart: of each metric, or of each group of one, and of the period before. */
export function accountSeries(
  content: AccountExploration,
  totals: DailyTotals,
  { shown, earlier }: { shown: Period; earlier: Period },
  groups: readonly ChartGroup[],
): ChartSeries[] {
  const line = (metric: string, index: number, period: Period) => seriesValues(totals.get(metric)?.get(index) ?? NO_DAYS, period, metric, content);
  return content.metrics.flatMap((metric) => [
    ...groups.map((one, index): ChartSeries => ({ metric, ...one, values: line(metric, index, shown) })),
    ...(content.compare ? [{ metric, group: null, name: null, part: 'before' as const, values: line(metric, 0, earlier) }] : []),
  ]);
}
