import { sql } from 'kysely';
import * as z from 'zod';
import type { AsOf } from '@/lib/core/as-of';
import type { Context } from '@/lib/core/context';
import { once } from '@/lib/core/once';
import { defineOperation } from '@/lib/core/operation';
import { visibleAccounts } from '@/lib/core/visibility';
import { dayNumber, monthOf } from '@/lib/kit/day';
import { OwnMetric } from './contract';
import { formulaOf } from './formula';
import { eventOf, type FixedMetricId, isFixedMetric, METRICS, type MetricOf, type MetricSource, parameterOf } from './metrics';
import { readBillingMetrics, readInvoiceMetrics } from './readers/billing';
import { readEngagementMetrics } from './readers/engagement';
import { readHubMetrics } from './readers/hub';
import { readAttributeMetric, readCollectionMetric, readProfileMetrics } from './readers/profile';
import { readPulseMetrics } from './readers/pulse';
import { readSupportMetrics } from './readers/support';
import { readSurveyMetrics } from './readers/survey';
import { readItemMetric, readUsageMetrics } from './readers/usage';
import { type MetricValue, metricValue, type SourceReader, type Values } from './reading';

/** A reader for each source; one that lacks a metric of its source doesn't compile. */
const READERS: { [Source in MetricSource]: SourceReader<MetricOf<Source>> } = {
  usage: readUsageMetrics,
  billing: readBillingMetrics,
  invoices: readInvoiceMetrics,
  survey: readSurveyMetrics,
  support: readSupportMetrics,
  engagement: readEngagementMetrics,
  hub: readHubMetrics,
  pulse: readPulseMetrics,
  profile: readProfileMetrics,
};

type Reading = MetricValue & { value: string };

/** Values of metrics by internal id of the account and by metric; what has no value is absent. */
export type AccountMetrics = ReadonlyMap<number, ReadonlyMap<string, Reading>>;

async function readParameter(ctx: Context, accountIds: readonly number[], id: string, asOf: AsOf): Promise<ReadonlyMap<number, MetricValue>> {
  const parameter = parameterOf(id);
  if (!parameter) return new Map();
  if (parameter.kind === 'formula') return readFormula(ctx, accountIds, parameter.name, asOf);
  const { kind, name } = parameter;
  if (kind === 'feature' || kind === 'module') return readItemMetric(ctx, accountIds, { kind, name }, asOf);
  if (kind === 'event') return readItemMetric(ctx, accountIds, { kind: 'feature', name, days: eventOf(id)?.days }, asOf);
  return kind === 'attribute' ? readAttributeMetric(ctx, accountIds, name) : readCollectionMetric(ctx, accountIds, name);
}

/** A formula's values, worked out from those of its metrics. */
async function readFormula(ctx: Context, accountIds: readonly number[], id: string, asOf: AsOf): Promise<ReadonlyMap<number, MetricValue>> {
  const stored = (await readFormulas(ctx)).get(id);
  const formula = stored && formulaOf(stored.expression, stored.decimals);
  if (!formula) return new Map();
  const read = await readMetrics(ctx, accountIds, formula.inputs, asOf);
  return new Map(accountIds.map((account) => [account, metricValue(formula.value((metric) => read.get(account)?.get(metric)?.value ?? null))]));
}

/**
 * The values of metrics, of many accounts at once, as of a day: one statement or two a source. An id that nothing is
 * called reads as no value.
 */
export async function readMetrics(ctx: Context, accountIds: readonly number[], asked: readonly string[], asOf: AsOf): Promise<AccountMetrics> {
  const found = new Map(accountIds.map((id) => [id, new Map<string, Reading>()]));
  const keep = (account: number, metric: string, given: MetricValue | undefined) => {
    if (given && given.value !== null) found.get(account)?.set(metric, { value: given.value, on: given.on });
  };
  const ids = [...new Set(asked)];
  const fixed = ids.filter(isFixedMetric);
  for (const source of new Set(fixed.map((id) => METRICS[id].source))) {
    const values: Values<FixedMetricId> = await (READERS[source] as SourceReader<FixedMetricId>)(ctx, accountIds, asOf);
    const ofSource = fixed.filter((id) => METRICS[id].source === source);
    for (const [account, all] of values) for (const id of ofSource) keep(account, id, all[id]);
  }
  for (const id of ids.filter((one) => !isFixedMetric(one))) {
    for (const [account, value] of await readParameter(ctx, accountIds, id, asOf)) keep(account, id, value);
  }
  return found;
}

