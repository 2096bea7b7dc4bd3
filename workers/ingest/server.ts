import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { callerFromKey } from '@/lib/core/auth/callers';
import { clock } from '@/lib/core/clock';
import { env } from '@/lib/core/env';
import { AppError, toAppError } from '@/lib/core/errors';
import { log } from '@/lib/core/log';
import { LIMITS } from '@/lib/features/event/limits';
import { type Answer, answerTo, badRequest, problem, send } from './answer';
import { Grouping } from './grouping';
import { Measurements } from './measurements';
import { readBody } from './read-body';
import { type Endpoint, endpointOf, readCall } from './read-call';
import { readiness } from './readiness';
import { browserSettings } from './settings';

const NOT_FOUND = problem(404, 'There is nothing here', 'Segment’s calls are under /v1');
const NOT_ALLOWED = problem(405, 'Not allowed here', 'This address takes another method');
const SETTINGS_PATH = /^\/v1\/projects\/([^/]+)\/settings\/?$/;

/** The ingest's HTTP server, and what a shutdown needs of it. */
export interface Ingest {
  server: Server;
  /** Stops accepting, answers what is under way, resolves when the last connection is closed. */
  close(): Promise<void>;
}

/** @param onCommitted told of each organization that has new events */
export function createIngest(onCommitted: (organizationId: number) => void): Ingest {
  const measurements = new Measurements();
  const grouping = new Grouping(measurements, onCommitted);
  let isDraining = false;

  async function take(endpoint: Endpoint, request: IncomingMessage): Promise<Answer> {
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

  async function read(path: string, request: IncomingMessage): Promise<Answer | null> {
    if (path === '/livez') return { status: 200, body: { status: 'ok' } };
    if (path === '/readyz') return readiness(isDraining);
    const [, writeKey] = SETTINGS_PATH.exec(path) ?? [];
    if (writeKey === undefined) return null;
    await callerFromKey('write', writeKey);
    const { host = new URL(env().INGEST_ORIGIN).host, 'x-forwarded-proto': protocol } = request.headers;
    return { status: 200, body: browserSettings(writeKey, host, protocol === 'https') };
  }

  async function answer(request: IncomingMessage): Promise<Answer> {
    const [path = '/'] = (request.url ?? '/').split('?', 1);
    if (request.method === 'OPTIONS') return { status: 204, body: null };
    const endpoint = endpointOf(path);
    if (endpoint) return request.method === 'POST' ? take(endpoint, request) : NOT_ALLOWED;
    // The browser SDK reports on itself here; nobody needs it.
    if (path === '/m' || path === '/v1/m') return { status: 200, body: { success: true } };
    const reading = await read(path, request);
    if (!reading) return NOT_FOUND;
    return request.method === 'GET' || request.method === 'HEAD' ? reading : NOT_ALLOWED;
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.url === '/metrics') {
      response.writeHead(200, { 'content-type': measurements.registry.contentType }).end(await measurements.registry.metrics());
      return;
    }
    const result = await answer(request).catch(failed);
    measurements.answers.inc({ status: result.status });
    if (isDraining) response.setHeader('connection', 'close');
    if (!response.destroyed) send(request, response, result);
  }

  const server = createServer(
    { requestTimeout: 60_000, headersTimeout: 15_000, keepAliveTimeout: 65_000, maxHeaderSize: LIMITS.eventBytes },
    (request, response) => void handle(request, response),
  );
  return {
    server,
    close: () => {
      isDraining = true;
      return closed(server);
    },
  };
}

/** Lets a server finish what is under way. */
function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
}

function failed(error: unknown): Answer {
  const known = error instanceof AppError ? error : toAppError(error);
  if (known.code === 'internal') log.error({ error: known.cause ?? known }, 'ingest failed');
  return answerTo(known);
}
