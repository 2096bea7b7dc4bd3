import type { Explanation } from '@/components/ui/explain';
import { type UsageMetricId, usageMetrics } from '@/lib/features/usage/metrics';
import { formatDay } from '@/lib/kit/date-format';
import { getTranslator } from '@/lib/next/messages';

/** What a metric means, with the days it looks at as of one. */
export async function explainMetric(id: UsageMetricId, asOf: string, locale: string): Promise<Explanation> {
  const t = await getTranslator('account');
  const { days } = usageMetrics[id];
  const day = formatDay(asOf, locale);
  const window = days === null ? t('window.all', { day }) : days === 1 ? t('window.day', { day }) : t('window.days', { days, day });
  return { name: t(`metric.${id}.label`), definition: t(`metric.${id}.definition`), window };
}
