import { describe, expect, it } from 'vitest';
import { stepped } from '@/components/overview/arrow-step';
import type { AccountLayout } from '@/lib/registry/account-layout';
import { addWidget, changeArea, moveTab, moveWidget, placeWidget, removeWidget, resizeWidget, STEPS, showTab, widgetsIn } from './arrange';

const size = { width: 1, height: 2 } as const;
const layout: AccountLayout = {
  tabs: [
    { id: 'overview', shown: true },
    { id: 'activity', shown: true },
    { id: 'users', shown: true },
  ],
  widgets: [
    { id: 'status', area: 'main', ...size },
    { id: 'usage', area: 'main', ...size },
    { id: 'about', area: 'main', ...size },
    { id: 'tasks', area: 'sidebar', ...size },
  ],
};

const ids = (one: AccountLayout) =>
  ['main', 'sidebar'].map((area) =>
    widgetsIn(one, area as 'main')
      .map(({ id }) => id)
      .join(' '),
  );
const tabs = (one: AccountLayout) => one.tabs.map(({ id }) => id).join(' ');

describe('a widget', () => {
  it('moves within its area and stops at its ends', () => {
    expect(ids(moveWidget(layout, 'about', -1))).toEqual(['status about usage', 'tasks']);
    expect(ids(moveWidget(layout, 'status', 1))).toEqual(['usage status about', 'tasks']);
    expect(moveWidget(layout, 'status', -1)).toBe(layout);
    expect(moveWidget(layout, 'tasks', 1)).toBe(layout);
  });

  it('goes to a place of either area', () => {
    expect(ids(placeWidget(layout, 'tasks', 'main', 1))).toEqual(['status tasks usage about', '']);
    expect(ids(changeArea(layout, 'usage'))).toEqual(['status about', 'tasks usage']);
    expect(ids(changeArea(changeArea(layout, 'usage'), 'usage'))).toEqual(['status about usage', 'tasks']);
  });

  it('grows and shrinks by steps between one and three', () => {
    expect(STEPS.map((size) => [stepped(STEPS, size, -1), stepped(STEPS, size, 1)])).toEqual([
      [1, 2],
      [1, 3],
      [2, 3],
    ]);
    expect(resizeWidget(layout, 'usage', { width: 3 }).widgets[1]).toEqual({ id: 'usage', area: 'main', width: 3, height: 2 });
  });

  it('leaves the board and comes back at the end, of its usual size', () => {
    const without = removeWidget(layout, 'status');
    expect(ids(without)).toEqual(['usage about', 'tasks']);
    expect(ids(addWidget(without, 'status'))).toEqual(['usage about status', 'tasks']);
    expect(addWidget(layout, 'status')).toBe(layout);
  });
});

describe('a tab', () => {
  it('moves behind the first, which stays', () => {
    expect(tabs(moveTab(layout, 'users', -1))).toBe('overview users activity');
    expect(moveTab(layout, 'activity', -1)).toBe(layout);
    expect(moveTab(layout, 'overview', 1)).toBe(layout);
    expect(moveTab(layout, 'users', 1)).toBe(layout);
  });

  it('is hidden and shown', () => {
    expect(showTab(layout, 'users', false).tabs[2]).toEqual({ id: 'users', shown: false });
  });
});
