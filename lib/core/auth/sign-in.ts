import { homeOf } from './home';
import { findIdentity } from './identities';
import { passwordMatches } from './passwords';
import { type Device, startSession } from './sessions';
import { countAttempt, forgiveAttempt } from './throttle';

interface Credentials extends Device {
  email: string;
  password: string;
}

/**
 * Checks a password and starts a session. Unknown, disabled and mistyped answer alike, in like time: null.
 * @returns the new session's id
 * @throws AppError limit after too many attempts from the address or on the account
 */
export async function signIn({ email, password, ...device }: Credentials): Promise<string | null> {
  const account = email.trim().toLowerCase();
  const attempt = { address: device.address, account };
  await countAttempt('signIn', attempt);
  const identity = await findIdentity(account);
  const right = await passwordMatches(identity?.passwordHash, password);
  if (!identity || !right) return null;
  const home = await homeOf(identity.id);
  if (!home) return null;
  await forgiveAttempt('signIn', attempt);
  return startSession(identity.id, home.organizationId, device);
}
