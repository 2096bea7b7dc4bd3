import type { Caller } from '../actor';
import { clock } from '../clock';
import { control } from '../db/database';
import { AppError } from '../errors';
import { systemCaller } from './callers';
import type { Device } from './sessions';
import { countAttempt } from './throttle';
import { secretHash } from './tokens';

/**
 * The caller behind the link of an information request: nobody is signed in, so the system acts in the request's
 * organization, under the request's id, and the operation it calls looks at the secret once more.
 * @throws AppError not_found, alike for unknown, answered, cancelled and expired ones; limit
 */
export async function callerFromRequest(secret: string, { address }: Pick<Device, 'address'>): Promise<Caller> {
  await countAttempt('request', { address, account: secret });
  const request = await control()
    .selectFrom('informationRequest')
    .select(['id', 'organizationId'])
    .where('hash', '=', secretHash(secret))
    .where('answeredAt', 'is', null)
    .where('cancelledAt', 'is', null)
    .where('expiresAt', '>', clock.now())
    .executeTakeFirst();
  if (!request) throw new AppError('not_found', 'There is no such request');
  return systemCaller(request.organizationId, request.id);
}
