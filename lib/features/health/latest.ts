import { sql } from 'kysely';
import { type AsOf, resolveAsOf } from '@/lib/core/as-of';
import type { Context } from '@/lib/core/context';
import { readMetrics } from '@/lib/features/metric/queries';
import { dayOf } from '@/lib/kit/day';
import { lastDay } from './evaluate';
import { metricsOf, readVersions } from './models';
import type { Reading, Readings } from './score';

/** What is known of an account, as of the day of its latest score. */
export interface LatestReadings {
  day: string;
  readings: Readings;
}

/** Values of a metric by account, as kept: three lists of one length. */
interface KeptMetric {
  metric: string;
  accounts: number[];
  values: (string | null)[];
  days: (number | null)[];
}

/** Accounts that were last scored by one version on one day. */
interface ScoredAlike {
  versionId: number | null;
  asOf: AsOf;
  accountIds: number[];
}

/** The accounts by the version and the day of their latest score; without a version those that have none since the last full day. */
async function scoredAlike(ctx: Context, accountIds: readonly number[]): Promise<ScoredAlike[]> {
  const { rows } = await sql<{ versionId: number | null; day: string | null; accountIds: number[] }>`
    SELECT h.version_id, h.day, json_agg(a.id) AS account_ids FROM unnest(${accountIds}::bigint[]) AS a (id)
    LEFT JOIN account_health h ON h.organization_id = ${ctx.organization.id} AND h.account_id = a.id AND h.version_id IS NOT NULL
      AND h.day >= ${lastDay(ctx).day}::date
    GROUP BY h.version_id, h.day`.execute(ctx.db);
  return rows.map(({ day, ...alike }) => ({ ...alike, asOf: resolveAsOf(ctx, day ?? undefined) }));
}

/** The values that were kept of a day, by account. */
async function readKept(
  { db, organization }: Context,
  { accountIds, asOf }: ScoredAlike,
  metrics: readonly string[],
): Promise<Map<number, Map<string, Reading>>> {
  const found = new Map(accountIds.map((id) => [id, new Map<string, Reading>()]));
  if (metrics.length === 0) return found;
  const at = sql.lit(asOf.index + 1);
  const { rows } = await sql<KeptMetric>`
    SELECT k.metric, json_agg(k.account_id) AS accounts, json_agg(k.values[${at}]) AS values, json_agg(k.days[${at}]) AS days FROM metric_month k
    WHERE k.organization_id = ${organization.id} AND k.account_id = ANY(${accountIds}::bigint[]) AND k.month = ${asOf.month} AND k.metric = ANY(${metrics}::text[])
    GROUP BY k.metric`.execute(db);
  for (const { metric, accounts, values, days } of rows) {
    for (const [index, account] of accounts.entries()) {
      const [value, on] = [values[index] ?? null, days[index] ?? null];
      if (value !== null) found.get(account)?.set(metric, { value, on: on === null ? null : dayOf(on) });
    }
  }
  return found;
}

/**
 * What is known of accounts by metric: values that their latest scores were made of as they were kept, and only what
 * those did not need from its source.
 */
export async function latestReadings(ctx: Context, accountIds: readonly number[], metrics: readonly string[]): Promise<Map<number, LatestReadings>> {
  const groups = await scoredAlike(ctx, accountIds);
  const versions = await readVersions(ctx, [...new Set(groups.flatMap(({ versionId }) => versionId ?? []))]);
  const found = new Map<number, LatestReadings>();
  for (const group of groups) {
    const version = versions.get(group.versionId ?? 0);
    const kept = new Set(version ? metricsOf([version.content]) : []);
    const all = await readKept(
      ctx,
      group,
      metrics.filter((metric) => kept.has(metric)),
    );
    const others = metrics.filter((metric) => !kept.has(metric));
    const live = others.length > 0 ? await readMetrics(ctx, group.accountIds, others, group.asOf) : null;
    for (const [id, readings] of all)
      found.set(id, { day: group.asOf.day, readings: live ? new Map([...readings, ...(live.get(id) ?? [])]) : readings });
  }
  return found;
}
