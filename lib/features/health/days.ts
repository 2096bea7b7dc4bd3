import { sql } from 'kysely';
import { type AsOf, resolveAsOf } from '@/lib/core/as-of';
import type { Context } from '@/lib/core/context';
import { dayOf } from '@/lib/kit/day';
import type { HealthDay } from './change';
import { ModelContent } from './contract';
import { lastDay, scoreAccounts } from './evaluate';
import type { ModelVersion } from './models';
import type { Reading, Readings } from './score';

/** An account's health of a day, and by which version of which model. */
export interface KnownDay extends HealthDay {
  version: ModelVersion;
  /** As it was known after the day; else as it is known now. */
  isFrozen: boolean;
}

interface StoredRow extends Omit<ModelVersion, 'content'> {
  day: string;
  content: unknown;
  values: { metric: string; value: string | null; day: number | null }[];
}

function dayOfRow({ day, content, values, ...version }: StoredRow, today: string): KnownDay {
  const readings: Readings = new Map(
    values.flatMap(({ metric, value, day: on }): [string, Reading][] =>
      value === null ? [] : [[metric, { value, on: on === null ? null : dayOf(on) }]],
    ),
  );
  const parsed = ModelContent.parse(content);
  return { day, versionId: version.versionId, version: { ...version, content: parsed }, content: parsed, readings, isFrozen: day < today };
}

/** What is kept of an account's days; a day of which nothing is kept is absent. */
async function storedDays(ctx: Context, accountId: number, days: readonly AsOf[]): Promise<Map<string, KnownDay>> {
  const asked = sql`unnest(${days.map(({ day }) => day)}::text[], ${days.map(({ month }) => month)}::int[], ${days.map(({ index }) => index + 1)}::int[])`;
  const { rows } = await sql<StoredRow>`
    SELECT d.day, v.id AS version_id, v.model_id, m.name, v.number, v.content, coalesce((
      SELECT jsonb_agg(jsonb_build_object('metric', k.metric, 'value', k.values[d.at], 'day', k.days[d.at])) FROM metric_month k
      WHERE k.organization_id = h.organization_id AND k.account_id = h.account_id AND k.month = h.month), '[]') AS values
    FROM ${asked} AS d (day, month, at)
    JOIN health_month h ON h.organization_id = ${ctx.organization.id} AND h.account_id = ${accountId} AND h.month = d.month
    JOIN health_model_version v ON v.organization_id = h.organization_id AND v.id = h.version_ids[d.at]
    JOIN health_model m ON m.organization_id = v.organization_id AND m.id = v.model_id`.execute(ctx.db);
  return new Map(rows.map((row) => [row.day, dayOfRow(row, ctx.today)]));
}

/** An account's health as of a day from what is known now; null while no model is in force. */
async function workedOut(ctx: Context, accountId: number, asOf: AsOf): Promise<KnownDay | null> {
  const [scored] = await scoreAccounts(ctx, [accountId], asOf);
  if (!scored) return null;
  const { model, readings } = scored;
  return { day: asOf.day, versionId: model.versionId, version: model, content: model.content, readings, isFrozen: false };
}

/** An account's health as of some days: as it is kept, else as it is worked out from what is known now. */
export async function healthOn(ctx: Context, accountId: number, days: readonly AsOf[]): Promise<(KnownDay | null)[]> {
  const stored = await storedDays(ctx, accountId, days);
  const known: (KnownDay | null)[] = [];
  for (const asOf of days) known.push(stored.get(asOf.day) ?? (await workedOut(ctx, accountId, asOf)));
  return known;
}

/** Its latest score: of the running day if something changed since the last full one; and what is kept of another day. */
export async function latestHealth(ctx: Context, accountId: number, compareTo: AsOf | null) {
  const [today, yesterday] = [resolveAsOf(ctx, ctx.today), lastDay(ctx)];
  const stored = await storedDays(ctx, accountId, [today, yesterday, ...(compareTo ? [compareTo] : [])]);
  const kept = [today, yesterday].find(({ day }) => stored.has(day));
  const asOf = kept ?? today;
  const known = stored.get(asOf.day) ?? (await workedOut(ctx, accountId, asOf));
  return { asOf, known, earlier: compareTo && (stored.get(compareTo.day) ?? null) };
}
