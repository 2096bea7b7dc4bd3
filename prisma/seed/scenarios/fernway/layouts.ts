import type { LayoutTarget } from '@/lib/features/layout/contract';
import type { PlacedWidget } from '@/lib/registry/account-layout';
import type { AccountTabId } from '@/lib/registry/account-tabs';

/** A page that stands out from the built-in one by what comes first; all else follows as usual. */
export interface PlannedLayout extends Omit<LayoutTarget, 'teamId'> {
  team: string | null;
  tabs: readonly AccountTabId[];
  main: readonly Pick<PlacedWidget, 'id' | 'width' | 'height'>[];
  sidebar: readonly PlacedWidget['id'][];
}

/** How Fernway's pages look: groups by what stands below them, products by their use, the North's regions by what was said. */
export const LAYOUTS: readonly PlannedLayout[] = [
  {
    accountType: 'company',
    team: null,
    variant: 'parent',
    tabs: ['hierarchy', 'timeline'],
    main: [
      { id: 'sub-accounts', width: 3, height: 3 },
      { id: 'deals', width: 2, height: 2 },
      { id: 'status', width: 1, height: 2 },
      { id: 'plan', width: 2, height: 2 },
      { id: 'about', width: 1, height: 2 },
    ],
    sidebar: ['tasks', 'contacts', 'timeline'],
  },
  {
    accountType: 'product',
    team: null,
    variant: 'any',
    tabs: ['modules', 'activity'],
    main: [
      { id: 'usage', width: 3, height: 3 },
      { id: 'value-metrics', width: 2, height: 2 },
      { id: 'leaderboard', width: 1, height: 2 },
    ],
    sidebar: ['activity-stream', 'tasks', 'contacts'],
  },
  {
    accountType: 'region',
    team: 'North',
    variant: 'any',
    tabs: ['timeline', 'activity'],
    main: [
      { id: 'status', width: 1, height: 2 },
      { id: 'timeline', width: 2, height: 3 },
      { id: 'usage', width: 2, height: 2 },
      { id: 'about', width: 1, height: 2 },
    ],
    sidebar: ['tasks', 'plan', 'contacts'],
  },
];
