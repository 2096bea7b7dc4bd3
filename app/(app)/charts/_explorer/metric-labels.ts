import { ownMetricName } from '@/app/(app)/accounts/[accountId]/_tabs/health/metric-words';
import type { MetricLabel } from '@/components/chart/prepare-figures';
import { USER_MEASURES, userUnit } from '@/lib/features/chart/metrics';
import type { OwnMetric } from '@/lib/features/metric/contract';
import { type FixedMetricId, METRICS, type MetricUnit } from '@/lib/features/metric/metrics';
import { getTranslator } from '@/lib/next/messages';

/** Units that one has to know to read a figure. */
const SAID: readonly MetricUnit[] = ['money', 'days'];

/** What metrics are called with their units, by id: those of accounts that are numbers, and what users do. */
export async function metricLabels(own: readonly OwnMetric[], currency: string) {
  const [t, m] = [await getTranslator('explorer'), await getTranslator('metric')];
  const label = (name: string, unit: MetricUnit): MetricLabel => ({
    name: SAID.includes(unit) ? t('withUnit', { name, unit: m(`unit.${unit as 'money' | 'days'}`, { currency }) }) : name,
    unit,
  });
  const fixed = (Object.keys(METRICS) as FixedMetricId[]).filter((id) => METRICS[id].unit !== 'category');
  const account = [
    ...fixed.map((id) => [id, label(m(`name.${id}`), METRICS[id].unit)] as const),
    ...own.map(({ id, name, unit }) => [id, label(ownMetricName(m, id, name), unit)] as const),
  ];
  const user = USER_MEASURES.map((id) => [id, label(t(`measure.${id}`), userUnit(id))] as const);
  return { account: Object.fromEntries<MetricLabel>(account), user: Object.fromEntries<MetricLabel>(user) };
}

/** The metrics that may be chosen: no archived ones. */
export function offeredMetrics(labels: Readonly<Record<string, MetricLabel>>, own: readonly OwnMetric[]): string[] {
  const gone = new Set(own.filter(({ isArchived }) => isArchived).map(({ id }) => id));
  return Object.keys(labels).filter((id) => !gone.has(id));
}
