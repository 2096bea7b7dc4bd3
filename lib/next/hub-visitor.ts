import { cookies } from 'next/headers';
import type { NextRequest } from 'next/server';
import { cache } from 'react';
import type { Caller } from '@/lib/core/actor';
import { callerFromHubSession, type HubVisitor } from '@/lib/core/auth/hub-door';
import { env } from '@/lib/core/env';
import { AppError } from '@/lib/core/errors';
import { isSameOrigin } from '@/lib/kit/same-origin';

/** The cookie that holds the session of one hub, so that a reader of two keeps both. */
export const hubCookie = (hubId: string): string => `hub-${hubId}`;

/**
 * The reader whose own page made the request.
 * @throws AppError not_found without a session, forbidden when another site's page asks to change something
 */
export async function requestVisitor(request: NextRequest, hubId: string): Promise<Caller> {
  if (request.method !== 'GET' && !isSameOrigin((name) => request.headers.get(name), env().APP_ORIGIN)) {
    throw new AppError('forbidden', `Open the application at ${env().APP_ORIGIN}`);
  }
  return callerFromHubSession(hubId, request.cookies.get(hubCookie(hubId))?.value ?? '');
}

/** The reader of a page: one query a request, however many components ask. @throws AppError not_found without a session */
export const currentVisitor = cache(
  async (hubId: string): Promise<HubVisitor> => callerFromHubSession(hubId, (await cookies()).get(hubCookie(hubId))?.value ?? ''),
);
