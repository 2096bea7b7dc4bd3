import { defineWidget, rowsOf } from '@/app/(app)/accounts/[accountId]/_widgets/define-widget';
import { WidgetPanel } from '@/app/(app)/accounts/[accountId]/_widgets/widget-panel';
import { RowList } from '@/components/overview/row-list';
import { ask } from '@/lib/core/operation';
import { listAccountEvents } from '@/lib/features/event/queries';
import { MOST_ROWS } from '@/lib/features/overview/contract';
import { formatInstant } from '@/lib/kit/date-format';
import { getTranslator } from '@/lib/next/messages';

/** What was done in the product last. */
export const activityStreamWidget = defineWidget({
  read: ({ accountId }) => ask(listAccountEvents, { accountId, limit: MOST_ROWS }),
  View: async ({ place, look, data }) => {
    const t = await getTranslator('overview');
    const account = await getTranslator('account');
    const rows = rowsOf(data.data, look).map(({ messageId, name, type, userName, userId, module, feature, at }) => ({
      id: messageId,
      title: [module, feature].filter(Boolean).join(' · ') || (name ?? account(`events.type.${type}`)),
      text: userName ?? userId,
      end: <time dateTime={at.toISOString()}>{formatInstant(at.toISOString(), place.locale, place.timeZone)}</time>,
    }));
    return (
      <WidgetPanel place={place} look={look} tab="activity" flush empty={rows.length === 0 && account('events.empty')}>
        <RowList label={t('widget.activity-stream')} rows={rows} />
      </WidgetPanel>
    );
  },
});
