import { defineWidget } from '@/app/(app)/accounts/[accountId]/_widgets/define-widget';
import { WidgetPanel } from '@/app/(app)/accounts/[accountId]/_widgets/widget-panel';
import { FactRows } from '@/components/panel/fact-rows';
import { formatDay } from '@/lib/kit/date-format';
import { localDay } from '@/lib/kit/day';
import { NO_VALUE } from '@/lib/kit/number-format';
import { readableWord } from '@/lib/kit/readable-word';
import { getTranslator } from '@/lib/next/messages';

/** Where the customer stands, and since when. */
export const statusWidget = defineWidget({
  View: async ({ place, look, top: { head }, overview: { statusSince } }) => {
    const t = await getTranslator('overview');
    const { status, lifecycleStage, customerSince } = head.detail;
    const word = (value: string | null) => (value ? readableWord(value) : NO_VALUE);
    const since = statusSince && t('status.since', { day: formatDay(localDay(new Date(statusSince), place.timeZone), place.locale) });
    return (
      <WidgetPanel place={place} look={look}>
        <FactRows
          rows={[
            { id: 'status', label: t('status.status'), value: word(status), hint: since },
            { id: 'stage', label: t('status.stage'), value: word(lifecycleStage) },
            { id: 'customer', label: t('status.customerSince'), value: formatDay(customerSince, place.locale) },
          ]}
        />
      </WidgetPanel>
    );
  },
});
