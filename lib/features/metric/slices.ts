import { sql } from 'kysely';
import * as z from 'zod';
import type { Context } from '@/lib/core/context';
import { defineOperation } from '@/lib/core/operation';
import { sliced } from '@/lib/kit/bit-slices';
import { dayNumber, monthOf } from '@/lib/kit/day';
import { FEW_ACCOUNTS, SliceNext } from './contract';

interface MetricDay {
  metric: string;
  day: string;
}

/** The latest day that is added up and not sliced, held; a day that somebody changes right now waits for the next turn. */
async function latestUnsliced({ db, organization }: Context): Promise<MetricDay | undefined> {
  const { rows } = await sql<MetricDay>`
    SELECT d.metric, d.day::text AS day FROM metric_day d
    WHERE d.organization_id = ${organization.id} AND d.slices IS NULL
      AND EXISTS (SELECT FROM account a WHERE a.organization_id = ${organization.id} AND a.deleted_at IS NULL OFFSET ${FEW_ACCOUNTS})
    ORDER BY d.day DESC, d.metric LIMIT 1 FOR UPDATE OF d SKIP LOCKED`.execute(db);
  return rows[0];
}

/** Gives every account a slot that has none; those that are deleted, too, as they may come back. */
async function giveSlots({ db, organization }: Context): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtext('metric slots'), ${organization.id}::int)`.execute(db);
  await sql`
    INSERT INTO metric_slot (organization_id, slot, account_id)
    SELECT a.organization_id, (SELECT count(*) FROM metric_slot s WHERE s.organization_id = ${organization.id}) + row_number() OVER (ORDER BY a.id), a.id
    FROM account a WHERE a.organization_id = ${organization.id}
      AND NOT EXISTS (SELECT FROM metric_slot s WHERE s.organization_id = a.organization_id AND s.account_id = a.id)`.execute(db);
}

/** Slices what was kept of a metric on a day, which must be added up. */
export async function sliceDay(ctx: Context, { metric, day }: MetricDay): Promise<void> {
  const { db, organization } = ctx;
  await giveSlots(ctx);
  const { month, index } = monthOf(dayNumber(day));
  // Without whole months in what is sorted, it fits the memory.
  const { rows } = await sql<{ values: (string | null)[] | null }>`
    WITH kept AS MATERIALIZED (
      SELECT m.account_id, metric_number(m.values[${sql.lit(index + 1)}])::text AS value FROM metric_month m
      WHERE m.organization_id = ${organization.id} AND m.metric = ${metric} AND m.month = ${month})
    SELECT json_agg(k.value ORDER BY s.slot) AS values FROM metric_slot s LEFT JOIN kept k ON k.account_id = s.account_id
    WHERE s.organization_id = ${organization.id}`.execute(db);
  const { weights, slices } = sliced(rows[0]?.values ?? []);
  await sql`
    UPDATE metric_day SET weights = ${weights}::numeric[], slices = ${slices}::bit varying[]
    WHERE organization_id = ${organization.id} AND metric = ${metric} AND day = ${day}::date`.execute(db);
}

/** Slices one more day of a metric, in an organization that is large enough to gain by it. Call until there is no more. */
export const sliceMore = defineOperation({
  name: 'metric.slice-more',
  kind: 'write',
  permission: 'health:admin',
  scope: 'organization',
  input: z.strictObject({}),
  output: SliceNext,
  run: async (ctx) => {
    const next = await latestUnsliced(ctx);
    if (next) await sliceDay(ctx, next);
    return { more: next !== undefined };
  },
});