/** Metrics of which every account's daily values are kept, because a chart shows them; read once a transaction. */
export function keptMetrics(ctx: Context): Promise<ReadonlySet<string>> {
  return once(ctx, 'metric.kept', async () => {
    const rows = await ctx.db.selectFrom('metricKept').select('metric').execute();
    return new Set(rows.map(({ metric }) => metric));
  });
}

/** The formulas of an organization by their ids, archived ones too, as what names them still shows; read once a transaction. */
function readFormulas(ctx: Context): Promise<ReadonlyMap<string, { expression: string; decimals: number }>> {
  return once(ctx, 'metric.formulas', async () => {
    const rows = await ctx.db.selectFrom('metricFormula').select(['id', 'expression', 'decimals']).execute();
    return new Map(rows.map(({ id, ...formula }) => [id, formula]));
  });
}

/** Accounts whose modules and features are offered: the most active ones have used them all. */
const MOST_ACTIVE = 100;

/** Modules and features that the most active of the accounts one sees used in this month or the one before; any other may be named all the same. */
function usedItems({ organization, actor, today }: Pick<Context, 'organization' | 'actor' | 'today'>) {
  const { month } = monthOf(dayNumber(today));
  return sql`(
    SELECT CASE used.item % 2 WHEN 0 THEN 'module' ELSE 'feature' END AS kind, n.name
    FROM (SELECT DISTINCT i.item FROM (
        SELECT u.account_id FROM account_usage u WHERE u.organization_id = ${organization.id}
          AND ${visibleAccounts(actor, sql<number>`u.account_id`)} ORDER BY u.mau DESC, u.account_id DESC LIMIT ${MOST_ACTIVE}) AS active
      JOIN usage_item_month i ON i.organization_id = ${organization.id} AND i.account_id = active.account_id AND i.month IN (${month}, ${month - 1})) used
    JOIN usage_name n ON n.organization_id = ${organization.id} AND n.id = used.item / 2)`;
}

/** Metrics of an organization's own that are numbers: attributes other than amounts, rows of collections, formulas, what users do; by name. */
export async function readOwnMetrics(ctx: Pick<Context, 'db' | 'organization' | 'actor' | 'today'>): Promise<OwnMetric[]> {
  const { db, organization } = ctx;
  const { rows } = await sql<OwnMetric>`
    SELECT 'attribute:' || d.key AS id, d.label AS name, 'count' AS unit, NULL AS expression, d.archived_at IS NOT NULL AS "isArchived" FROM attribute_definition d
    WHERE d.organization_id = ${organization.id} AND d.subject = 'account' AND d.kind IN ('number', 'calculated') AND d.options ->> 'currency' IS NULL
    UNION ALL
    SELECT 'collection:' || c.id, c.name, 'count', NULL, c.archived_at IS NOT NULL FROM collection c WHERE c.organization_id = ${organization.id}
    UNION ALL
    SELECT 'formula:' || f.id, f.name, f.unit, f.expression, f.archived_at IS NOT NULL FROM metric_formula f WHERE f.organization_id = ${organization.id}
    UNION ALL
    SELECT used.kind || ':' || used.name, used.name, CASE used.kind WHEN 'module' THEN 'ms' ELSE 'count' END, NULL, false
    FROM ${usedItems(ctx)} AS used
    ORDER BY 2, 1`.execute(db);
  return rows;
}

/** The same, for whoever shows, chooses or names them. */
export const listOwnMetrics = defineOperation({
  name: 'metric.own',
  kind: 'read',
  permission: 'metric:read',
  scope: 'organization',
  input: z.strictObject({}),
  output: z.array(OwnMetric),
  run: (ctx) => readOwnMetrics(ctx),
});
