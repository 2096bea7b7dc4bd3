import type { LayoutWidget } from '@/lib/features/layout/contract';
import type { Permission } from '@/lib/kit/access';

type Size = Pick<LayoutWidget, 'width' | 'height'>;

const main = (width: Size['width'], height: Size['height'] = 2) => ({ area: 'main', width, height }) as const;
const sidebar = (height: Size['height'] = 2) => ({ area: 'sidebar', width: 1, height }) as const;

/**
 * The widgets of an account's overview, as they stand on a page that nobody arranged: where, how many of three columns
 * wide, and how much of their rows they show. Their names stand in the catalogue under their ids.
 */
export const accountWidgets = [
  { id: 'status', permission: 'account:read', ...main(1) },
  { id: 'usage', permission: 'usage:read', ...main(2) },
  { id: 'value-metrics', permission: 'usage:read', ...main(2) },
  { id: 'about', permission: 'account:read', ...main(1) },
  { id: 'sub-accounts', permission: 'account:read', ...main(2) },
  { id: 'leaderboard', permission: 'user:read', ...main(1) },
  { id: 'deals', permission: 'deal:read', ...main(2) },
  { id: 'health', permission: 'health:read', ...main(1) },
  { id: 'collections', permission: 'collection:read', ...main(2) },
  { id: 'support', permission: 'ticket:read', ...main(1) },
  { id: 'nps', permission: 'survey:read', ...main(1) },
  { id: 'csat', permission: 'survey:read', ...main(1) },
  { id: 'revenue', permission: 'money:read', ...main(1) },
  { id: 'tasks', permission: 'task:read', ...sidebar() },
  { id: 'timeline', permission: 'timeline:read', ...sidebar() },
  { id: 'plan', permission: 'plan:read', ...sidebar() },
  { id: 'contacts', permission: 'contact:read', ...sidebar() },
  { id: 'assignment', permission: 'account:read', ...sidebar(1) },
  { id: 'tags', permission: 'account:read', ...sidebar(1) },
  { id: 'assets', permission: 'asset:read', ...sidebar(1) },
  { id: 'activity-stream', permission: 'usage:read', ...sidebar() },
  { id: 'campaigns', permission: 'account:read', ...sidebar(1) },
] as const satisfies readonly ({ id: string; permission: Permission } & Omit<LayoutWidget, 'id'>)[];

export type AccountWidgetId = (typeof accountWidgets)[number]['id'];
