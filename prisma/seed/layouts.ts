import type { Caller } from '@/lib/core/actor';
import { invoke } from '@/lib/core/operation';
import { createLayout, publishLayout } from '@/lib/features/layout/commands';
import { listLayouts } from '@/lib/features/layout/queries';
import { listTeams } from '@/lib/features/team/queries';
import { type AccountLayout, builtInLayout, FIRST_TAB } from '@/lib/registry/account-layout';
import type { AccountTabId } from '@/lib/registry/account-tabs';
import { LAYOUTS, type PlannedLayout } from './scenarios/fernway/layouts';

/** The built-in page with what a plan names put first. */
function contentOf({ tabs, main, sidebar }: PlannedLayout): AccountLayout {
  const placeOf = (id: AccountTabId) => (id === FIRST_TAB ? -1 : tabs.includes(id) ? tabs.indexOf(id) : tabs.length);
  const ahead = [
    ...main.map((look) => ({ ...look, area: 'main' as const })),
    ...sidebar.map((id) => ({ id, area: 'sidebar' as const, width: 1, height: 2 }) as const),
  ];
  const rest = builtInLayout.widgets.filter(({ id }) => !ahead.some((one) => one.id === id));
  return { tabs: builtInLayout.tabs.toSorted((a, b) => placeOf(a.id) - placeOf(b.id)), widgets: [...ahead, ...rest] };
}

/** The scenario's published layouts, of the teams that are there. May be repeated. */
export async function addLayouts(caller: Caller): Promise<void> {
  const teams = new Map((await invoke(listTeams, caller, {})).map(({ name, id }) => [name, id]));
  const present = await invoke(listLayouts, caller, {});
  for (const plan of LAYOUTS) {
    const { accountType, team, variant } = plan;
    const teamId = team === null ? null : teams.get(team);
    if (teamId === undefined || present.some((one) => one.accountType === accountType && one.teamId === teamId && one.variant === variant)) continue;
    const { tabs, widgets } = contentOf(plan);
    await invoke(publishLayout, caller, await invoke(createLayout, caller, { accountType, teamId, variant, content: { tabs, widgets } }));
  }
}
