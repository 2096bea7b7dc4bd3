import type { Permission } from '@/lib/kit/access';

/** The tabs of an account's page in the order of the bar; their names stand in the catalogue under their ids. */
export const accountTabs = [
  { id: 'overview', permission: 'account:read' },
  { id: 'activity', permission: 'usage:read' },
  { id: 'modules', permission: 'usage:read' },
  { id: 'timeline', permission: 'timeline:read' },
  { id: 'notes', permission: 'note:read' },
  { id: 'touchpoints', permission: 'interaction:read' },
  { id: 'alerts', permission: 'alert:read' },
  { id: 'plan', permission: 'plan:read' },
  { id: 'tasks', permission: 'task:read' },
  { id: 'assets', permission: 'asset:read' },
  { id: 'hub', permission: 'hub:read' },
  { id: 'users', permission: 'user:read' },
  { id: 'deals', permission: 'deal:read' },
  { id: 'collections', permission: 'collection:read' },
  { id: 'health', permission: 'health:read' },
  { id: 'metrics', permission: 'chart:read' },
  { id: 'financials', permission: 'money:read' },
  { id: 'nps', permission: 'survey:read' },
  { id: 'support', permission: 'ticket:read' },
  { id: 'hierarchy', permission: 'account:read' },
] as const satisfies readonly { id: string; permission: Permission }[];

export type AccountTabId = (typeof accountTabs)[number]['id'];

/** The tab of an id that came from outside, if there is one. */
export function findAccountTab(id: string) {
  return accountTabs.find((tab) => tab.id === id);
}
