import type { NextRequest } from 'next/server';
import { callerFromFeed } from '@/lib/core/auth/callers';
import { deviceOf } from '@/lib/core/auth/device';
import { clock } from '@/lib/core/clock';
import { env } from '@/lib/core/env';
import { ERRORS, toAppError } from '@/lib/core/errors';
import { invoke } from '@/lib/core/operation';
import { accountHref } from '@/lib/features/account/address';
import { calendarOf } from '@/lib/features/task/calendar';
import { listMyTasks } from '@/lib/features/task/queries';
import { hrefWith } from '@/lib/kit/url-codec';

interface FeedProps {
  params: Promise<{ file: string }>;
}

const pathOf = (accountKey: string, key: string) => hrefWith(accountHref(accountKey, 'tasks'), { open: `task:${key}` });

/** A person's open tasks with due days for their calendar program, which signs in by the secret in the address. */
export async function GET(request: NextRequest, { params }: FeedProps): Promise<Response> {
  try {
    const secret = (await params).file.replace(/\.ics$/, '');
    const caller = await callerFromFeed(
      secret,
      deviceOf((name) => request.headers.get(name)),
    );
    const { tasks } = await invoke(listMyTasks, { ...caller, requestId: crypto.randomUUID() }, {});
    const name = `Rapport, ${caller.organization.name}`;
    const body = calendarOf(tasks, { name, origin: env().APP_ORIGIN, pathOf, now: clock.now() });
    return new Response(body, { headers: { 'Content-Type': 'text/calendar; charset=utf-8', 'Cache-Control': 'private, no-store' } });
  } catch (error) {
    const { code, retryAfter } = toAppError(error);
    const headers = new Headers({ 'Cache-Control': 'no-store', ...(retryAfter !== undefined && { 'Retry-After': String(retryAfter) }) });
    return new Response(ERRORS[code].title, { status: ERRORS[code].http, headers });
  }
}
