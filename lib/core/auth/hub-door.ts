import { sql } from 'kysely';
import type { Caller } from '../actor';
import { clock } from '../clock';
import { control } from '../db/database';
import { AppError } from '../errors';
import { systemCaller } from './callers';
import type { Device } from './sessions';
import { countAttempt, forgiveAddress } from './throttle';
import { secretHash } from './tokens';

/** What a mailed link leads to. */
export interface DoorCaller {
  caller: Caller;
  hubId: string;
}

/**
 * The caller behind the link of a hub: nobody is signed in, so the system acts in the hub's organization, and the
 * operation it calls looks at the secret once more. Misses count for the address that they come from.
 * @throws AppError not_found, alike for unknown, revoked and expired ones; limit
 */
export async function callerFromHubLink(secret: string, { address }: Pick<Device, 'address'>): Promise<DoorCaller> {
  await countAttempt('hub', { address, account: secret });
  const hub = await control()
    .selectFrom('hub')
    .select(['id', 'organizationId'])
    .where('hash', '=', secretHash(secret))
    .where('revokedAt', 'is', null)
    .where((eb) => eb.or([eb('expiresAt', 'is', null), eb('expiresAt', '>', clock.now())]))
    .executeTakeFirst();
  if (!hub) throw new AppError('not_found', 'There is no such page');
  await forgiveAddress('hub', address);
  return { caller: await systemCaller(hub.organizationId, 'hub link'), hubId: hub.id };
}

/** The same of a link that leads nowhere now; null for one that never led anywhere. */
export async function callerOfEndedLink(secret: string): Promise<DoorCaller | null> {
  const hub = await control().selectFrom('hub').select(['id', 'organizationId']).where('hash', '=', secretHash(secret)).executeTakeFirst();
  return hub ? { caller: await systemCaller(hub.organizationId, 'hub link'), hubId: hub.id } : null;
}

/** The same of a reader's session that is not over, whatever became of its hub; null for a program's. */
export async function callerOfEndedSession(hubId: string, secret: string): Promise<DoorCaller | null> {
  const session = await control()
    .selectFrom('hubSession')
    .select(['organizationId', 'hubId'])
    .where('hash', '=', secretHash(secret))
    .where(sql`hub_id::text`, '=', hubId)
    .where('automated', '=', false)
    .where('endedAt', 'is', null)
    .where('expiresAt', '>', clock.now())
    .executeTakeFirst();
  return session ? { caller: await systemCaller(session.organizationId, 'hub session'), hubId: session.hubId } : null;
}

/** A reader, and the language in which they are spoken to. */
export interface HubVisitor extends Caller {
  language: string;
}

/**
 * The reader behind the cookie of a hub. The door looks at the hub itself in each of its transactions.
 * @throws AppError not_found, alike for unknown sessions, ones that are over, and ones of another hub
 */
export async function callerFromHubSession(hubId: string, secret: string): Promise<HubVisitor> {
  const session = await control()
    .selectFrom('hubSession as s')
    .innerJoin('organization as o', 'o.id', 's.organizationId')
    .innerJoin('hub as h', (join) => join.onRef('h.organizationId', '=', 's.organizationId').onRef('h.id', '=', 's.hubId'))
    .select(['s.id as sessionId', 'h.language', 'o.id', 'o.publicId', 'o.name', 'o.timezone', 'o.currency', 'o.retentionYears'])
    .where('s.hash', '=', secretHash(secret))
    .where(sql`s.hub_id::text`, '=', hubId)
    .where('s.endedAt', 'is', null)
    .where('s.expiresAt', '>', clock.now())
    .executeTakeFirst();
  if (!session) throw new AppError('not_found', 'This hub is not open');
  const { sessionId, language, ...organization } = session;
  return { organization, actor: { kind: 'hubVisitor', sessionId }, language };
}
