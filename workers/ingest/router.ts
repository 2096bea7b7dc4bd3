import type { IncomingMessage } from 'node:http';
import { callerFromKey } from '@/lib/core/auth/callers';
import { clock } from '@/lib/core/clock';
import { env } from '@/lib/core/env';
import { type Answer, badRequest, problem } from './answer';
import type { Grouping } from './grouping';
import { readBody } from './read-body';
import { type Endpoint, endpointOf, readCall } from './read-call';
import { readiness } from './readiness';
import { browserSettings } from './settings';

const NOT_FOUND = problem(404, 'There is nothing here', 'Segment’s calls are under /v1');
const NOT_ALLOWED = problem(405, 'Not allowed here', 'This address takes another method');
const SETTINGS_PATH = /^\/v1\/projects\/([^/]+)\/settings\/?$/;

/** What answering needs of the server. */
export interface Desk {
  grouping: Grouping;
  /** Whether a shutdown is under way. */
  isDraining: boolean;
}

async function take(grouping: Grouping, endpoint: Endpoint, request: IncomingMessage): Promise<Answer> {
  const receivedAt = clock.now();
  const { writeKey, delivery, fault } = readCall(endpoint, request, await readBody(request), receivedAt);
  if (fault || !delivery) {
    await callerFromKey('write', writeKey);
    return fault ?? badRequest('The body must be a JSON object');
  }
  const rejected = await grouping.add(writeKey, delivery);
  const [bad] = rejected;
  if (endpoint === 'batch' || !bad) return { status: 200, body: { success: true, rejected } };
  return problem(400, 'The event is not valid', bad.reason, [{ path: '', code: 'invalid', message: bad.reason }]);
}

async function read(path: string, request: IncomingMessage, isDraining: boolean): Promise<Answer | null> {
  if (path === '/livez') return { status: 200, body: { status: 'ok' } };
  if (path === '/readyz') return readiness(isDraining);
  const [, writeKey] = SETTINGS_PATH.exec(path) ?? [];
  if (writeKey === undefined) return null;
  await callerFromKey('write', writeKey);
  const { host = new URL(env().INGEST_ORIGIN).host, 'x-forwarded-proto': protocol } = request.headers;
  return { status: 200, body: browserSettings(writeKey, host, protocol === 'https') };
}

/** The answer to a request. @throws AppError unauthenticated; limit, unavailable or conflict when it should come again */
export async function answer({ grouping, isDraining }: Desk, request: IncomingMessage): Promise<Answer> {
  const [path = '/'] = (request.url ?? '/').split('?', 1);
  if (request.method === 'OPTIONS') return { status: 204, body: null };
  const endpoint = endpointOf(path);
  if (endpoint) return request.method === 'POST' ? take(grouping, endpoint, request) : NOT_ALLOWED;
  // The browser SDK reports on itself here; nobody needs it.
  if (path === '/m' || path === '/v1/m') return { status: 200, body: { success: true } };
  if (request.method !== 'GET' && request.method !== 'HEAD') return NOT_FOUND;
  return (await read(path, request, isDraining)) ?? NOT_FOUND;
}
