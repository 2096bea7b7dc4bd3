import { type RawBuilder, sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import { isFixedMetric } from '@/lib/features/metric/metrics';
import { monthOf, monthStart } from '@/lib/kit/day';
import { decimal, type Fraction } from '@/lib/kit/exact';

/** A metric's values on a day, of some accounts together. */
export interface DayTotal {
  sum: Fraction;
  accounts: number;
}

/** By metric, by index of the group, by day number; days of which nothing is known are absent. */
export type DailyTotals = ReadonlyMap<string, ReadonlyMap<number, ReadonlyMap<number, DayTotal>>>;

/** All accounts, whose totals are kept; or these, each with the index of its group. */
export type ChartedAccounts = 'all' | { ids: readonly number[]; groups: readonly number[] };

interface Asked {
  metrics: readonly string[];
  /** Day numbers, both included. */
  from: number;
  to: number;
  accounts: ChartedAccounts;
}

/** Days one after another: their numbers, both included. */
type Stretch = Pick<Asked, 'from' | 'to'>;
type SomeAccounts = Exclude<ChartedAccounts, 'all'>;

interface Row {
  metric: string;
  group: number;
  /** Its number. */
  day: number;
  /** Exact. */
  sum: string;
  accounts: number;
}

/** Totals as they were kept after each day. */
const keptRows = ({ organization }: Context, { metrics, from, to }: Asked): RawBuilder<Row> => sql`
  SELECT d.metric, 0 AS "group", d.day - DATE '1970-01-01' AS day, d.total::text AS sum, d.accounts FROM metric_day d
  WHERE d.organization_id = ${organization.id} AND d.metric = ANY(${metrics}::text[])
    AND d.day BETWEEN DATE '1970-01-01' + ${from}::int AND DATE '1970-01-01' + ${to}::int AND d.accounts > 0`;

/** Stretches as the months that hold them: of each, the first day and the places in the month from 1, both included. */
function byMonth(stretches: readonly Stretch[]) {
  return stretches.flatMap(({ from, to }) => {
    const [first, last] = [monthOf(from), monthOf(to)];
    return Array.from({ length: last.month - first.month + 1 }, (_, offset) => {
      const month = first.month + offset;
      const low = month === first.month ? first.index : 0;
      return { month, day: monthStart(month) + low, low: low + 1, high: month === last.month ? last.index + 1 : 31 };
    });
  });
}

/**
 * The same from the values of each account: of each month, only the days that were asked for. Whether the values of an
 * organization's own metrics are numbers, only they can tell; asking the others, too, would take most of the time.
 */
function countedRows(
  { organization }: Context,
  metrics: readonly string[],
  { ids, groups }: SomeAccounts,
  stretches: readonly Stretch[],
): RawBuilder<Row> {
  const months = byMonth(stretches);
  const column = (name: keyof (typeof months)[number]) => sql`${months.map((one) => one[name])}::int[]`;
  const value = metrics.every(isFixedMetric) ? sql`u.value::numeric` : sql`metric_number(u.value)`;
  const isGrouped = groups.some((group) => group > 0);
  return sql`
    SELECT m.metric, ${isGrouped ? sql`a.place` : sql`0`} AS "group", p.day + u.at - 1 AS day, sum(${value})::text AS sum, count(${value}) AS accounts
    FROM unnest(${column('month')}, ${column('day')}, ${column('low')}, ${column('high')}) AS p (month, day, low, high)
    JOIN metric_month m ON m.month = p.month
    ${isGrouped ? sql`JOIN unnest(${ids}::bigint[], ${groups}::int[]) AS a (id, place) ON a.id = m.account_id` : sql``}
    CROSS JOIN LATERAL unnest(m.values[p.low:p.high]) WITH ORDINALITY AS u (value, at)
    WHERE m.organization_id = ${organization.id} AND m.metric = ANY(${metrics}::text[])
      AND m.month BETWEEN ${Math.min(...months.map(({ month }) => month))} AND ${Math.max(...months.map(({ month }) => month))}
      AND ${isGrouped ? sql`true` : sql`m.account_id = ANY(${ids}::bigint[])`} AND u.value IS NOT NULL
    GROUP BY 1, 2, 3`;
}

function totalsOf(rows: readonly Row[]): DailyTotals {
  const totals = new Map<string, Map<number, Map<number, DayTotal>>>();
  for (const row of rows.filter(({ accounts: some }) => some > 0)) {
    const groups = totals.get(row.metric) ?? new Map<number, Map<number, DayTotal>>();
    const days = groups.get(row.group) ?? new Map<number, DayTotal>();
    days.set(row.day, { sum: decimal(row.sum), accounts: row.accounts });
    totals.set(row.metric, groups.set(row.group, days));
  }
  return totals;
}

/** What metrics' daily values of some accounts add up to, in one statement. */
export async function readDailyTotals(ctx: Context, asked: Asked): Promise<DailyTotals> {
  const { accounts, metrics } = asked;
  const { rows } = await sql<Row>`${accounts === 'all' ? keptRows(ctx, asked) : countedRows(ctx, metrics, accounts, [asked])}`.execute(ctx.db);
  return totalsOf(rows);
}

/**
 * The same where only the last known day of each bucket counts: its very last day is read, and more of it only where some
 * metric of some group isn't known of that day.
 */
export async function readLastTotals(ctx: Context, { accounts, metrics, ...span }: Asked, buckets: readonly Stretch[]): Promise<DailyTotals> {
  if (accounts === 'all') return readDailyTotals(ctx, { accounts, metrics, ...span });
  const read = async (stretches: readonly Stretch[]) => (await sql<Row>`${countedRows(ctx, metrics, accounts, stretches)}`.execute(ctx.db)).rows;
  const ends = await read(buckets.map(({ to }) => ({ from: to, to })));
  const known = totalsOf(ends);
  const groups = [...new Set(accounts.groups)];
  const isKnown = (day: number) => metrics.every((metric) => groups.every((group) => known.get(metric)?.get(group)?.has(day)));
  const before = buckets.flatMap(({ from, to }) => (from < to && !isKnown(to) ? { from, to: to - 1 } : []));
  return before.length === 0 ? known : totalsOf([...ends, ...(await read(before))]);
}
