import { defineWidget, rowsOf } from '@/app/(app)/accounts/[accountId]/_widgets/define-widget';
import { WidgetPanel } from '@/app/(app)/accounts/[accountId]/_widgets/widget-panel';
import { RowList } from '@/components/overview/row-list';
import { formatShortDay } from '@/lib/kit/date-format';
import { localDay } from '@/lib/kit/day';
import { readableWord } from '@/lib/kit/readable-word';
import { getTranslator } from '@/lib/next/messages';

/** Open tickets, the oldest first. */
export const supportWidget = defineWidget({
  View: async ({ place, look, overview: { tickets } }) => {
    const t = await getTranslator('overview');
    const { rows = [], total = 0 } = tickets ?? {};
    const shown = rowsOf(rows, look).map(({ key, subject, priority, url, openedAt, isBreached, isEscalated }) => ({
      id: key,
      title: subject,
      href: url ?? undefined,
      text: [readableWord(priority), isBreached && t('support.breached'), isEscalated && t('support.escalated')].filter(Boolean).join(' · '),
      end: t('support.opened', { day: formatShortDay(localDay(new Date(openedAt), place.timeZone), place.locale) }),
    }));
    return (
      <WidgetPanel
        place={place}
        look={look}
        meta={total > 0 && t('support.open', { count: total })}
        tab="support"
        flush
        empty={total === 0 && t('support.empty')}
      >
        <RowList label={t('widget.support')} rows={shown} />
      </WidgetPanel>
    );
  },
});
