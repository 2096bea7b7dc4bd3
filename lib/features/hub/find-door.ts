import { secretHash } from '@/lib/core/auth/tokens';
import type { Context } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';

/** The open hub behind a link's secret. @throws AppError not_found, alike for unknown, revoked and expired ones and those of deleted contacts */
export async function findDoor({ db, now }: Context, token: string) {
  const hub = await db
    .selectFrom('hub as h')
    .innerJoin('account as a', (join) => join.onRef('a.organizationId', '=', 'h.organizationId').onRef('a.id', '=', 'h.accountId'))
    .leftJoin('contact as c', (join) => join.onRef('c.organizationId', '=', 'h.organizationId').onRef('c.id', '=', 'h.contactId'))
    .select(['h.id', 'h.accountId', 'h.name', 'h.email', 'h.language', 'h.ownerId', 'h.passcodeHash', 'h.codeByMail', 'h.expiresAt', 'h.archivedAt'])
    .where('h.hash', '=', secretHash(token))
    .where('h.revokedAt', 'is', null)
    .where((eb) => eb.or([eb('h.expiresAt', 'is', null), eb('h.expiresAt', '>', now)]))
    .where('a.deletedAt', 'is', null)
    .where('c.deletedAt', 'is', null)
    .executeTakeFirst();
  if (!hub) throw new AppError('not_found', 'There is no such page');
  return hub;
}
export type FoundDoor = Awaited<ReturnType<typeof findDoor>>;
