import { defineTab } from '@/app/(app)/accounts/[accountId]/_tabs/define-tab';
import { widgetViews } from '@/app/(app)/accounts/[accountId]/_widgets';
import { Board } from '@/components/overview/board';
import { may } from '@/lib/core/actor';
import { type Ask, ask } from '@/lib/core/operation';
import { readOverview } from '@/lib/features/overview/queries';
import type { AccountPlace } from '@/lib/next/account-page';
import { layoutShown } from '@/lib/registry/account-layout';
import { accountWidgets } from '@/lib/registry/account-widgets';

/** The widgets that the reader may see, wherever they stand. */
const permitted = ({ caller }: Pick<AccountPlace, 'caller'>) => accountWidgets.filter(({ permission }) => may(caller.actor, permission));

/** What single widgets ask beside the lists that are read together. */
function widgetReads(place: AccountPlace): Record<string, Ask<unknown>> {
  const reads = permitted(place).map(({ id }) => [id, widgetViews[id].read?.(place)] as const);
  return Object.fromEntries(reads.flatMap(([id, read]) => (read ? [[id, read]] : [])));
}

/** How the account is doing and what is next, as a board of widgets. */
export const overviewTab = defineTab({
  reads: (place) => ({ overview: ask(readOverview, { accountId: place.accountId }), ...widgetReads(place) }),
  View: ({ place, top, data: { overview, ...data } }) => {
    const layout = layoutShown(top.head.layout);
    const seen = new Set<string>(permitted(place).map(({ id }) => id));
    const answers: Record<string, unknown> = data;
    const itemsOf = (area: 'main' | 'sidebar') =>
      layout.widgets
        .filter((widget) => widget.area === area && seen.has(widget.id))
        .map((look) => {
          const { View } = widgetViews[look.id];
          return { id: look.id, width: look.width, node: <View place={place} top={top} overview={overview} data={answers[look.id]} look={look} /> };
        });
    return <Board main={itemsOf('main')} sidebar={itemsOf('sidebar')} />;
  },
});
