import type { HeadAnswers } from '@/app/(app)/accounts/[accountId]/_head/head-reads';
import { MetricChange } from '@/app/(app)/accounts/[accountId]/_head/metric-change';
import { explainMetric } from '@/app/(app)/accounts/[accountId]/_head/metric-words';
import { FactRows } from '@/components/panel/fact-rows';
import { Panel } from '@/components/panel/panel';
import { Explain } from '@/components/ui/explain';
import { metricText, type UsageMetricId } from '@/lib/features/usage/metrics';
import { formatDay } from '@/lib/kit/date-format';
import type { AccountPlace } from '@/lib/next/account-page';
import { getTranslator } from '@/lib/next/messages';

interface FigureListProps {
  place: AccountPlace;
  reading: HeadAnswers['activity'];
}

/** The five figures of the Activity page (seed 002) and the week's, with how the counts moved in 30 days. */
export async function FigureList({ place, reading }: FigureListProps) {
  const t = await getTranslator('account');
  const { activity, wau, asOf } = reading;
  const before = activity.uniqueUsers.at(-31);
  const figures: { id: UsageMetricId; value: number | string | null; by?: number }[] = [
    { id: 'lastSeen', value: activity.lastSeen },
    { id: 'dau', value: activity.dau },
    { id: 'wau', value: wau },
    { id: 'mau', value: activity.mau, by: before && activity.mau - before.mau },
    { id: 'timePerUser', value: activity.dailyTimePerActiveUserMs },
    { id: 'productUsers', value: activity.productUsers, by: before && activity.productUsers - before.productUsers },
  ];
  const rows = await Promise.all(
    figures.map(async ({ id, value, by }) => ({
      id,
      label: <Explain explanation={await explainMetric(id, asOf, place.locale)} />,
      value: metricText(id, value, place),
      hint: by !== undefined && <MetricChange by={by} locale={place.locale} />,
    })),
  );
  return (
    <Panel title={t('activity.side')} meta={formatDay(asOf, place.locale)}>
      <FactRows rows={rows} />
    </Panel>
  );
}
