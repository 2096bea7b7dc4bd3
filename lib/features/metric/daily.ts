import { sql } from 'kysely';
import type { AsOf } from '@/lib/core/as-of';
import type { Context } from '@/lib/core/context';
import { dayNumber } from '@/lib/kit/day';
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
  const readings = gaps.map(({ accountId, metric }) => found.get(accountId)?.get(metric));
  const before = sql.lit(asOf.index);
  const at = sql.lit(asOf.index + 1);
  await sql`
    INSERT INTO metric_month AS m (organization_id, account_id, month, metric, values, days)
    SELECT ${ctx.organization.id}, r.account_id, ${asOf.month}, r.metric,
      array_fill(NULL::text, ARRAY[${before}]) || ARRAY[r.value], array_fill(NULL::int, ARRAY[${before}]) || ARRAY[r.day]
    FROM unnest(${gaps.map(({ accountId }) => accountId)}::bigint[], ${gaps.map(({ metric }) => metric)}::text[],
      ${readings.map((reading) => reading?.value ?? null)}::text[],
      ${readings.map((reading) => (reading?.on ? dayNumber(reading.on) : null))}::int[]) AS r (account_id, metric, value, day)
    ON CONFLICT (organization_id, account_id, month, metric) DO UPDATE SET values[${at}] = excluded.values[${at}], days[${at}] = excluded.days[${at}]`.execute(
    ctx.db,
  );
}
