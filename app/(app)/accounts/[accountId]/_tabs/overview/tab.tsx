import dynamic from 'next/dynamic';
import { NEW_LAYOUT } from '@/app/(app)/accounts/[accountId]/_head/head-reads';
import { defineTab } from '@/app/(app)/accounts/[accountId]/_tabs/define-tab';
import { LayoutLine } from '@/app/(app)/accounts/[accountId]/_tabs/overview/layout-line';
import { shapedAccount } from '@/app/(app)/accounts/[accountId]/_tabs/overview/shaped-account';
import { drawWidget, permittedWidgets, widgetReads } from '@/app/(app)/accounts/[accountId]/_tabs/overview/widgets';
import { Board } from '@/components/overview/board';
import { type Caller, may } from '@/lib/core/actor';
import { ask } from '@/lib/core/operation';
import { listLayouts, readLayout } from '@/lib/features/layout/queries';
import { readOverview } from '@/lib/features/overview/queries';
import { listTeams } from '@/lib/features/team/queries';
import { type AccountPlace, isPreview } from '@/lib/next/account-page';
import { getTranslator } from '@/lib/next/messages';
import { builtInLayout, layoutShown } from '@/lib/registry/account-layout';

// What edits a page is loaded by those who do.
const BeginLayout = dynamic(() => import('@/app/(app)/accounts/[accountId]/_tabs/overview/begin-layout').then((module) => module.BeginLayout));
const EditLayout = dynamic(() => import('@/app/(app)/accounts/[accountId]/_tabs/overview/edit-layout').then((module) => module.EditLayout));

/** What an editor of layouts needs beside the page; nothing while the page is only looked at. */
function editingReads({ caller, search: { edit } }: AccountPlace) {
  const isEditing = edit !== undefined && may(caller.actor, 'layout:admin');
  return {
    layouts: isEditing ? ask(listLayouts, {}) : undefined,
    layout: isEditing && edit !== NEW_LAYOUT ? ask(readLayout, { id: edit }) : undefined,
    teams: isEditing && edit === NEW_LAYOUT ? ask(listTeams, {}) : undefined,
  };
}

/** Whose pages the reader may shape: a global admin everybody's, others those of the teams they are in. */
function shapesOf({ actor }: Caller, teams: readonly { id: string; name: string }[]) {
  const own = actor.kind === 'user' ? actor.teamIds : [];
  const all = actor.kind !== 'user' || actor.role === 'global_admin';
  return { all, own, teams: all ? teams : teams.filter(({ id }) => own.includes(id)) };
}

/** How the account is doing and what is next, as a board of widgets; or the editor of that board. */
export const overviewTab = defineTab({
  reads: (place) => ({
    overview: ask(readOverview, { accountId: place.accountId, asOf: place.asOf }),
    ...editingReads(place),
    ...widgetReads(place),
  }),
  View: async ({ place, top, data: { overview, layouts, layout, teams, ...answers } }) => {
    const permitted = permittedWidgets(place);
    const shown = layoutShown(top.head.layout);
    const account = shapedAccount(top);
    const draw = drawWidget({ place, top, overview, answers });
    if (layouts && layout) {
      const t = await getTranslator('overview');
      const looks = new Map([...builtInLayout.widgets, ...shown.widgets].map((look) => [look.id, look]));
      const widgets = permitted.flatMap((id) => {
        const look = looks.get(id);
        return look ? [{ id, title: t(`widget.${id}`), node: draw(look) }] : [];
      });
      return <EditLayout place={place} account={account} layout={layout} layouts={layouts} widgets={widgets} />;
    }
    if (layouts && teams) {
      return <BeginLayout place={place} account={account} layouts={layouts} shapes={shapesOf(place.caller, teams)} shown={shown} />;
    }
    const itemsOf = (area: 'main' | 'sidebar') =>
      shown.widgets
        .filter((look) => look.area === area && permitted.includes(look.id))
        .map((look) => ({ id: look.id, width: look.width, node: draw(look) }));
    return (
      <>
        {may(place.caller.actor, 'layout:admin') && !isPreview(place) && <LayoutLine place={place} layout={top.head.layout} />}
        <Board main={itemsOf('main')} sidebar={itemsOf('sidebar')} />
      </>
    );
  },
});
