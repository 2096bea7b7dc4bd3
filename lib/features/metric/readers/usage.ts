import { sql } from 'kysely';
import { type AsOf, resolveAsOf } from '@/lib/core/as-of';
import type { Context } from '@/lib/core/context';
import { accountUsageFigures } from '@/lib/features/usage/queries';
import { addDays, dayNumber, localDay, monthOf } from '@/lib/kit/day';
import { ratio } from '@/lib/kit/exact';
import type { MetricOf } from '../metrics';
import { type MetricValue, metricValue, type SourceReader } from '../reading';

interface Row {
  accountId: number;
  lastSeenAt: Date | null;
  dau: number;
  wau: number;
  mau: number;
  /** Hundredths */
  stickiness: number | null;
  msPerUser: number | null;
  productUsers: number;
  modules: number;
}

/** Of features and modules, unless others are asked for. */
const ITEM_DAYS = 30;

/** A day that still runs counts from tomorrow. */
const fullDay = (ctx: Context, asked: AsOf): AsOf => (asked.partial ? resolveAsOf(ctx, addDays(ctx.today, -1)) : asked);

/** How the product is used, over full days. */
export const readUsageMetrics: SourceReader<MetricOf<'usage'>> = async (ctx, accountIds, asked) => {
  const asOf = fullDay(ctx, asked);
  const { rows } = await sql<Row>`
    SELECT f.*, coalesce(used.modules, 0) AS modules FROM ${accountUsageFigures(ctx, asOf.day, accountIds)} f
    LEFT JOIN (
      SELECT i.account_id, count(*) AS modules FROM usage_item_month i
      WHERE i.organization_id = ${ctx.organization.id} AND i.account_id = ANY(${accountIds}::bigint[]) AND i.month = ${asOf.month}
        AND i.item % 2 = 0 AND i.users30[${asOf.index + 1}] > 0
      GROUP BY i.account_id) used ON used.account_id = f.account_id`.execute(ctx.db);
  const since = (at: Date) => asOf.number - dayNumber(localDay(at, ctx.organization.timezone));
  return new Map(
    rows.map(({ accountId, lastSeenAt, stickiness, ...row }) => [
      accountId,
      {
        mau: metricValue(row.mau),
        wau: metricValue(row.wau),
        dau: metricValue(row.dau),
        stickiness: metricValue(ratio(stickiness ?? 0, stickiness === null ? 0 : 100, 2)),
        timePerUser: metricValue(row.msPerUser),
        productUsers: metricValue(row.productUsers),
        activeShare: metricValue(ratio(row.mau, row.productUsers, 2)),
        lastSeenDays: metricValue(lastSeenAt && since(lastSeenAt)),
        modulesUsed: metricValue(row.modules),
      },
    ]),
  );
};

/** The days of a window that end with a day, month by month, as places in a month's array. */
function windowOf({ number, month, index }: AsOf, days: number) {
  const first = monthOf(number - days + 1);
  const months = Array.from({ length: month - first.month + 1 }, (_, n) => first.month + n);
  return {
    months,
    from: months.map((one) => (one === first.month ? first.index + 1 : 1)),
    to: months.map((one) => (one === month ? index + 1 : 31)),
  };
}

interface UsedItem {
  kind: 'feature' | 'module';
  name: string;
  /** 30 unless said otherwise. */
  days?: number | undefined;
}

/** How often a feature was used in the last full days, or for how many milliseconds a module; 0 without use. */
export async function readItemMetric(
  ctx: Context,
  accountIds: readonly number[],
  { kind, name, days = ITEM_DAYS }: UsedItem,
  asked: AsOf,
): Promise<Map<number, MetricValue>> {
  const { months, from, to } = windowOf(fullDay(ctx, asked), days);
  const { rows } = await sql<{ accountId: number; total: string }>`
    SELECT i.account_id, sum(u.amount)::text AS total
    FROM usage_name n
    JOIN usage_item_month i ON i.organization_id = n.organization_id AND i.item = n.id * 2 + ${kind === 'feature' ? 1 : 0}::int
    JOIN unnest(${months}::int[], ${from}::int[], ${to}::int[]) AS w (month, from_day, to_day) ON w.month = i.month
    CROSS JOIN LATERAL unnest(i.amount[w.from_day : w.to_day]) AS u (amount)
    WHERE n.organization_id = ${ctx.organization.id} AND n.name = ${name} AND i.account_id = ANY(${accountIds}::bigint[])
    GROUP BY i.account_id`.execute(ctx.db);
  const found = new Map(rows.map(({ accountId, total }) => [accountId, total]));
  return new Map(accountIds.map((id) => [id, metricValue(found.get(id) ?? 0)]));
}
