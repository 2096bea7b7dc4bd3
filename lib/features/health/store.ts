import { sql } from 'kysely';
import type { AsOf } from '@/lib/core/as-of';
import type { Context } from '@/lib/core/context';
import { type DailyValue, keepDailyValues } from '@/lib/core/daily-values';
import { rounded, times, whole } from '@/lib/kit/exact';
import type { Scored } from './evaluate';
import { bandOf } from './metrics';
import { metricsOf } from './models';
import { overrideOf } from './overrides';
import { shownScore } from './score';

/** A score in tenths, as months keep it. */
const tenths = ({ evaluation: { score } }: Scored) => score && Math.round(rounded(score, 1) * 10);
const coverage = ({ evaluation }: Scored) => rounded(times(evaluation.coverage, whole(100)), 0);

/** The values that scores were made of. */
const valuesOf = ({ accountId, model, readings }: Scored): DailyValue[] =>
  metricsOf([model.content]).map((metric) => ({
    accountId,
    metric,
    value: readings.get(metric)?.value ?? null,
    on: readings.get(metric)?.on ?? null,
  }));

/** Keeps the scores of a day with the values that they were made of. */
export async function keepDay(ctx: Context, scored: readonly Scored[], asOf: AsOf): Promise<void> {
  if (scored.length === 0) return;
  await keepDailyValues(ctx, asOf, scored.flatMap(valuesOf), 'replaced');
  const [at, before] = [sql.lit(asOf.index + 1), sql.lit(asOf.index)];
  await sql`
    INSERT INTO health_month AS m (organization_id, account_id, month, version_ids, scores, coverages)
    SELECT ${ctx.organization.id}, r.account_id, ${asOf.month}, array_fill(NULL::bigint, ARRAY[${before}]) || ARRAY[r.version_id],
      array_fill(NULL::int, ARRAY[${before}]) || ARRAY[r.score], array_fill(NULL::int, ARRAY[${before}]) || ARRAY[r.coverage]
    FROM unnest(${scored.map(({ accountId }) => accountId)}::bigint[], ${scored.map(({ model }) => model.versionId)}::bigint[],
      ${scored.map(tenths)}::int[], ${scored.map(coverage)}::int[]) AS r (account_id, version_id, score, coverage)
    ON CONFLICT (organization_id, account_id, month) DO UPDATE SET version_ids[${at}] = excluded.version_ids[${at}],
      scores[${at}] = excluded.scores[${at}], coverages[${at}] = excluded.coverages[${at}]`.execute(ctx.db);
}

/**
 * Makes scores the accounts' latest, and what the account list shows of them: an override that still holds stands there
 * in place of the computed score, by the bands of the account's model.
 */
export async function keepLatest(ctx: Context, scored: readonly Scored[], asOf: AsOf): Promise<void> {
  if (scored.length === 0) return;
  const { db, organization } = ctx;
  const shown = scored.map(({ evaluation }) => shownScore(evaluation.score));
  const bands = scored.map(({ model }, index) => bandOf(shown[index] ?? null, model.content.bands));
  const latest = sql`unnest(${scored.map(({ accountId }) => accountId)}::bigint[], ${scored.map(({ model }) => model.versionId)}::bigint[], ${shown}::int[],
    ${bands}::text[], ${scored.map(coverage)}::int[], ${scored.map(({ model }) => model.content.bands.average)}::int[],
    ${scored.map(({ model }) => model.content.bands.good)}::int[]) AS r (account_id, version_id, score, band, coverage, average, good)`;
  await sql`
    INSERT INTO account_health (organization_id, account_id, day, version_id, score, band, coverage, computed_at)
    SELECT ${organization.id}, r.account_id, ${asOf.day}::date, r.version_id, r.score, r.band, r.coverage, ${ctx.now} FROM ${latest}
    ON CONFLICT (organization_id, account_id) DO UPDATE SET day = excluded.day, version_id = excluded.version_id, score = excluded.score,
      band = excluded.band, coverage = excluded.coverage, computed_at = excluded.computed_at`.execute(db);
  await sql`
    WITH locked AS MATERIALIZED (
      SELECT account_id FROM account_usage WHERE organization_id = ${organization.id} AND account_id = ANY(${scored.map(({ accountId }) => accountId)}::bigint[])
      ORDER BY account_id FOR UPDATE)
    UPDATE account_usage u SET health_score = n.score, health_band = n.band
    FROM (
      SELECT r.account_id, coalesce(o.score, r.score) AS score,
        CASE WHEN o.score IS NULL THEN r.band WHEN o.score >= r.good THEN 'good' WHEN o.score >= r.average THEN 'average' ELSE 'poor' END AS band
      FROM ${latest} JOIN locked ON locked.account_id = r.account_id
      LEFT JOIN LATERAL (${overrideOf(ctx, sql`r.account_id`)}) o ON true) n
    WHERE u.organization_id = ${organization.id} AND u.account_id = n.account_id
      AND (u.health_score, u.health_band) IS DISTINCT FROM (n.score, n.band)`.execute(db);
}
