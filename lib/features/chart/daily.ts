import { type RawBuilder, sql } from 'kysely';
import type { Context } from '@/lib/core/context';
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
  day: number;
  /** Exact. */
  sum: string;
  accounts: number;
}

/** Totals as they were kept after each day. */
const keptRows = ({ organization }: Context, { metrics, from, to }: Asked): RawBuilder<Row> => sql`
  SELECT d.metric, 0 AS group, d.day - DATE '1970-01-01' AS day, d.total::text AS sum, d.accounts FROM metric_day d
  WHERE d.organization_id = ${organization.id} AND d.metric = ANY(${metrics}::text[])
    AND d.day BETWEEN DATE '1970-01-01' + ${from}::int AND DATE '1970-01-01' + ${to}::int AND d.accounts > 0`;

/** The same from the values of each account: of each month, only the days that were asked for. */
function countedRows({ organization }: Context, { metrics, from, to }: Asked, { ids, groups }: Exclude<ChartedAccounts, 'all'>): RawBuilder<Row> {
  const [first, last] = [monthOf(from), monthOf(to)];
  const months = Array.from({ length: last.month - first.month + 1 }, (_, index) => first.month + index);
  const lows = months.map((month) => (month === first.month ? first.index + 1 : 1));
  const highs = months.map((month) => (month === last.month ? last.index + 1 : 31));
  return sql`
    SELECT m.metric, a.group, asked.start + asked.low + u.at::int - 2 AS day, sum(metric_number(u.value))::text AS sum, count(metric_number(u.value)) AS accounts
    FROM unnest(${months}::int[], ${lows}::int[], ${highs}::int[], ${months.map(monthStart)}::int[]) AS asked (month, low, high, start)
    JOIN metric_month m ON m.month = asked.month
    JOIN unnest(${ids}::bigint[], ${groups}::int[]) AS a (id, "group") ON a.id = m.account_id
    CROSS JOIN LATERAL unnest(m.values[asked.low:asked.high]) WITH ORDINALITY AS u (value, at)
    WHERE m.organization_id = ${organization.id} AND m.metric = ANY(${metrics}::text[])
    GROUP BY 1, 2, 3 HAVING count(metric_number(u.value)) > 0`;
}

/** What metrics' daily values of some accounts add up to, in one statement. */
export async function readDailyTotals(ctx: Context, asked: Asked): Promise<DailyTotals> {
  const { accounts } = asked;
  const { rows } = await sql<Row>`${accounts === 'all' ? keptRows(ctx, asked) : countedRows(ctx, asked, accounts)}`.execute(ctx.db);
  const totals = new Map<string, Map<number, Map<number, DayTotal>>>();
  for (const { metric, group, day, sum, accounts: count } of rows) {
    const groups = totals.get(metric) ?? new Map<number, Map<number, DayTotal>>();
    const days = groups.get(group) ?? new Map<number, DayTotal>();
    days.set(day, { sum: decimal(sum), accounts: count });
    totals.set(metric, groups.set(group, days));
  }
  return totals;
}
