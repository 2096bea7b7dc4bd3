import { dayCharts } from '@/app/(app)/accounts/[accountId]/_tabs/activity/charts';
import { defineWidget } from '@/app/(app)/accounts/[accountId]/_widgets/define-widget';
import { WidgetPanel } from '@/app/(app)/accounts/[accountId]/_widgets/widget-panel';
import { LineChart } from '@/components/charts/line-chart';
import { getTranslator } from '@/lib/next/messages';

const HEIGHTS = { 1: 112, 2: 176, 3: 288 } as const;

/** How many people use the product, day by day. */
export const usageWidget = defineWidget({
  View: async ({ place, look, top: { activity } }) => {
    const t = await getTranslator('overview');
    const account = await getTranslator('account');
    const words = {
      mau: account('metric.mau.label'),
      dau: account('metric.dau.label'),
      productUsers: account('metric.productUsers.label'),
      periodUsers: account('activity.periodUsers'),
      newUsers: account('activity.newUsers'),
      time: account('activity.periodTime'),
    };
    const { users } = dayCharts(activity.activity, activity.partial, words, place.locale);
    const today = t('usage.today', { count: activity.todaySoFar.activeUsers });
    return (
      <WidgetPanel place={place} look={look} meta={t('usage.window')} fact={today} tab="activity">
        <LineChart title={t('widget.usage')} data={users} height={HEIGHTS[look.height]} />
      </WidgetPanel>
    );
  },
});
