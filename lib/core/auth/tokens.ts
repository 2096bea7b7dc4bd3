import { createHash, randomBytes } from 'node:crypto';
import { clock } from '../clock';
import { control, type Db, outsideFence } from '../db/database';
import { AppError } from '../errors';

/** How long each kind of mailed secret works, in seconds. */
const LIFETIME = { invitation: 7 * 86_400, reset: 3_600 } as const;

export type TokenKind = keyof typeof LIFETIME;

export interface TokenHolder {
  identityId: string;
  organizationId: number;
}

/** A new secret of an address that only its holder knows. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** What is kept of it. */
export const secretHash = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** A new single-use secret, stored hashed; older ones of its kind for the same person and organization end. */
export function issueToken(db: Db, kind: TokenKind, { identityId, organizationId }: TokenHolder): Promise<string> {
  const secret = newSecret();
  const now = clock.now();
  const expiresAt = new Date(now.getTime() + LIFETIME[kind] * 1000);
  return outsideFence(db, async () => {
    await db
      .updateTable('authToken')
      .set({ usedAt: now })
      .where('kind', '=', kind)
      .where('identityId', '=', identityId)
      .where('organizationId', '=', organizationId)
      .where('usedAt', 'is', null)
      .execute();
    await db
      .insertInto('authToken')
      .values({ id: crypto.randomUUID(), kind, hash: secretHash(secret), identityId, organizationId, createdAt: now, expiresAt })
      .execute();
    return secret;
  });
}

/** Whose a working token is, and what the page that it opens may show of them; null when it is over or unknown. */
export async function readToken(kind: TokenKind, secret: string) {
  const row = await control()
    .selectFrom('authToken as t')
    .innerJoin('identity as i', 'i.id', 't.identityId')
    .innerJoin('organization as o', 'o.id', 't.organizationId')
    .select(['t.identityId', 't.organizationId', 'i.email', 'i.name', 'i.passwordHash', 'o.name as organization'])
    .where('t.hash', '=', secretHash(secret))
    .where('t.kind', '=', kind)
    .where('t.usedAt', 'is', null)
    .where('t.expiresAt', '>', clock.now())
    .executeTakeFirst();
  if (!row) return null;
  const { passwordHash, ...holder } = row;
  return { ...holder, hasPassword: passwordHash !== null };
}

/**
 * Uses a token up, in the transaction of what it allows; of two uses at once only one gets through.
 * @throws AppError precondition when it is over, unknown, or another organization's
 */
export function spendToken(db: Db, kind: TokenKind, secret: string, organizationId: number): Promise<string> {
  return outsideFence(db, async () => {
    const used = await db
      .updateTable('authToken')
      .set({ usedAt: clock.now() })
      .where('hash', '=', secretHash(secret))
      .where('kind', '=', kind)
      .where('organizationId', '=', organizationId)
      .where('usedAt', 'is', null)
      .where('expiresAt', '>', clock.now())
      .returning('identityId')
      .executeTakeFirst();
    if (!used) throw new AppError('precondition', 'This link has been used or has expired');
    return used.identityId;
  });
}
