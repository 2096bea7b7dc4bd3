import type { Caller } from '../actor';
import { AppError } from '../errors';
import { systemCaller } from './callers';
import { homeOf } from './home';
import { findIdentity } from './identities';
import type { Device } from './sessions';
import { countAttempt } from './throttle';
import { readToken, type TokenKind } from './tokens';

/**
 * The caller behind a mailed link: nobody is signed in, so the system acts in the link's organization, and the
 * operation it calls uses the token up. Attempts are counted by person, as some links ask for a password.
 * @throws AppError precondition when the link is over or unknown; limit
 */
export async function callerFromToken(kind: TokenKind, secret: string, { address }: Pick<Device, 'address'>): Promise<Caller> {
  const holder = await readToken(kind, secret);
  await countAttempt('token', { address, account: holder?.identityId ?? secret });
  if (!holder) throw new AppError('precondition', 'This link has been used or has expired');
  return systemCaller(holder.organizationId, `${kind} link`);
}

/** The system acting for a person who only gave an address, where they sign in; null for unknown addresses. */
export async function callerFromAddress(email: string, name: string): Promise<{ caller: Caller; membershipId: string } | null> {
  const identity = await findIdentity(email);
  const home = identity && (await homeOf(identity.id));
  return home ? { caller: await systemCaller(home.organizationId, name), membershipId: home.membershipId } : null;
}
