import { defineWidget, rowsOf } from '@/app/(app)/accounts/[accountId]/_widgets/define-widget';
import { WidgetPanel } from '@/app/(app)/accounts/[accountId]/_widgets/widget-panel';
import { RowList } from '@/components/overview/row-list';
import { ask } from '@/lib/core/operation';
import { listAccountEvents } from '@/lib/features/event/queries';
import { MOST_ROWS } from '@/lib/features/overview/contract';
import { formatShortDay, formatTime } from '@/lib/kit/date-format';
import { localDay } from '@/lib/kit/day';
import { getTranslator } from '@/lib/next/messages';

/** What was done in the product last. */
export const activityStreamWidget = defineWidget({
  read: ({ accountId, asOf }) => ask(listAccountEvents, { accountId, asOf, limit: MOST_ROWS }),
  View: async ({ place, look, data }) => {
    const t = await getTranslator('overview');
    const account = await getTranslator('account');
    const when = (at: Date) => {
      const day = localDay(at, place.timeZone);
      return day === place.today ? formatTime(at.toISOString(), place.locale, place.timeZone) : formatShortDay(day, place.locale);
    };
    const rows = rowsOf(data.data, look).map(({ messageId, name, type, userName, userId, module, feature, at }) => ({
      id: messageId,
      title: [module, feature].filter(Boolean).join(' · ') || (name ?? account(`events.type.${type}`)),
      text: userName ?? userId,
      end: <time dateTime={at.toISOString()}>{when(at)}</time>,
    }));
    return (
      <WidgetPanel place={place} look={look} tab="activity" flush empty={rows.length === 0 && account('events.empty')}>
        <RowList label={t('widget.activity-stream')} rows={rows} />
      </WidgetPanel>
    );
  },
});
