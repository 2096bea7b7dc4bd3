import type { AsOf } from '@/lib/core/as-of';
import type { Context } from '@/lib/core/context';
import { once } from '@/lib/core/once';
import { type FixedMetricId, isFixedMetric, METRICS, type MetricOf, type MetricSource, parameterOf } from './metrics';
import { readBillingMetrics, readInvoiceMetrics } from './readers/billing';
import { readEngagementMetrics } from './readers/engagement';
import { readAttributeMetric, readCollectionMetric, readProfileMetrics } from './readers/profile';
import { readPulseMetrics } from './readers/pulse';
import { readSupportMetrics } from './readers/support';
import { readSurveyMetrics } from './readers/survey';
import { readUsageMetrics } from './readers/usage';
import type { MetricValue, SourceReader, Values } from './reading';

/** A reader for each source; one that lacks a metric of its source doesn't compile. */
const READERS: { [Source in MetricSource]: SourceReader<MetricOf<Source>> } = {
  usage: readUsageMetrics,
  billing: readBillingMetrics,
  invoices: readInvoiceMetrics,
  survey: readSurveyMetrics,
  support: readSupportMetrics,
  engagement: readEngagementMetrics,
  pulse: readPulseMetrics,
  profile: readProfileMetrics,
};

type Reading = MetricValue & { value: string };

/** Values of metrics by internal id of the account and by metric; what has no value is absent. */
export type AccountMetrics = ReadonlyMap<number, ReadonlyMap<string, Reading>>;

async function readParameter(ctx: Context, accountIds: readonly number[], id: string): Promise<Map<number, MetricValue>> {
  const parameter = parameterOf(id);
  if (!parameter) return new Map();
  const read = parameter.kind === 'attribute' ? readAttributeMetric : readCollectionMetric;
  return read(ctx, accountIds, parameter.name);
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
    for (const [account, value] of await readParameter(ctx, accountIds, id)) keep(account, id, value);
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
