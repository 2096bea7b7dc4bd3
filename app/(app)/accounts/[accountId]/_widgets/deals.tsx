import Link from 'next/link';
import { defineWidget, rowsOf } from '@/app/(app)/accounts/[accountId]/_widgets/define-widget';
import { recordHref } from '@/app/(app)/accounts/[accountId]/_widgets/record-href';
import { WidgetPanel } from '@/app/(app)/accounts/[accountId]/_widgets/widget-panel';
import { FigureTable } from '@/components/overview/figure-table';
import { formatDay } from '@/lib/kit/date-format';
import { formatMoney } from '@/lib/kit/money';
import { getTranslator } from '@/lib/next/messages';

/** Open opportunities, the next to close first. */
export const dealsWidget = defineWidget({
  View: async ({ place, look, overview: { deals } }) => {
    const t = await getTranslator('overview');
    const { rows = [], total = 0 } = deals ?? {};
    const shown = rowsOf(rows, look);
    return (
      <WidgetPanel
        place={place}
        look={look}
        add="deal"
        meta={total > 0 && t('shownOf', { shown: shown.length, total })}
        tab="deals"
        flush
        empty={total === 0 && t('deals.empty')}
      >
        <FigureTable
          label={t('widget.deals')}
          columns={[
            { id: 'name', label: t('deals.name') },
            { id: 'stage', label: t('deals.stage') },
            { id: 'amount', label: t('deals.amount'), isFigure: true },
            { id: 'closes', label: t('deals.closes'), isFigure: true },
          ]}
          rows={shown.map(({ key, name, stage, amount, currency, closeOn }) => ({
            id: key,
            cells: [
              <Link key="name" prefetch={false} scroll={false} className="link" href={recordHref(place, 'deal', key)}>
                {name}
              </Link>,
              stage,
              formatMoney(amount, currency, place.locale),
              formatDay(closeOn, place.locale),
            ],
          }))}
        />
      </WidgetPanel>
    );
  },
});
