import { defineWidget, rowsOf } from '@/app/(app)/accounts/[accountId]/_widgets/define-widget';
import { WidgetPanel } from '@/app/(app)/accounts/[accountId]/_widgets/widget-panel';
import { RowList } from '@/components/overview/row-list';
import { formatDay } from '@/lib/kit/date-format';
import { localDay } from '@/lib/kit/day';
import { getTranslator } from '@/lib/next/messages';

/** What happened last. */
export const timelineWidget = defineWidget({
  View: async ({ place, look, overview: { timeline } }) => {
    const t = await getTranslator('overview');
    const rows = rowsOf(timeline ?? [], look).map(({ id, at, category, title }) => ({
      id: `${id}`,
      title,
      text: t(`timeline.${category}`),
      end: <time dateTime={at}>{formatDay(localDay(new Date(at), place.timeZone), place.locale)}</time>,
    }));
    return (
      <WidgetPanel place={place} look={look} add="interaction" tab="timeline" flush empty={rows.length === 0 && t('timeline.empty')}>
        <RowList label={t('widget.timeline')} rows={rows} />
      </WidgetPanel>
    );
  },
});
