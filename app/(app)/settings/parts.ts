import type { Permission } from '@/lib/kit/access';

/** The parts of the settings, in their order, and what it takes to use each. */
export const SETTINGS_PARTS = [
  { id: 'profile', permission: 'self:read' },
  { id: 'sessions', permission: 'self:read' },
  { id: 'members', permission: 'member:read' },
  { id: 'teams', permission: 'team:admin' },
  { id: 'permissions', permission: 'member:read' },
  { id: 'attributes', permission: 'attribute:admin' },
  { id: 'tags', permission: 'tag:admin' },
  { id: 'stages', permission: 'deal:admin' },
  { id: 'collections', permission: 'collection:admin' },
  { id: 'imports', permission: 'import:write' },
  { id: 'rates', permission: 'money:admin' },
  { id: 'surveys', permission: 'survey:admin' },
  { id: 'layouts', permission: 'layout:admin' },
  { id: 'health', permission: 'health:admin' },
  { id: 'metrics', permission: 'metric:admin' },
  { id: 'alerts', permission: 'alert:admin' },
  { id: 'plays', permission: 'play:admin' },
  { id: 'keys', permission: 'key:admin' },
  { id: 'webhooks', permission: 'webhook:admin' },
  { id: 'organization', permission: 'organization:read' },
  { id: 'events', permission: 'event:admin' },
  { id: 'mail', permission: 'mail:admin' },
  { id: 'audit', permission: 'audit:read' },
] as const satisfies readonly { id: string; permission: Permission }[];
