import type { NextRequest } from 'next/server';
import type { Caller } from '@/lib/core/actor';
import { callerFromKey, callerFromSession } from '@/lib/core/auth/callers';
import { sessionCookieName, sessionIdOf } from '@/lib/core/auth/session-token';
import { env } from '@/lib/core/env';
import { AppError } from '@/lib/core/errors';
import { isSameOrigin } from '@/lib/kit/same-origin';

async function sessionCaller(request: NextRequest): Promise<Caller> {
  const sessionId = await sessionIdOf(request.cookies.get(sessionCookieName())?.value);
  const caller = sessionId === null ? null : await callerFromSession(sessionId);
  if (!caller) throw new AppError('unauthenticated', 'Send an API key: Authorization: Bearer rk_…');
  if (request.method !== 'GET' && !isSameOrigin((name) => request.headers.get(name), env().APP_ORIGIN)) {
    throw new AppError('forbidden', `Open the application at ${env().APP_ORIGIN}`);
  }
  return caller;
}

/**
 * Who asks: the holder of an API key, or the person signed in whose own page made the request.
 * @throws AppError unauthenticated, or forbidden when another site's page asks in a person's name
 */
export async function requestCaller(request: NextRequest, requestId: string): Promise<Caller> {
  const authorization = request.headers.get('authorization');
  if (authorization === null) return { ...(await sessionCaller(request)), requestId };
  const secret = /^Bearer +([\x21-\x7e]+)$/i.exec(authorization)?.[1];
  if (!secret) throw new AppError('unauthenticated', 'The header must be Authorization: Bearer, and a key');
  return { ...(await callerFromKey('api', secret)), requestId };
}
