import type { IncomingMessage } from 'node:http';
import type { Delivery } from '@/lib/features/event/contract';
import { asObject } from '@/lib/features/event/json-shape';
import type { EventType } from '@/lib/features/event/kinds';
import { LIMITS } from '@/lib/features/event/limits';
import { type Answer, badRequest } from './answer';
import type { Body } from './read-body';

/** A path of the tracking API: what it takes. */
export type Endpoint = EventType | 'batch';

const SHORT: Record<string, Endpoint> = { t: 'track', p: 'page', i: 'identify', g: 'group', s: 'screen', a: 'alias', b: 'batch' };
const LONG = new Set<string>(['batch', 'track', 'identify', 'group', 'page', 'screen', 'alias']);

/** The endpoint of a path: the API's own under /v1, the browser SDK's short ones with and without it. */
export function endpointOf(path: string): Endpoint | null {
  const [, version, name = ''] = /^\/(v1\/)?([a-z]+)\/?$/.exec(path) ?? [];
  if (Object.hasOwn(SHORT, name)) return SHORT[name] ?? null;
  return version !== undefined && LONG.has(name) ? (name as Endpoint) : null;
}

/** A call as read: the write key and what it delivers, or the fault of the request as a whole. */
export interface Call {
  writeKey: string;
  delivery: Delivery | null;
  fault: Answer | null;
}

function keyOfHeader(request: IncomingMessage): string | null {
  const [, encoded] = /^basic\s+(\S+)\s*$/i.exec(request.headers.authorization ?? '') ?? [];
  return encoded === undefined ? null : (Buffer.from(encoded, 'base64').toString().split(':', 1)[0] ?? '');
}

function keyOfBody(body: Record<string, unknown> | null): string {
  const first = Array.isArray(body?.batch) ? asObject(body.batch[0]) : null;
  const key = body?.writeKey ?? first?.writeKey;
  return typeof key === 'string' ? key : '';
}

function batchFault(batch: unknown): Answer | null {
  if (!Array.isArray(batch)) return badRequest('A batch call needs an array called batch');
  return batch.length > LIMITS.batchEvents ? badRequest(`A batch has at most ${LIMITS.batchEvents} events`) : null;
}

/** What a body means at an endpoint. A fault is told only to those whose key is good. */
export function readCall(endpoint: Endpoint, request: IncomingMessage, body: Body, receivedAt: Date): Call {
  const object = 'json' in body ? asObject(body.json) : null;
  const writeKey = keyOfHeader(request) ?? keyOfBody(object);
  if ('answer' in body) return { writeKey, delivery: null, fault: body.answer };
  if (object === null) return { writeKey, delivery: null, fault: badRequest('The body must be a JSON object') };
  const frame = { receivedAt, bytes: body.bytes, sentAt: object.sentAt, keepTimes: false };
  if (endpoint !== 'batch') {
    const isLarge = body.bytes > LIMITS.eventBytes;
    const delivery = { ...frame, type: endpoint, events: [object], context: undefined };
    return { writeKey, delivery, fault: isLarge ? badRequest(`An event has at most ${LIMITS.eventBytes} bytes`) : null };
  }
  const fault = batchFault(object.batch);
  const events = Array.isArray(object.batch) ? object.batch : [];
  return { writeKey, delivery: { ...frame, type: null, events, context: object.context }, fault };
}
