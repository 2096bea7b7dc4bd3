import { defineWidget, rowsOf } from '@/app/(app)/accounts/[accountId]/_widgets/define-widget';
import { WidgetPanel } from '@/app/(app)/accounts/[accountId]/_widgets/widget-panel';
import { RowList } from '@/components/overview/row-list';
import { ask } from '@/lib/core/operation';
import { accountHref } from '@/lib/features/account/address';
import { MOST_ROWS } from '@/lib/features/overview/contract';
import { listUserTable } from '@/lib/features/usage/queries';
import { formatDuration } from '@/lib/kit/duration-format';
import { hrefWith } from '@/lib/kit/url-codec';
import { keptParams } from '@/lib/next/account-page';
import { getTranslator } from '@/lib/next/messages';

const BY_TIME = { column: 'time', direction: 'desc' };

/** Who spends the most time in the product. */
export const leaderboardWidget = defineWidget({
  read: ({ accountId, asOf }) => ask(listUserTable, { accountId, asOf, filter: { all: [] }, sort: BY_TIME, cursor: null, limit: MOST_ROWS }),
  View: async ({ place, look, data }) => {
    const t = await getTranslator('overview');
    const active = data.rows.filter(({ timeMs }) => timeMs > 0);
    const rows = rowsOf(active, look).map(({ userId, name, title, timeMs }) => ({
      id: userId,
      title: name,
      href: hrefWith(accountHref(place.accountId, 'modules'), { ...keptParams(place), user: userId }),
      text: title,
      end: formatDuration(timeMs, place.locale),
    }));
    return (
      <WidgetPanel place={place} look={look} meta={t('leaderboard.window')} tab="users" flush empty={rows.length === 0 && t('leaderboard.empty')}>
        <RowList label={t('widget.leaderboard')} rows={rows} />
      </WidgetPanel>
    );
  },
});
