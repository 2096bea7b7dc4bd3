import { defineWidget } from '@/app/(app)/accounts/[accountId]/_widgets/define-widget';
import { WidgetPanel } from '@/app/(app)/accounts/[accountId]/_widgets/widget-panel';
import { Sparkline } from '@/components/charts/sparkline';
import { FactRows } from '@/components/panel/fact-rows';
import { formatDay } from '@/lib/kit/date-format';
import { formatMoney } from '@/lib/kit/money';
import { getTranslator } from '@/lib/next/messages';

/** What the account pays a month, and what renews next. */
export const revenueWidget = defineWidget({
  View: async ({ place, look, overview: { money } }) => {
    const t = await getTranslator('overview');
    const { currency = null, mrr = null, mrrTrend = [], nextRenewalOn = null, renewalAmount = null } = money ?? {};
    const { locale } = place;
    const shown = (amount: number | null) => formatMoney(amount, currency, locale);
    const values = mrr === null ? [] : [...mrrTrend, mrr];
    const course = t('revenue.course', { from: shown(values[0] ?? null), to: shown(mrr) });
    return (
      <WidgetPanel place={place} look={look} meta={t('revenue.window')} tab="financials">
        <FactRows
          rows={[
            { id: 'mrr', label: t('revenue.mrr'), value: shown(mrr), hint: values.length > 1 && <Sparkline values={values} label={course} /> },
            { id: 'renewal', label: t('revenue.renewal'), value: formatDay(nextRenewalOn, locale), hint: nextRenewalOn && shown(renewalAmount) },
          ]}
        />
      </WidgetPanel>
    );
  },
});
