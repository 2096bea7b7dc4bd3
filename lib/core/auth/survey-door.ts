import type { Caller } from '../actor';
import { control } from '../db/database';
import { AppError } from '../errors';
import { systemCaller } from './callers';
import type { Device } from './sessions';
import { countAttempt, forgiveAddress } from './throttle';
import { secretHash } from './tokens';

/**
 * The caller behind the link of a survey: nobody is signed in, so the system acts in the survey's organization, under
 * the invitation's id, and the operation it calls looks at the secret once more. Many links are opened from one
 * address, by colleagues and by scanners of their mail, so right ones count for their link alone.
 * @throws AppError not_found; limit
 */
export async function callerFromSurvey(secret: string, { address }: Pick<Device, 'address'>): Promise<Caller> {
  const hash = secretHash(secret);
  await countAttempt('survey', { address, account: secret });
  const invitation = await control()
    .selectFrom('surveyInvitation')
    .select(['id', 'organizationId'])
    .where((eb) => eb.or([eb('hash', '=', hash), eb('reminderHash', '=', hash)]))
    .executeTakeFirst();
  if (!invitation) throw new AppError('not_found', 'There is no such survey');
  await forgiveAddress('survey', address);
  return systemCaller(invitation.organizationId, invitation.id);
}
