import { expect, it } from 'vitest';
import { builtInLayout, layoutShown, readAccountLayout } from './account-layout';
import { accountTabs } from './account-tabs';
import { accountWidgets } from './account-widgets';

it('leaves out what no registry knows and names it', () => {
  const stored = {
    tabs: [{ id: 'hierarchy', shown: true }, { id: 'gone', shown: true }, { id: 'activity' }],
    widgets: [
      { id: 'usage', area: 'main', width: 3, height: 1 },
      { id: 'nobody', area: 'main', width: 1, height: 1 },
      { id: 'tasks', area: 'attic', width: 1, height: 1 },
      { id: 'usage', area: 'sidebar', width: 1, height: 1 },
    ],
  };
  const layout = readAccountLayout(stored);
  expect(layout.widgets).toEqual([{ id: 'usage', area: 'main', width: 3, height: 1 }]);
  expect(layout.tabs.map(({ id }) => id).slice(0, 2)).toEqual(['overview', 'hierarchy']);
  expect(layout.dropped).toEqual(['gone', 'activity', 'nobody', 'tasks', 'usage']);
});

it('shows tabs that came after a layout was made, and always the first', () => {
  const layout = readAccountLayout({ tabs: accountTabs.slice(0, 2).map(({ id }) => ({ id, shown: false })), widgets: [] });
  expect(layout.tabs.map(({ id }) => id)).toEqual(accountTabs.map(({ id }) => id));
  expect(layout.tabs.filter(({ shown }) => !shown)).toEqual([{ id: accountTabs[1].id, shown: false }]);
  expect(layout.widgets).toEqual([]);
});

it.each([null, undefined, 7, 'text', [], { tabs: 'x', widgets: { id: 'usage' } }, { tabs: [null, 3], widgets: [[]] }])(
  'never fails on %j',
  (stored) => {
    const layout = readAccountLayout(stored);
    expect(layout.tabs.map(({ id }) => id)).toEqual(accountTabs.map(({ id }) => id));
    expect(layout.widgets).toEqual([]);
  },
);

it('is the built-in one, with every widget, where none was found', () => {
  expect(layoutShown(null)).toBe(builtInLayout);
  expect(builtInLayout.widgets.map(({ id }) => id)).toEqual(accountWidgets.map(({ id }) => id));
  expect(builtInLayout.widgets.length).toBeGreaterThanOrEqual(20);
  expect(readAccountLayout(builtInLayout)).toEqual({ ...builtInLayout, dropped: [] });
});
