import { sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import { isFixedMetric } from '@/lib/features/metric/metrics';
import { monthOf, monthStart } from '@/lib/kit/day';

/** Accounts, each with the index of its group. */
export interface SomeAccounts {
  ids: readonly number[];
  groups: readonly number[];
}

/** Days of a metric one after another: their numbers, both included. */
export interface MetricStretch {
  metric: string;
  from: number;
  to: number;
}

/** What a metric's values of a group on a day add up to. */
export interface DaySum {
  metric: string;
  group: number;
  /** Its number. */
  day: number;
  /** Exact. */
  sum: string;
  accounts: number;
}

/** Stretches as the months that hold them: of each, the first day and the places in the month from 1, both included. */
function byMonth(stretches: readonly MetricStretch[]) {
  return stretches.flatMap(({ metric, from, to }) => {
    const [first, last] = [monthOf(from), monthOf(to)];
    return Array.from({ length: last.month - first.month + 1 }, (_, offset) => {
      const month = first.month + offset;
      const low = month === first.month ? first.index : 0;
      return { metric, month, day: monthStart(month) + low, low: low + 1, high: month === last.month ? last.index + 1 : 31 };
    });
  });
}

/**
 * Sums from the values of each account: of each month, only the days that were asked for. Whether the values of an
 * organization's own metrics are numbers, only they can tell; asking the others, too, would take most of the time.
 */
export async function readCountedSums(
  { db, organization }: Context,
  { ids, groups }: SomeAccounts,
  stretches: readonly MetricStretch[],
): Promise<DaySum[]> {
  const months = byMonth(stretches);
  const metrics = [...new Set(stretches.map(({ metric }) => metric))];
  const column = (name: 'month' | 'day' | 'low' | 'high') => sql`${months.map((one) => one[name])}::int[]`;
  const value = metrics.every(isFixedMetric) ? sql`u.value::numeric` : sql`metric_number(u.value)`;
  const isGrouped = groups.some((group) => group > 0);
  const { rows } = await sql<DaySum>`
    SELECT m.metric, ${isGrouped ? sql`a.place` : sql`0`} AS "group", p.day + u.at - 1 AS day, sum(${value})::text AS sum, count(${value}) AS accounts
    FROM unnest(${months.map(({ metric }) => metric)}::text[], ${column('month')}, ${column('day')}, ${column('low')}, ${column('high')})
      AS p (metric, month, day, low, high)
    JOIN metric_month m ON m.metric = p.metric AND m.month = p.month
    ${isGrouped ? sql`JOIN unnest(${ids}::bigint[], ${groups}::int[]) AS a (id, place) ON a.id = m.account_id` : sql``}
    CROSS JOIN LATERAL unnest(m.values[p.low:p.high]) WITH ORDINALITY AS u (value, at)
    WHERE m.organization_id = ${organization.id} AND m.metric = ANY(${metrics}::text[])
      AND m.month BETWEEN ${Math.min(...months.map(({ month }) => month))} AND ${Math.max(...months.map(({ month }) => month))}
      AND ${isGrouped ? sql`true` : sql`m.account_id = ANY(${ids}::bigint[])`} AND u.value IS NOT NULL
    GROUP BY 1, 2, 3`.execute(db);
  return rows;
}
