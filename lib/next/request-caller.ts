import type { Caller } from '@/lib/core/actor';
import { callerFromKey } from '@/lib/core/auth/callers';
import { AppError } from '@/lib/core/errors';

/**
 * Who asks: the holder of an API key.
 * @throws AppError unauthenticated
 */
export async function requestCaller(request: Request, requestId: string): Promise<Caller> {
  const [scheme, secret, ...rest] = (request.headers.get('authorization') ?? '').split(' ');
  if (scheme?.toLowerCase() !== 'bearer' || !secret || rest.length > 0) {
    throw new AppError('unauthenticated', 'Send an API key: Authorization: Bearer rk_…');
  }
  return { ...(await callerFromKey('api', secret)), requestId };
}
