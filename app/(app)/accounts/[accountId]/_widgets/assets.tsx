import { defineWidget, rowsOf } from '@/app/(app)/accounts/[accountId]/_widgets/define-widget';
import { recordHref } from '@/app/(app)/accounts/[accountId]/_widgets/record-href';
import { WidgetPanel } from '@/app/(app)/accounts/[accountId]/_widgets/widget-panel';
import { RowList } from '@/components/overview/row-list';
import { formatDay } from '@/lib/kit/date-format';
import { localDay } from '@/lib/kit/day';
import { readableWord } from '@/lib/kit/readable-word';
import { getTranslator } from '@/lib/next/messages';

/** Documents and links, the latest first. */
export const assetsWidget = defineWidget({
  View: async ({ place, look, overview: { assets } }) => {
    const t = await getTranslator('overview');
    const { rows = [], total = 0 } = assets ?? {};
    const shown = rowsOf(rows, look).map(({ key, name, kind, isLink, updatedAt }) => ({
      id: key,
      title: name,
      href: recordHref(place, 'asset', key),
      icon: isLink ? ('link' as const) : ('file' as const),
      text: readableWord(kind),
      end: formatDay(localDay(new Date(updatedAt), place.timeZone), place.locale),
    }));
    return (
      <WidgetPanel
        place={place}
        look={look}
        add="asset"
        meta={total > 0 && t('shownOf', { shown: shown.length, total })}
        tab="assets"
        flush
        empty={total === 0 && t('assets.empty')}
      >
        <RowList label={t('widget.assets')} rows={shown} />
      </WidgetPanel>
    );
  },
});
