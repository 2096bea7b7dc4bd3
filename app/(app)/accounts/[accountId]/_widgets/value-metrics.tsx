import type { HeadAnswers } from '@/app/(app)/accounts/[accountId]/_head/head-reads';
import { explainMetric } from '@/app/(app)/accounts/[accountId]/_head/metric-words';
import { defineWidget } from '@/app/(app)/accounts/[accountId]/_widgets/define-widget';
import { WidgetPanel } from '@/app/(app)/accounts/[accountId]/_widgets/widget-panel';
import { Sparkline } from '@/components/charts/sparkline';
import { FigureTable } from '@/components/overview/figure-table';
import { Change } from '@/components/ui/change';
import { Explain } from '@/components/ui/explain';
import { metricText, type UsageMetricId } from '@/lib/features/usage/metrics';
import { NO_VALUE } from '@/lib/kit/number-format';
import type { AccountPlace } from '@/lib/next/account-page';
import { getTranslator } from '@/lib/next/messages';

/** Days between a figure and the one it is compared with: whole weeks, as weekends are quiet. */
const COMPARED_DAYS = 28;

type Values = readonly (number | null)[];

function histories({ activity }: HeadAnswers['activity']): [UsageMetricId, Values][] {
  const { uniqueUsers, timePerUser } = activity;
  return [
    ['mau', uniqueUsers.map(({ mau }) => mau)],
    ['dau', uniqueUsers.map(({ dau }) => dau)],
    ['timePerUser', timePerUser.map(({ ms }) => ms)],
    ['productUsers', uniqueUsers.map(({ productUsers }) => productUsers)],
  ];
}

/** How a value moved: its unit's text with a sign; unknown when either end is. */
function movement(id: UsageMetricId, values: Values, place: AccountPlace) {
  const [now = null, before = null] = [values.at(-1), values.at(-1 - COMPARED_DAYS)];
  if (now === null || before === null) return NO_VALUE;
  const by = now - before;
  const sign = by > 0 ? '+' : by < 0 ? '−' : '';
  return <Change by={by}>{`${sign}${metricText(id, Math.abs(by), place)}`}</Change>;
}

/** What the customer gets out of the product, each figure with its course and how it moved. */
export const valueMetricsWidget = defineWidget({
  View: async ({ place, look, top: { activity } }) => {
    const t = await getTranslator('overview');
    const rows = await Promise.all(
      histories(activity).map(async ([id, values]) => {
        const explanation = await explainMetric(id, activity.asOf, place.locale);
        const now = metricText(id, values.at(-1) ?? null, place);
        const course = t('valueMetrics.course', { metric: explanation.name, from: metricText(id, values[0] ?? null, place), to: now });
        return {
          id,
          cells: [
            <Explain key="name" explanation={explanation} />,
            <Sparkline key="line" values={values} label={course} />,
            now,
            movement(id, values, place),
          ],
        };
      }),
    );
    return (
      <WidgetPanel place={place} look={look} meta={t('valueMetrics.compared')} tab="modules" flush>
        <FigureTable
          label={t('widget.value-metrics')}
          columns={[
            { id: 'metric', label: t('valueMetrics.metric') },
            { id: 'course', label: t('valueMetrics.days') },
            { id: 'now', label: t('valueMetrics.now'), isFigure: true },
            { id: 'change', label: t('valueMetrics.change'), isFigure: true },
          ]}
          rows={rows}
        />
      </WidgetPanel>
    );
  },
});
