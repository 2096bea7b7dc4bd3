import { keyMay, type Licence, memberMay, type Permission, type Role } from '@/lib/kit/access';

export interface Organization {
  id: number;
  publicId: string;
  name: string;
  timezone: string;
  currency: string;
  retentionYears: number;
}

export interface UserActor {
  kind: 'user';
  membershipId: string;
  identityId: string;
  sessionId: string;
  name: string;
  email: string;
  role: Role;
  licence: Licence;
  sees: 'all' | 'teams';
  teamIds: string[];
  /** Who looks at a page as this person, and may only look. */
  seenBy?: UserActor;
}

export interface KeyActor {
  kind: 'apiKey';
  keyId: string;
  scopes: string[];
}

/** A job or a command of the operator; may do everything within its organization. */
export interface SystemActor {
  kind: 'system';
  name: string;
}

/** A customer in their hub, by the session that they opened at its door. */
export interface HubVisitorActor {
  kind: 'hubVisitor';
  sessionId: string;
}

export type Actor = UserActor | KeyActor | SystemActor | HubVisitorActor;

/** Someone at the door: who, in which organization. Made by core/auth from a session, a key or a job. */
export interface Caller {
  organization: Organization;
  actor: Actor;
  requestId?: string;
  /** Set where a job brings in, in somebody's name, what others hold. */
  origin?: 'import';
}

/** Whether the actor's role and licence, or its key's scopes, allow this. */
export function may(actor: Actor, permission: Permission): boolean {
  if (actor.kind === 'user') return memberMay(actor.role, actor.licence, permission);
  if (actor.kind === 'apiKey') return keyMay(actor.scopes, permission);
  return actor.kind === 'system' || permission === 'hub:visit';
}

/** Who looks at a page in truth, whoever's eyes they look with. */
export function looker(actor: Actor): Actor {
  return actor.kind === 'user' ? (actor.seenBy ?? actor) : actor;
}

/** The actor as audit rows name it: ids only, never a person's name. */
export function actorId(actor: Actor): string {
  if (actor.kind === 'user') return actor.membershipId;
  if (actor.kind === 'hubVisitor') return actor.sessionId;
  return actor.kind === 'apiKey' ? actor.keyId : actor.name;
}

/** The teams whose account sets limit what this actor sees; null when it sees every account. */
export function limitingTeams(actor: Actor): string[] | null {
  if (actor.kind === 'hubVisitor') return [];
  if (actor.kind !== 'user' || actor.role === 'global_admin' || actor.sees === 'all') return null;
  return actor.teamIds;
}
