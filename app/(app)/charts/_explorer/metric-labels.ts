import { metricChoices } from '@/app/(app)/settings/health/[modelId]/metric-choices';
import type { MetricLabel } from '@/components/chart/prepare-figures';
import type { Caller } from '@/lib/core/actor';
import { USER_MEASURES, userUnit } from '@/lib/features/chart/metrics';
import { isFixedMetric, METRICS, type MetricUnit } from '@/lib/features/metric/metrics';
import { getTranslator } from '@/lib/next/messages';

type Own = Omit<Parameters<typeof metricChoices>[0], 'words' | 'currency'>;

const unitOf = (id: string): MetricUnit => (isFixedMetric(id) ? METRICS[id].unit : 'count');

/** Every metric that a chart may show, by id: those of accounts that are numbers, and what users do. */
export async function metricLabels({ organization: { currency } }: Pick<Caller, 'organization'>, own: Own) {
  const [t, choices] = [await getTranslator('explorer'), await metricChoices({ ...own, words: {}, currency })];
  const withUnit = (name: string, unit: string) => (unit === '' ? name : t('withUnit', { name, unit }));
  const account = choices
    .filter(({ isCategory }) => !isCategory)
    .map(({ id, label, unit }): [string, MetricLabel] => [id, { name: unitOf(id) === 'money' ? withUnit(label, unit) : label, unit: unitOf(id) }]);
  const user = USER_MEASURES.map((id): [string, MetricLabel] => [id, { name: t(`measure.${id}`), unit: userUnit(id) }]);
  return { account: Object.fromEntries(account), user: Object.fromEntries(user) };
}

export type MetricLabels = Awaited<ReturnType<typeof metricLabels>>;
