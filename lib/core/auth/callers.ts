import { sql } from 'kysely';
import type { Licence, Role } from '@/lib/kit/access';
import type { Caller, Organization } from '../actor';
import { clock } from '../clock';
import { control } from '../db/database';
import { AppError } from '../errors';
import { type KeyKind, keyHash } from './keys';
import type { Device } from './sessions';
import { countAttempt, forgiveAttempt } from './throttle';
import { secretHash } from './tokens';

/** Everything here reads control tables by a hash, an id or an address, one row each, on every request. */
const ORGANIZATION = ['o.id', 'o.publicId', 'o.name', 'o.timezone', 'o.currency', 'o.retentionYears'] as const;

/** A person as a member, beside the organization: identity `i`, membership `m`. */
const PERSON = [
  'i.id as identityId',
  'i.email',
  'i.name as personName',
  'm.id as membershipId',
  'm.role',
  'm.licence',
  'm.sees',
  ...ORGANIZATION,
] as const;
const TEAM_IDS = sql<
  string[]
>`ARRAY(SELECT t.team_id::text FROM team_member t WHERE t.organization_id = m.organization_id AND t.membership_id = m.id)`;

/** How stale a key's or session's last use may be shown: one write a minute at most. */
const LAST_USE_RESOLUTION_MS = 60_000;

function organizationOf(row: Organization): Organization {
  const { id, publicId, name, timezone, currency, retentionYears } = row;
  return { id, publicId, name, timezone, currency, retentionYears };
}

/**
 * The caller behind an API or write key.
 * @throws AppError unauthenticated for unknown, mistyped and revoked keys alike
 */
export async function callerFromKey(kind: KeyKind, secret: string): Promise<Caller> {
  const hash = keyHash(kind, secret);
  const row = hash
    ? await control()
        .selectFrom('accessKey as k')
        .innerJoin('organization as o', 'o.id', 'k.organizationId')
        .select(['k.id as keyId', 'k.scopes', 'k.lastUsedAt', ...ORGANIZATION])
        .where('k.hash', '=', hash)
        .where('k.kind', '=', kind)
        .where('k.revokedAt', 'is', null)
        .executeTakeFirst()
    : undefined;
  if (!row) throw new AppError('unauthenticated', 'The key is unknown or revoked');
  await touchKey(row.keyId, row.lastUsedAt);
  return { organization: organizationOf(row), actor: { kind: 'apiKey', keyId: row.keyId, scopes: row.scopes } };
}

async function touchKey(keyId: string, lastUsedAt: Date | null): Promise<void> {
  const now = clock.now();
  if (lastUsedAt && now.getTime() - lastUsedAt.getTime() < LAST_USE_RESOLUTION_MS) return;
  await control().updateTable('accessKey').set({ lastUsedAt: now }).where('id', '=', keyId).execute();
}

/**
 * The signed-in person behind a session id: identity, membership and teams as they are at this moment, so that
 * ending a session or disabling a person works at once. Null when the session is over.
 */
export async function callerFromSession(sessionId: string): Promise<Caller | null> {
  const now = clock.now();
  const row = await control()
    .selectFrom('session as s')
    .innerJoin('identity as i', 'i.id', 's.identityId')
    .innerJoin('membership as m', (join) => join.onRef('m.identityId', '=', 's.identityId').onRef('m.organizationId', '=', 's.organizationId'))
    .innerJoin('organization as o', 'o.id', 's.organizationId')
    .select(['s.lastSeenAt', ...PERSON])
    .select(TEAM_IDS.as('teamIds'))
    .where('s.id', '=', sessionId)
    .where('s.endedAt', 'is', null)
    .where('s.expiresAt', '>', now)
    .where('m.status', '=', 'active')
    .executeTakeFirst();
  if (!row) return null;
  if (now.getTime() - row.lastSeenAt.getTime() > LAST_USE_RESOLUTION_MS) {
    await control().updateTable('session').set({ lastSeenAt: now }).where('id', '=', sessionId).execute();
  }
  return personCaller(row, sessionId);
}

/**
 * The person whose calendar program reads with a feed's secret, as they are at this moment; wrong secrets count as
 * guesses, right ones don't.
 * @throws AppError not_found for unknown, replaced and revoked secrets alike; limit
 */
