import { control } from '../db/database';
import { passwordMatches } from './passwords';
import { type Device, startSession } from './sessions';
import { countAttempt, forgiveAttempt } from './throttle';

interface Credentials extends Device {
  email: string;
  password: string;
}

/** The organization a person signs in to: the one they used last, else the one they joined first. */
async function homeOf(identityId: string): Promise<number | undefined> {
  const row = await control()
    .selectFrom('membership as m')
    .select('m.organizationId')
    .where('m.identityId', '=', identityId)
    .where('m.status', '=', 'active')
    .orderBy(
      (eb) =>
        eb
          .selectFrom('session as s')
          .select((one) => one.fn.max('s.lastSeenAt').as('at'))
          .whereRef('s.identityId', '=', 'm.identityId')
          .whereRef('s.organizationId', '=', 'm.organizationId'),
      (order) => order.desc().nullsLast(),
    )
    .orderBy('m.createdAt')
    .limit(1)
    .executeTakeFirst();
  return row?.organizationId;
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
  const identity = await control().selectFrom('identity').select(['id', 'passwordHash']).where('email', '=', account).executeTakeFirst();
  const right = await passwordMatches(identity?.passwordHash, password);
  if (!identity || !right) return null;
  const organizationId = await homeOf(identity.id);
  if (organizationId === undefined) return null;
  await forgiveAttempt('signIn', attempt);
  return startSession(identity.id, organizationId, device);
}
