import { type RawBuilder, sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import { addDays, dayNumber, monthOf } from '@/lib/kit/day';

const TREND_WEEKS = 12;
const STICKINESS_DAYS = 30;

type Scope = Pick<Context, 'organization'>;

const listed = (months: readonly { month: number; index: number }[]) =>
  sql`unnest(${months.map(({ month }) => month)}::int[], ${months.map(({ index }) => index)}::int[])`;

/**
 * The usage figures of accounts (all for null) as of a day, as a query to select from: account_id, last_seen_at, dau, wau,
 * mau, stickiness in hundredths, ms_per_user, product_users. Definitions as in activity.ts; here in SQL, set by set.
 */
export function usageFigures({ organization }: Scope, asOf: string, accountIds: readonly number[] | null): RawBuilder<unknown> {
  const day = dayNumber(asOf);
  const { month, index } = monthOf(day);
  const window = Array.from({ length: STICKINESS_DAYS }, (_, back) => monthOf(day - back));
  // Said again as bounds: joined by its days alone, the window might be picked from each account's whole history.
  const oldest = Math.min(...window.map((at) => at.month));
  const chosen = accountIds ? sql`AND a.id = ANY(${accountIds}::bigint[])` : sql``;
  return sql`(
    SELECT a.organization_id, a.id AS account_id, seen.last_seen_at, f.dau, f.wau, f.mau,
      CASE WHEN f.mau > 0 THEN (2 * 100 * days.dau30 + 30 * f.mau) / (2 * 30 * f.mau) END AS stickiness,
      CASE WHEN f.dau > 0 THEN (2 * f.ms + f.dau) / (2 * f.dau) END AS ms_per_user,
      product_users(a.organization_id, a.id, ${month}, ${index}) AS product_users
    FROM account a
    LEFT JOIN usage_account_month m ON m.organization_id = a.organization_id AND m.account_id = a.id AND m.month = ${month}
    CROSS JOIN LATERAL (SELECT coalesce(m.dau[${index + 1}], 0) AS dau, coalesce(m.wau[${index + 1}], 0) AS wau,
      coalesce(m.mau[${index + 1}], 0) AS mau, coalesce(m.ms[${index + 1}], 0) AS ms) f
    CROSS JOIN LATERAL (
      SELECT coalesce(sum(d.dau[w.index + 1]), 0) AS dau30 FROM ${listed(window)} AS w (month, index)
      JOIN usage_account_month d ON d.organization_id = a.organization_id AND d.account_id = a.id AND d.month = w.month
        AND d.month BETWEEN ${oldest} AND ${month}) days
    LEFT JOIN LATERAL (
      SELECT (make_date(l.month / 12, l.month % 12 + 1, 1) + n::int - 1)::timestamp AT TIME ZONE ${organization.timezone} + v * interval '1 millisecond' AS last_seen_at
      FROM usage_account_month l CROSS JOIN LATERAL unnest(l.last_ms) WITH ORDINALITY AS d (v, n)
      WHERE l.organization_id = a.organization_id AND l.account_id = a.id AND l.month <= ${month} AND v >= 0
        AND (l.month < ${month} OR n <= ${index + 1})
      ORDER BY l.month DESC, n DESC LIMIT 1) seen ON true
    WHERE a.organization_id = ${organization.id} ${chosen})`;
}

/**
 * Writes the account list's figures as of yesterday, for the given accounts or for all: after a fold those that
 * events touched, after midnight everyone.
 */
export async function refreshAccountUsage(ctx: Pick<Context, 'db' | 'organization' | 'today'>, accountIds: number[] | null): Promise<void> {
  const asOf = addDays(ctx.today, -1);
  const day = dayNumber(asOf);
  const weeks = Array.from({ length: TREND_WEEKS }, (_, week) => monthOf(day - 7 * (TREND_WEEKS - 1 - week)));
  await sql`
    INSERT INTO account_usage (organization_id, account_id, as_of, last_seen_at, dau, wau, mau, stickiness, ms_per_user, product_users, mau_trend)
    SELECT f.organization_id, f.account_id, ${asOf}::date, f.last_seen_at, f.dau, f.wau, f.mau, f.stickiness, f.ms_per_user, f.product_users, trend.mau
    FROM ${usageFigures(ctx, asOf, accountIds)} f
    CROSS JOIN LATERAL (
      SELECT coalesce(array_agg(coalesce(t.mau[w.index + 1], 0) ORDER BY w.n), '{}') AS mau
      FROM ${listed(weeks)} WITH ORDINALITY AS w (month, index, n)
      LEFT JOIN usage_account_month t ON t.organization_id = f.organization_id AND t.account_id = f.account_id AND t.month = w.month) trend
    ON CONFLICT (organization_id, account_id) DO UPDATE SET as_of = excluded.as_of, last_seen_at = excluded.last_seen_at,
      dau = excluded.dau, wau = excluded.wau, mau = excluded.mau, stickiness = excluded.stickiness, ms_per_user = excluded.ms_per_user,
      product_users = excluded.product_users, mau_trend = excluded.mau_trend`.execute(ctx.db);
}
