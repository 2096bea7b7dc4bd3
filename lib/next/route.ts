import { createHash } from 'node:crypto';
import type { NextRequest } from 'next/server';
import { countCall } from '@/lib/core/auth/call-rate';
import { clock } from '@/lib/core/clock';
import { AppError, toAppError } from '@/lib/core/errors';
import { oncePerKey } from '@/lib/core/idempotency';
import { log } from '@/lib/core/log';
import type { ApiRoute } from './api-route';
import { countAnswer } from './measurements';
import { answerHeaders, problem } from './problem';
import { readJson } from './read-json';
import { requestCaller } from './request-caller';
import { mergeInput, pathInput, queryInput } from './request-input';

const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,255}$/;

/** What came in, ready for the operation; `hash` is the same for the same request only. */
interface Incoming {
  raw: Record<string, unknown>;
  hash: string;
}

/** The raw input of the operation, checked only as far as HTTP goes. */
export async function readInput(route: Pick<ApiRoute, 'method' | 'path' | 'inputSchema'>, request: NextRequest): Promise<Incoming> {
  const { pathname, searchParams, search } = new URL(request.url);
  const path = pathInput(route.path, pathname);
  if (route.method === 'GET' || route.method === 'DELETE') {
    return { raw: mergeInput(path, queryInput(searchParams, route.inputSchema())), hash: '' };
  }
  if (search !== '') throw new AppError('invalid', `${route.method} takes no query parameters here`);
  const { bytes, body } = await readJson(request);
  const hash = createHash('sha256').update(`${route.method} ${pathname}\n`).update(bytes).digest('base64url');
  return { raw: mergeInput(path, body), hash };
}

function idempotencyKey(route: ApiRoute, request: NextRequest): string | null {
  const key = route.method === 'POST' ? request.headers.get('idempotency-key') : null;
  if (key !== null && !IDEMPOTENCY_KEY.test(key)) throw new AppError('invalid', 'An Idempotency-Key is 1 to 255 visible ASCII characters');
  return key;
}

async function answer(route: ApiRoute, request: NextRequest, requestId: string): Promise<Response> {
  const caller = await requestCaller(request, requestId);
  await countCall(caller);
  const { raw, hash } = await readInput(route, request);
  const headers = new Headers(answerHeaders(requestId));
  const key = idempotencyKey(route, request);
  const { body, freshTo } = await route.call(caller, raw, key === null ? undefined : oncePerKey({ key, bodyHash: hash }));
  if (freshTo !== undefined) headers.set('Rapport-Fresh-To', freshTo);
  if (route.status === 204) return new Response(null, { status: 204, headers });
  headers.set('Content-Type', 'application/json');
  return new Response(JSON.stringify(body), { status: route.status, headers });
}

/** A declared route as a Next route handler. Errors are problem documents; a bad request never becomes a 5xx. */
export function toRoute(route: ApiRoute): (request: NextRequest) => Promise<Response> {
  const refuse = (error: unknown, requestId: string): Response => {
    const known = toAppError(error);
    if (known.code === 'internal') log.error({ requestId, route: route.path, error: known.cause ?? known }, 'route failed');
    return problem(known, requestId);
  };
  return async (request) => {
    const started = clock.ticks();
    const requestId = crypto.randomUUID();
    const response = await answer(route, request, requestId).catch((error: unknown) => refuse(error, requestId));
    countAnswer(route.method, route.path, response.status, clock.ticks() - started);
    return response;
  };
}
