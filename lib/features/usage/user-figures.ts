import { type RawBuilder, sql } from 'kysely';
import type { Organization } from '@/lib/core/actor';
import type { AsOf } from '@/lib/core/as-of';
import { monthOf, monthStart } from '@/lib/kit/day';
import { rounded } from '@/lib/kit/exact';

/** Days that session time and activity rank look back on (seed 002). */
export const SESSION_DAYS = 30;

/** A product user's figures as of a day, as the query below yields them. */
export interface UserFigures {
  id: number;
  userId: string;
  name: string | null;
  email: string | null;
  title: string | null;
  firstSeen: Date | null;
  lastSeen: Date | null;
  timeMs: number;
  /** Product users of the account with strictly less session time, and all of them. */
  less: number;
  total: number;
}

/** The months that the last `days` days touch, with the part of each (zero-based days, both included). */
function spans(asOf: AsOf, days: number): { months: number[]; lows: number[]; highs: number[] } {
  const first = asOf.number - days + 1;
  const months: number[] = [];
  for (let month = monthOf(first).month; month <= asOf.month; month++) months.push(month);
  return {
    months,
    lows: months.map((month) => Math.max(0, first - monthStart(month))),
    highs: months.map((month) => Math.min(30, asOf.number - monthStart(month))),
  };
}

/**
 * Every product user of an account as of a day, with session time and what its rank is made of: a query to select
 * from under an alias. One definition for the API's list, the users tab and its CSV.
 */
export function userFigures(organization: Organization, accountId: number, asOf: AsOf): RawBuilder<UserFigures> {
  const { months, lows, highs } = spans(asOf, SESSION_DAYS);
  const upToDay = sql`((1::bigint << ${asOf.index + 1}::int) - 1)::int`;
  return sql<UserFigures>`(
    SELECT u.id, u.user_id, u.name, u.email, u.title,
      CASE WHEN u.first_seen_at < ${asOf.end} THEN u.first_seen_at END AS first_seen,
      CASE WHEN u.last_seen_at < ${asOf.end} THEN u.last_seen_at ELSE past.last_seen END AS last_seen,
      coalesce(t.time_ms, 0) AS time_ms,
      (rank() OVER (ORDER BY coalesce(t.time_ms, 0)) - 1)::int AS less,
      count(*) OVER ()::int AS total
    FROM product_user u
    LEFT JOIN (
      SELECT m.user_ref, sum(sum_of_days(m.active_days, m.ms, w.low, w.high))::bigint AS time_ms
      FROM unnest(${months}::int[], ${lows}::int[], ${highs}::int[]) AS w (month, low, high)
      JOIN usage_user_month m ON m.organization_id = ${organization.id} AND m.account_id = ${accountId} AND m.month = w.month
      GROUP BY m.user_ref) t ON t.user_ref = u.id
    LEFT JOIN LATERAL (
      SELECT (make_date(p.month / 12, p.month % 12 + 1, 1) + days.last)::timestamp AT TIME ZONE ${organization.timezone}
        + p.last_ms[days.many] * interval '1 millisecond' AS last_seen
      FROM usage_user_month p
      CROSS JOIN LATERAL (SELECT CASE WHEN p.month = ${asOf.month} THEN p.active_days & ${upToDay} ELSE p.active_days END AS mask) active
      CROSS JOIN LATERAL (SELECT length(ltrim(active.mask::bit(32)::text, '0')) - 1 AS last, bit_count(active.mask::bit(32))::int AS many) days
      WHERE p.organization_id = ${organization.id} AND p.account_id = ${accountId} AND p.user_ref = u.id
        AND p.month <= ${asOf.month} AND active.mask <> 0 AND u.last_seen_at >= ${asOf.end}
      ORDER BY p.month DESC LIMIT 1) past ON true
    WHERE u.organization_id = ${organization.id} AND u.account_id = ${accountId}
      AND least(u.first_seen_at, u.first_identified_at) < ${asOf.end}
  )`;
}

/** Percentile of session time among the account's product users, one decimal; a sole user has 100 if any time, else 0. */
export function activityRank({ less, total, timeMs }: Pick<UserFigures, 'less' | 'total' | 'timeMs'>): number {
  if (total === 1) return timeMs > 0 ? 100 : 0;
  return rounded({ n: BigInt(100 * less), d: BigInt(total - 1) }, 1);
}
