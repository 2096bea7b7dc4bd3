import { clock } from '../clock';
import { control, type Db, outsideFence } from '../db/database';

/** A sign-in lasts this long at most, however much it is used. */
export const SESSION_SECONDS = 14 * 86_400;

/** Where a sign-in came from, as the list of sessions shows it. */
export interface Device {
  address: string;
  userAgent: string;
}

/** A new session of an identity in one organization; its id goes into the token. */
export async function startSession(identityId: string, organizationId: number, { address, userAgent }: Device): Promise<string> {
  const id = crypto.randomUUID();
  const now = clock.now();
  const expiresAt = new Date(now.getTime() + SESSION_SECONDS * 1000);
  await control()
    .insertInto('session')
    .values({
      id,
      identityId,
      organizationId,
      createdAt: now,
      lastSeenAt: now,
      expiresAt,
      address: address.slice(0, 64),
      userAgent: userAgent.slice(0, 300),
    })
    .execute();
  return id;
}

/** Ends one session, whoever's it is; for the session's own holder. */
export async function endSession(id: string): Promise<void> {
  await control().updateTable('session').set({ endedAt: clock.now() }).where('id', '=', id).where('endedAt', 'is', null).execute();
}

export interface SessionsOf {
  identityId: string;
  /** Only those in this organization; else in all. */
  organizationId?: number;
  only?: string;
  except?: string;
}

/** Ends a person's open sessions within a running transaction; they are over when it commits. Answers how many. */
export function endSessions(db: Db, { identityId, organizationId, only, except }: SessionsOf): Promise<number> {
  return outsideFence(db, async () => {
    let update = db.updateTable('session').set({ endedAt: clock.now() }).where('identityId', '=', identityId).where('endedAt', 'is', null);
    if (organizationId !== undefined) update = update.where('organizationId', '=', organizationId);
    if (only !== undefined) update = update.where('id', '=', only);
    if (except !== undefined) update = update.where('id', '!=', except);
    const { numUpdatedRows } = await update.executeTakeFirstOrThrow();
    return Number(numUpdatedRows);
  });
}

/** A person's open sessions in an organization, the latest used first. */
export function openSessions(db: Db, identityId: string, organizationId: number) {
  return outsideFence(db, () =>
    db
      .selectFrom('session')
      .select(['id', 'createdAt', 'lastSeenAt', 'address', 'userAgent'])
      .where('identityId', '=', identityId)
      .where('organizationId', '=', organizationId)
      .where('endedAt', 'is', null)
      .where('expiresAt', '>', clock.now())
      .orderBy('lastSeenAt', 'desc')
      .orderBy('id')
      .execute(),
  );
}
