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

interface Row {
  metric: string;
  group: number;
  month: number;
  /** Place among the days that were asked for of the month, from 1. */
  at: number;
  /** Exact. */
  sum: string;
  accounts: number;
}

/** Totals as they were kept after each day. */
const keptRows = ({ organization }: Context, { metrics, from, to }: Asked): RawBuilder<Row> => sql`
  SELECT d.metric, 0 AS "group", 0 AS month, d.day - DATE '1970-01-01' AS at, d.total::text AS sum, d.accounts FROM metric_day d
  WHERE d.organization_id = ${organization.id} AND d.metric = ANY(${metrics}::text[])
    AND d.day BETWEEN DATE '1970-01-01' + ${from}::int AND DATE '1970-01-01' + ${to}::int AND d.accounts > 0`;

/** The first and the last day that is asked for of a month, as its column. */
function daysOf(from: number, to: number) {
  const [first, last] = [monthOf(from), monthOf(to)];
  const low = sql`CASE WHEN m.month = ${first.month} THEN ${first.index + 1}::int ELSE 1 END`;
  return { first, last, slice: sql`m.values[${low} : CASE WHEN m.month = ${last.month} THEN ${last.index + 1}::int ELSE 31 END]` };
}

/**
 * The same from the values of each account: of each month, only the days that were asked for. Whether the values of an
 * organization's own metrics are numbers, only they can tell; asking the others, too, would take most of the time.
 */
function countedRows({ organization }: Context, { metrics, from, to }: Asked, { ids, groups }: Exclude<ChartedAccounts, 'all'>): RawBuilder<Row> {
  const { first, last, slice } = daysOf(from, to);
  const value = metrics.every(isFixedMetric) ? sql`u.value::numeric` : sql`metric_number(u.value)`;
  const isGrouped = groups.some((group) => group > 0);
  return sql`
    SELECT m.metric, ${isGrouped ? sql`a.place` : sql`0`} AS "group", m.month, u.at, sum(${value})::text AS sum, count(${value}) AS accounts
    FROM metric_month m ${isGrouped ? sql`JOIN unnest(${ids}::bigint[], ${groups}::int[]) AS a (id, place) ON a.id = m.account_id` : sql``}
    CROSS JOIN LATERAL unnest(${slice}) WITH ORDINALITY AS u (value, at)
    WHERE m.organization_id = ${organization.id} AND m.metric = ANY(${metrics}::text[]) AND m.month BETWEEN ${first.month} AND ${last.month}
      AND ${isGrouped ? sql`true` : sql`m.account_id = ANY(${ids}::bigint[])`} AND u.value IS NOT NULL
    GROUP BY 1, 2, 3, 4`;
}

/** What metrics' daily values of some accounts add up to, in one statement. */
export async function readDailyTotals(ctx: Context, asked: Asked): Promise<DailyTotals> {
  const { accounts, from } = asked;
  const { rows } = await sql<Row>`${accounts === 'all' ? keptRows(ctx, asked) : countedRows(ctx, asked, accounts)}`.execute(ctx.db);
  const firstMonth = monthOf(from).month;
  const dayOfRow = ({ month, at }: Row) => {
    if (accounts === 'all') return at;
    return (month === firstMonth ? from : monthStart(month)) + at - 1;
  };
  const totals = new Map<string, Map<number, Map<number, DayTotal>>>();
  for (const row of rows.filter(({ accounts: some }) => some > 0)) {
    const groups = totals.get(row.metric) ?? new Map<number, Map<number, DayTotal>>();
    const days = groups.get(row.group) ?? new Map<number, DayTotal>();
    days.set(dayOfRow(row), { sum: decimal(row.sum), accounts: row.accounts });
    totals.set(row.metric, groups.set(row.group, days));
  }
  return totals;
}
