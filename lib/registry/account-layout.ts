import { LayoutTab, LayoutWidget } from '@/lib/features/layout/contract';
import { type AccountTabId, accountTabs, findAccountTab } from '@/lib/registry/account-tabs';
import { type AccountWidgetId, accountWidgets } from '@/lib/registry/account-widgets';

/** An account's page as it is drawn: every tab of the registry, and the widgets that are on the board. */
export interface AccountLayout {
  tabs: readonly { id: AccountTabId; shown: boolean }[];
  widgets: readonly PlacedWidget[];
}

export type PlacedWidget = LayoutWidget & { id: AccountWidgetId };

/** The page that nobody arranged. */
export const builtInLayout: AccountLayout = {
  tabs: accountTabs.map(({ id }) => ({ id, shown: true })),
  widgets: accountWidgets.map(({ id, area, width, height }) => ({ id, area, width, height })),
};

/** Each account opens on it, so it stands first and can't be hidden. */
export const FIRST_TAB = accountTabs[0].id;

const isWidget = (id: string): id is AccountWidgetId => accountWidgets.some((widget) => widget.id === id);

/** The items of a stored list that have the form and an id that is known, each once; and what was left out. */
function known<T extends { id: string }>(stored: unknown, parse: (item: unknown) => T | null) {
  const items: T[] = [];
  const dropped: string[] = [];
  for (const item of Array.isArray(stored) ? stored : []) {
    const parsed = parse(item);
    if (parsed && !items.some(({ id }) => id === parsed.id)) items.push(parsed);
    else dropped.push(String((item as { id?: unknown } | null)?.id ?? ''));
  }
  return { items, dropped };
}

function tabOf(item: unknown) {
  const { data } = LayoutTab.safeParse(item);
  const id = data && findAccountTab(data.id)?.id;
  return id ? { id, shown: data.shown || id === FIRST_TAB } : null;
}

function widgetOf(item: unknown): PlacedWidget | null {
  const { data } = LayoutWidget.safeParse(item);
  return data && isWidget(data.id) ? { ...data, id: data.id } : null;
}

/**
 * A stored layout by what the registries know now. Ids that are gone are left out and named in `dropped`; tabs that
 * came since stand at the end, so that nothing new is hidden by an old layout.
 */
export function readAccountLayout(stored: unknown): AccountLayout & { dropped: readonly string[] } {
  const { tabs: storedTabs, widgets: storedWidgets } = (stored ?? {}) as { tabs?: unknown; widgets?: unknown };
  const tabs = known(storedTabs, tabOf);
  const widgets = known(storedWidgets, widgetOf);
  const placed = new Set(tabs.items.map(({ id }) => id));
  const all = [...tabs.items, ...builtInLayout.tabs.filter(({ id }) => !placed.has(id))];
  const first = all.filter(({ id }) => id === FIRST_TAB);
  return {
    tabs: [...first, ...all.filter(({ id }) => id !== FIRST_TAB)],
    widgets: widgets.items,
    dropped: [...tabs.dropped, ...widgets.dropped],
  };
}

/** What a page shows by the layout that was found for it; the built-in one when none was. */
export function layoutShown(found: { content: unknown } | null): AccountLayout {
  return found === null ? builtInLayout : readAccountLayout(found.content);
}
