import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import type { Caller } from '@/lib/core/actor';
import { callerFromSession } from '@/lib/core/auth/callers';
import { sessionCookieName, sessionIdOf } from '@/lib/core/auth/session-token';
import { safePath } from '@/lib/kit/safe-path';
import { PATH_HEADER } from '@/lib/next/path-header';

/** Who is signed in, or null: one query a request, however many components ask. */
export const findCaller = cache(async (): Promise<Caller | null> => {
  const sessionId = await sessionIdOf((await cookies()).get(sessionCookieName())?.value);
  const caller = sessionId === null ? null : await callerFromSession(sessionId);
  return caller && { ...caller, requestId: crypto.randomUUID() };
});

/** Who is signed in; anybody else is sent to sign in, and back here afterwards. */
export async function currentCaller(): Promise<Caller> {
  const caller = await findCaller();
  if (caller) return caller;
  const path = safePath((await headers()).get(PATH_HEADER));
  redirect(path === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(path)}`);
}
