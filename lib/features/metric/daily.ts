import { sql } from 'kysely';
import type { AsOf } from '@/lib/core/as-of';
import type { Context } from '@/lib/core/context';
import { keepDailyValues } from '@/lib/core/daily-values';
import { readMetrics } from './queries';

interface Gap {
  accountId: number;
  metric: string;
}

/** Which metrics of which accounts nothing is kept of as of a day; a value that was none is kept as none. */
async function gapsOf(
  { db, organization }: Context,
  accountIds: readonly number[],
  metrics: readonly string[],
  { month, index }: AsOf,
): Promise<Gap[]> {
  const { rows } = await sql<Gap>`
    SELECT a.id AS account_id, w.metric FROM unnest(${accountIds}::bigint[]) AS a (id) CROSS JOIN unnest(${metrics}::text[]) AS w (metric)
    LEFT JOIN metric_month k ON k.organization_id = ${organization.id} AND k.account_id = a.id AND k.month = ${month} AND k.metric = w.metric
    WHERE coalesce(cardinality(k.values), 0) <= ${index}`.execute(db);
  return rows;
}

/** Keeps the values of metrics as of a day, as they are known now, where none are kept yet: what is kept stays as it was. */
export async function keepMissing(ctx: Context, accountIds: readonly number[], metrics: readonly string[], asOf: AsOf): Promise<void> {
  const gaps = metrics.length === 0 ? [] : await gapsOf(ctx, accountIds, metrics, asOf);
  if (gaps.length === 0) return;
  const ids = [...new Set(gaps.map(({ accountId }) => accountId))];
  const found = await readMetrics(
    ctx,
    ids,
    gaps.map(({ metric }) => metric),
    asOf,
  );
  const rows = gaps.map((gap) => {
    const { value = null, on = null } = found.get(gap.accountId)?.get(gap.metric) ?? {};
    return { ...gap, value, on };
  });
  await keepDailyValues(ctx, asOf, rows, 'stay');
}
