import { sql } from 'kysely';
import { type AsOf, resolveAsOf } from '@/lib/core/as-of';
import type { Context } from '@/lib/core/context';
import { dayOf } from '@/lib/kit/day';
import type { HealthDay } from './change';
import { lastDay, scoreAccounts } from './evaluate';
import { type ModelVersion, readVersions } from './models';
import type { Reading, Readings } from './score';

/** An account's health of a day, and by which version of which model. */
export interface KnownDay extends HealthDay {
  version: ModelVersion;
  /** As it was known after the day; else worked out from what is known now. */
  isFrozen: boolean;
}

interface FrozenRow {
  versionId: number;
  values: { metric: string; value: string | null; day: number | null }[];
}

/** What was kept of a day; null when nothing was. */
async function frozenDay(ctx: Context, accountId: number, { day, month, index }: AsOf): Promise<KnownDay | null> {
  const at = sql.lit(index + 1);
  const { rows } = await sql<FrozenRow>`
    SELECT h.version_ids[${at}] AS version_id, coalesce((
      SELECT jsonb_agg(jsonb_build_object('metric', m.metric, 'value', m.values[${at}], 'day', m.days[${at}])) FROM metric_month m
      WHERE m.organization_id = h.organization_id AND m.account_id = h.account_id AND m.month = h.month), '[]') AS values
    FROM health_month h
    WHERE h.organization_id = ${ctx.organization.id} AND h.account_id = ${accountId} AND h.month = ${month} AND h.version_ids[${at}] IS NOT NULL`.execute(
    ctx.db,
  );
  const [row] = rows;
  const version = row && (await readVersions(ctx, [row.versionId])).get(row.versionId);
  if (!row || !version) return null;
  const readings: Readings = new Map(
    row.values.flatMap(({ metric, value, day: on }): [string, Reading][] =>
      value === null ? [] : [[metric, { value, on: on === null ? null : dayOf(on) }]],
    ),
  );
  return { day, versionId: version.versionId, version, content: version.content, readings, isFrozen: true };
}

/** An account's health as of a day: as it was kept, else from what is known now; null while no model is in force. */
export async function healthOn(ctx: Context, accountId: number, asOf: AsOf): Promise<KnownDay | null> {
  const frozen = asOf.partial ? null : await frozenDay(ctx, accountId, asOf);
  if (frozen) return frozen;
  const [scored] = await scoreAccounts(ctx, [accountId], asOf);
  if (!scored) return null;
  const { model, readings } = scored;
  return { day: asOf.day, versionId: model.versionId, version: model, content: model.content, readings, isFrozen: false };
}

/** The day of an account's latest score: the running one if something changed since the last full one. */
export async function latestDay(ctx: Context, accountId: number): Promise<AsOf> {
  const found = await ctx.db.selectFrom('accountHealth').select('day').where('accountId', '=', accountId).executeTakeFirst();
  return found?.day === ctx.today ? resolveAsOf(ctx, ctx.today) : lastDay(ctx);
}