export async function callerFromFeed(secret: string, { address }: Pick<Device, 'address'>): Promise<Caller> {
  const attempt = { address, account: secret };
  await countAttempt('token', attempt);
  const row = await control()
    .selectFrom('calendarFeed as f')
    .innerJoin('membership as m', (join) => join.onRef('m.organizationId', '=', 'f.organizationId').onRef('m.id', '=', 'f.membershipId'))
    .innerJoin('identity as i', 'i.id', 'm.identityId')
    .innerJoin('organization as o', 'o.id', 'f.organizationId')
    .select(PERSON)
    .select(TEAM_IDS.as('teamIds'))
    .where('f.hash', '=', secretHash(secret))
    .where('m.status', '=', 'active')
    .executeTakeFirst();
  if (!row) throw new AppError('not_found');
  await forgiveAttempt('token', attempt);
  return personCaller(row, 'calendar feed');
}

async function callerOfMembership(organizationId: number, membershipId: string, name: string): Promise<Caller | null> {
  const row = await control()
    .selectFrom('membership as m')
    .innerJoin('identity as i', 'i.id', 'm.identityId')
    .innerJoin('organization as o', 'o.id', 'm.organizationId')
    .select(PERSON)
    .select(TEAM_IDS.as('teamIds'))
    .where('m.organizationId', '=', organizationId)
    .where('m.id', '=', membershipId)
    .where('m.status', '=', 'active')
    .executeTakeFirst();
  return row ? personCaller(row, name) : null;
}

async function callerOfKey(organizationId: number, keyId: string): Promise<Caller | null> {
  const row = await control()
    .selectFrom('accessKey as k')
    .innerJoin('organization as o', 'o.id', 'k.organizationId')
    .select(['k.scopes', ...ORGANIZATION])
    .where('k.organizationId', '=', organizationId)
    .where('k.id', '=', keyId)
    .where('k.revokedAt', 'is', null)
    .executeTakeFirst();
  return row ? { organization: organizationOf(row), actor: { kind: 'apiKey', keyId, scopes: row.scopes } } : null;
}

/**
 * Whoever once asked for something, with the rights that they have at this moment, for the job that does it.
 * @param actor as `actorId` named it
 * @param job its name
 * @throws AppError forbidden when the person is no active member any more, or the key revoked
 */
export async function callerAgain(organizationId: number, actor: { kind: string; id: string }, job: string): Promise<Caller> {
  if (actor.kind === 'system') return systemCaller(organizationId, actor.id);
  const find = actor.kind === 'user' ? callerOfMembership(organizationId, actor.id, job) : callerOfKey(organizationId, actor.id);
  const caller = await find;
  if (!caller) throw new AppError('forbidden', 'Who asked for this has no access any more');
  return caller;
}

interface PersonRow extends Organization {
  identityId: string;
  email: string;
  personName: string;
  membershipId: string;
  role: string;
  licence: string;
  sees: string;
  teamIds: string[];
}

function personCaller(row: PersonRow, sessionId: string): Caller {
  return {
    organization: organizationOf(row),
    actor: {
      kind: 'user',
      membershipId: row.membershipId,
      identityId: row.identityId,
      sessionId,
      name: row.personName,
      email: row.email,
      role: row.role as Role,
      licence: row.licence as Licence,
      sees: row.sees === 'all' ? 'all' : 'teams',
      teamIds: row.teamIds,
    },
  };
}

/**
 * A job or an operator's command, acting for an organization named by its id, public id or unambiguous name.
 * @throws AppError not_found, or conflict when a name fits several
 */
export async function systemCaller(organization: number | string, name: string): Promise<Caller> {
  const rows = await control()
    .selectFrom('organization as o')
    .select(ORGANIZATION)
    .where((eb) =>
      typeof organization === 'number'
        ? eb('o.id', '=', organization)
        : eb.or([eb('o.publicId', '=', organization), eb('o.name', '=', organization)]),
    )
    .limit(2)
    .execute();
  const [row, second] = rows;
  if (!row) throw new AppError('not_found', `There is no organization ${organization}`);
  if (second) throw new AppError('conflict', `Several organizations are called ${organization}: use the id`);
  return { organization: row, actor: { kind: 'system', name } };
}
