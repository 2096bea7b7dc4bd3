import Link from 'next/link';
import { defineWidget, rowsOf } from '@/app/(app)/accounts/[accountId]/_widgets/define-widget';
import { WidgetPanel } from '@/app/(app)/accounts/[accountId]/_widgets/widget-panel';
import { FigureTable } from '@/components/overview/figure-table';
import { accountHref } from '@/lib/features/account/address';
import { formatNumber, NO_VALUE } from '@/lib/kit/number-format';
import { readableWord } from '@/lib/kit/readable-word';
import { hrefWith } from '@/lib/kit/url-codec';
import { keptParams } from '@/lib/next/account-page';
import { getTranslator } from '@/lib/next/messages';

/** What stands below the account, the most used first, and what it stands below. */
export const subAccountsWidget = defineWidget({
  View: async ({ place, look, top: { head }, overview: { subAccounts } }) => {
    const t = await getTranslator('overview');
    const { rows = [], total = 0 } = subAccounts ?? {};
    const link = (key: string, name: string) => (
      <Link prefetch={false} className="link" href={hrefWith(accountHref(key), keptParams(place))}>
        {name}
      </Link>
    );
    const parent = head.banner.ancestors.at(-1);
    const shown = rowsOf(rows, look);
    const figures = shown.map(({ key, name, type, status, mau, productUsers }) => ({
      id: key,
      cells: [
        link(key, name),
        type,
        status ? readableWord(status) : NO_VALUE,
        formatNumber(mau, place.locale),
        formatNumber(productUsers, place.locale),
      ],
    }));
    return (
      <WidgetPanel
        place={place}
        look={look}
        meta={total > 0 && t('shownOf', { shown: shown.length, total })}
        fact={parent && t.rich('subAccounts.parent', { account: () => link(parent.key, parent.name) })}
        tab="hierarchy"
        flush
        empty={total === 0 && t('subAccounts.empty')}
      >
        <FigureTable
          label={t('widget.sub-accounts')}
          columns={[
            { id: 'name', label: t('subAccounts.name') },
            { id: 'type', label: t('about.type') },
            { id: 'status', label: t('status.status') },
            { id: 'mau', label: t('subAccounts.mau'), isFigure: true },
            { id: 'users', label: t('subAccounts.users'), isFigure: true },
          ]}
          rows={figures}
        />
      </WidgetPanel>
    );
  },
});
