/** Who may do what: roles × licences → permissions. The same table is drawn for people under Settings. */
export const ROLES = ['global_admin', 'advanced', 'member'] as const;
export const LICENCES = ['viewer', 'contributor', 'practitioner'] as const;
export const SCOPES = ['ingest', 'read', 'write', 'admin'] as const;

export type Role = (typeof ROLES)[number];
export type Licence = (typeof LICENCES)[number];
export type KeyScope = (typeof SCOPES)[number];

/** Each permission: the roles that have it, the lowest licence that leaves it, and the key scope that grants it. */
export const PERMISSIONS = {
  'account:read': { roles: ROLES, licence: 'viewer', scope: 'read' },
  'account:write': { roles: ROLES, licence: 'practitioner', scope: 'write' },
  'user:read': { roles: ROLES, licence: 'viewer', scope: 'read' },
  'usage:read': { roles: ROLES, licence: 'viewer', scope: 'read' },
  'usage:admin': { roles: ['global_admin'], licence: 'practitioner', scope: 'admin' },
  'timeline:read': { roles: ROLES, licence: 'viewer', scope: 'read' },
  'note:read': { roles: ROLES, licence: 'viewer', scope: 'read' },
  'note:write': { roles: ROLES, licence: 'contributor', scope: 'write' },
  'interaction:read': { roles: ROLES, licence: 'viewer', scope: 'read' },
  'interaction:write': { roles: ROLES, licence: 'contributor', scope: 'write' },
  'task:read': { roles: ROLES, licence: 'viewer', scope: 'read' },
  'task:write': { roles: ROLES, licence: 'contributor', scope: 'write' },
  'alert:read': { roles: ROLES, licence: 'viewer', scope: 'read' },
  'alert:write': { roles: ROLES, licence: 'practitioner', scope: 'write' },
  'alert:admin': { roles: ['global_admin', 'advanced'], licence: 'practitioner', scope: 'admin' },
  'asset:read': { roles: ROLES, licence: 'viewer', scope: 'read' },
  'asset:write': { roles: ROLES, licence: 'contributor', scope: 'write' },
  'contact:read': { roles: ROLES, licence: 'viewer', scope: 'read' },
  'contact:write': { roles: ROLES, licence: 'practitioner', scope: 'write' },
  'plan:read': { roles: ROLES, licence: 'viewer', scope: 'read' },
  'plan:write': { roles: ROLES, licence: 'practitioner', scope: 'write' },
  'play:admin': { roles: ['global_admin', 'advanced'], licence: 'practitioner', scope: 'admin' },
  'deal:read': { roles: ROLES, licence: 'viewer', scope: 'read' },
  'deal:write': { roles: ROLES, licence: 'practitioner', scope: 'write' },
  'deal:admin': { roles: ['global_admin'], licence: 'practitioner', scope: 'admin' },
  'money:read': { roles: ROLES, licence: 'viewer', scope: 'read' },
  'money:write': { roles: ROLES, licence: 'practitioner', scope: 'write' },
  'money:admin': { roles: ['global_admin'], licence: 'practitioner', scope: 'admin' },
  'survey:read': { roles: ROLES, licence: 'viewer', scope: 'read' },
  'survey:write': { roles: ROLES, licence: 'practitioner', scope: 'write' },
  'survey:admin': { roles: ['global_admin'], licence: 'practitioner', scope: 'admin' },
  'ticket:read': { roles: ROLES, licence: 'viewer', scope: 'read' },
  'ticket:write': { roles: ROLES, licence: 'practitioner', scope: 'write' },
  'health:read': { roles: ROLES, licence: 'viewer', scope: 'read' },
  'health:write': { roles: ROLES, licence: 'practitioner', scope: 'write' },
  'health:admin': { roles: ['global_admin', 'advanced'], licence: 'practitioner', scope: 'admin' },
  'chart:read': { roles: ROLES, licence: 'viewer', scope: 'read' },
  'chart:write': { roles: ROLES, licence: 'practitioner', scope: 'write' },
  'chart:admin': { roles: ['global_admin', 'advanced'], licence: 'practitioner', scope: 'admin' },
  'metric:read': { roles: ROLES, licence: 'viewer', scope: 'read' },
  'metric:admin': { roles: ['global_admin', 'advanced'], licence: 'practitioner', scope: 'admin' },
  'publication:read': { roles: ROLES, licence: 'viewer', scope: 'read' },
  'publication:write': { roles: ROLES, licence: 'practitioner', scope: 'write' },
  'hub:read': { roles: ROLES, licence: 'viewer', scope: 'read' },
  'hub:write': { roles: ROLES, licence: 'practitioner', scope: 'write' },
  'hub:admin': { roles: ['global_admin', 'advanced'], licence: 'practitioner', scope: 'admin' },
  /** Of customers in their hubs: no member and no key has it. */
  'hub:visit': { roles: [], licence: 'viewer', scope: null },
  'import:write': { roles: ROLES, licence: 'practitioner', scope: 'write' },
  'collection:read': { roles: ROLES, licence: 'viewer', scope: 'read' },
  'collection:write': { roles: ROLES, licence: 'practitioner', scope: 'write' },
  'collection:admin': { roles: ['global_admin'], licence: 'practitioner', scope: 'admin' },
  'tag:write': { roles: ROLES, licence: 'practitioner', scope: 'write' },
  'tag:admin': { roles: ['global_admin'], licence: 'practitioner', scope: 'admin' },
  'attribute:read': { roles: ROLES, licence: 'viewer', scope: 'read' },
  'attribute:admin': { roles: ['global_admin'], licence: 'practitioner', scope: 'admin' },
  'request:write': { roles: ROLES, licence: 'practitioner', scope: 'write' },
  'layout:read': { roles: ROLES, licence: 'viewer', scope: 'read' },
  'layout:admin': { roles: ['global_admin', 'advanced'], licence: 'practitioner', scope: 'admin' },
  'event:write': { roles: ['global_admin'], licence: 'practitioner', scope: 'ingest' },
  'event:admin': { roles: ['global_admin'], licence: 'practitioner', scope: 'admin' },
  'view:write': { roles: ROLES, licence: 'viewer', scope: 'write' },
  'view:admin': { roles: ['global_admin', 'advanced'], licence: 'practitioner', scope: 'admin' },
  'self:read': { roles: ROLES, licence: 'viewer', scope: null },
  'self:write': { roles: ROLES, licence: 'viewer', scope: null },
  'member:read': { roles: ROLES, licence: 'viewer', scope: 'read' },
  'member:admin': { roles: ['global_admin'], licence: 'practitioner', scope: 'admin' },
  'team:admin': { roles: ['global_admin'], licence: 'practitioner', scope: 'admin' },
  'key:admin': { roles: ['global_admin'], licence: 'practitioner', scope: 'admin' },
  'webhook:admin': { roles: ['global_admin'], licence: 'practitioner', scope: 'admin' },
  'audit:read': { roles: ['global_admin'], licence: 'practitioner', scope: 'admin' },
  'mail:admin': { roles: ['global_admin'], licence: 'practitioner', scope: 'admin' },
  'organization:read': { roles: ROLES, licence: 'viewer', scope: 'read' },
  'organization:admin': { roles: ['global_admin'], licence: 'practitioner', scope: 'admin' },
} as const satisfies Record<string, { roles: readonly Role[]; licence: Licence; scope: KeyScope | null }>;

export type Permission = keyof typeof PERMISSIONS;

/** The role of two that may less. */
export function lesserRole(one: Role, other: Role): Role {
  return ROLES.indexOf(one) > ROLES.indexOf(other) ? one : other;
}

/** The licence of two that allows less. */
export function lesserLicence(one: Licence, other: Licence): Licence {
  return LICENCES.indexOf(one) < LICENCES.indexOf(other) ? one : other;
}

/** Whether a person of this role and licence has the permission: the licence caps the role. */
export function memberMay(role: Role, licence: Licence, permission: Permission): boolean {
  const rule = PERMISSIONS[permission];
  const roles: readonly Role[] = rule.roles;
  return roles.includes(role) && LICENCES.indexOf(licence) >= LICENCES.indexOf(rule.licence);
}

/** Whether a key with these scopes has the permission; a person's own things are never a key's. */
export function keyMay(scopes: readonly string[], permission: Permission): boolean {
  const { scope } = PERMISSIONS[permission];
  return scope !== null && scopes.includes(scope);
}
