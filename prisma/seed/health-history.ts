import { sql } from 'kysely';
import { type AsOf, resolveAsOf } from '@/lib/core/as-of';
import type { Context } from '@/lib/core/context';
import { type ModelVersion, metricsOf, modelsOf, readVersions } from '@/lib/features/health/models';
import { evaluate } from '@/lib/features/health/score';
import { keptMetrics, readMetrics } from '@/lib/features/metric/queries';
import { addDays, dayNumber, localDay } from '@/lib/kit/day';
import { rounded, times, whole } from '@/lib/kit/exact';

/** Every day of the last four weeks is worked out, before that one of each week, which then stands for its week. */
const DAILY = 28;
const WEEK = 7;

interface Row {
  accountId: number;
  month: number;
}
type Scores = Row & { versionIds: (number | null)[]; scores: (number | null)[]; coverages: (number | null)[] };
type MetricValues = Row & { metric: string; values: (string | null)[]; days: (number | null)[] };

const month = <T>(): (T | null)[] => Array.from({ length: 31 }, () => null);

function rowAt<R>(rows: Map<string, R>, key: string, make: () => R): R {
  const row = rows.get(key) ?? make();
  rows.set(key, row);
  return row;
}

/** Blocks of days, each with the day whose figures stand for it. */
function blocksOf(yesterday: string, days: number): { day: string; held: string[] }[] {
  const blocks: { day: string; held: string[] }[] = [];
  for (let back = 0; back < days; ) {
    const length = back < DAILY ? 1 : WEEK;
    const day = addDays(yesterday, -back);
    blocks.push({ day, held: Array.from({ length: Math.min(length, days - back) }, (_, index) => addDays(day, -index)) });
    back += length;
  }
  return blocks;
}

/** The versions of every account's model by the day from which they hold, the latest first. */
async function versionsOf(ctx: Context, accountIds: readonly number[]): Promise<Map<number, { from: string; version: ModelVersion }[]>> {
  const published = await ctx.db.selectFrom('healthModelVersion').select(['id', 'publishedAt']).orderBy('publishedAt', 'desc').execute();
  const versions = await readVersions(
    ctx,
    published.map(({ id }) => id),
  );
  const byModel = new Map<string, { from: string; version: ModelVersion }[]>();
  for (const { id, publishedAt } of published) {
    const version = versions.get(id);
    if (version) rowAt(byModel, version.modelId, () => []).push({ from: localDay(publishedAt, ctx.organization.timezone), version });
  }
  const models = await modelsOf(ctx, accountIds);
  return new Map(accountIds.map((id) => [id, byModel.get(models.get(id)?.modelId ?? '') ?? []]));
}

async function write(ctx: Context, scores: readonly Scores[], values: readonly MetricValues[]): Promise<void> {
  await sql`
    INSERT INTO health_month (organization_id, account_id, month, version_ids, scores, coverages)
    SELECT ${ctx.organization.id}, r."accountId", r.month, r."versionIds", r.scores, r.coverages FROM jsonb_to_recordset(${JSON.stringify(scores)}::jsonb)
      AS r ("accountId" bigint, month int, "versionIds" bigint[], scores int[], coverages int[])
    ON CONFLICT (organization_id, account_id, month) DO UPDATE SET version_ids = excluded.version_ids, scores = excluded.scores, coverages = excluded.coverages`.execute(
    ctx.db,
  );
  await sql`
    INSERT INTO metric_month (organization_id, account_id, month, metric, values, days)
    SELECT ${ctx.organization.id}, r."accountId", r.month, r.metric, r.values, r.days FROM jsonb_to_recordset(${JSON.stringify(values)}::jsonb)
      AS r ("accountId" bigint, month int, metric text, values text[], days int[])
    ON CONFLICT (organization_id, account_id, month, metric) DO UPDATE SET values = excluded.values, days = excluded.days`.execute(ctx.db);
}

/** Scores of past days, and values that charts show, as they would have been kept, from the figures of those days, by the versions of then. */
export async function keepHistory(ctx: Context, accountIds: readonly number[], days: number): Promise<void> {
  const versions = await versionsOf(ctx, accountIds);
  const scored = metricsOf([...versions.values()].flat().map(({ version }) => version.content));
  const metrics = [...new Set([...scored, ...(await keptMetrics(ctx))])];
  const [scores, values] = [new Map<string, Scores>(), new Map<string, MetricValues>()];
  for (const { day, held } of blocksOf(addDays(ctx.today, -1), days)) {
    const known = await readMetrics(ctx, accountIds, metrics, resolveAsOf(ctx, day));
    for (const accountId of accountIds) {
      const version = versions.get(accountId)?.find(({ from }) => from <= day)?.version;
      if (!version) continue;
      const readings = known.get(accountId) ?? new Map();
      const { score, coverage } = evaluate(version.content, readings, day);
      for (const one of held) {
        const at: AsOf = resolveAsOf(ctx, one);
        const row = rowAt(scores, `${accountId} ${at.month}`, () => ({
          accountId,
          month: at.month,
          versionIds: month(),
          scores: month(),
          coverages: month(),
        }));
        row.versionIds[at.index] = version.versionId;
        row.scores[at.index] = score && Math.round(rounded(score, 1) * 10);
        row.coverages[at.index] = rounded(times(coverage, whole(100)), 0);
        for (const [metric, { value, on }] of readings) {
          const ofMetric = rowAt(values, `${accountId} ${at.month} ${metric}`, () => ({
            accountId,
            month: at.month,
            metric,
            values: month(),
            days: month(),
          }));
          ofMetric.values[at.index] = value;
          ofMetric.days[at.index] = on === null ? null : dayNumber(on);
        }
      }
    }
  }
  await write(ctx, [...scores.values()], [...values.values()]);
}
