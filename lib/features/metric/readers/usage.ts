import { sql } from 'kysely';
import { resolveAsOf } from '@/lib/core/as-of';
import { accountUsageFigures } from '@/lib/features/usage/queries';
import { addDays, dayNumber, localDay } from '@/lib/kit/day';
import { ratio } from '@/lib/kit/exact';
import type { MetricOf } from '../metrics';
import { metricValue, type SourceReader } from '../reading';

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

/** How the product is used, over full days: a day that still runs counts from tomorrow. */
export const readUsageMetrics: SourceReader<MetricOf<'usage'>> = async (ctx, accountIds, asked) => {
  const asOf = asked.partial ? resolveAsOf(ctx, addDays(ctx.today, -1)) : asked;
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
