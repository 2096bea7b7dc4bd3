import { readFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import '@/tests/support/database';
import { control } from '@/lib/core/db/database';
import { closeConnections } from '@/lib/core/db/pool';
import { basic, newSender, post, type RunningIngest, type Sender, startIngest, storedIds } from '@/tests/support/ingest';

interface EventCase {
  name: string;
  /** What differs from a good track call; or the whole event, as JSON text or value; or a good one of so many bytes. */
  event?: Record<string, unknown>;
  raw?: unknown;
  json?: string;
  size?: number;
  /** A part of the reason it is refused for; null when it is accepted. */
  reason: string | null;
}

interface RequestCase {
  name: string;
  method?: string;
  path?: string;
  body?: unknown;
  text?: string;
  base64?: string;
  /** So many good events; an empty batch padded to so many bytes. */
  events?: number;
  pad?: number;
  gzip?: boolean;
  key?: string | null;
  headers?: Record<string, string>;
  status: number;
  stored?: number;
}

const load = <T>(name: string): T => JSON.parse(readFileSync(`tests/integration/data/${name}.json`, 'utf8')) as T;
const good = { type: 'track', event: 'Opened', userId: 'u', context: { groupId: 'acme' } };
let ingest: RunningIngest;
let sender: Sender;

beforeAll(async () => {
  ingest = await startIngest();
  sender = await newSender('Hostile');
});
afterAll(async () => {
  await ingest.close();
  await closeConnections();
});

/** What the data files abbreviate: repeated text, times from now, deep nesting. */
function expand(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('$key', sender.writeKey);
  if (Array.isArray(value)) return value.map(expand);
  if (typeof value !== 'object' || value === null) return value;
  const { $repeat, $hoursFromNow, $nest } = value as { $repeat?: [string, number]; $hoursFromNow?: number; $nest?: number };
  if ($repeat) return $repeat[0].repeat($repeat[1]);
  if ($hoursFromNow) return new Date(Date.now() + $hoursFromNow * 3_600_000).toISOString();
  if ($nest) return `$nest ${$nest}`;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, expand(item)]));
}

/** JSON of a case; deep nesting is written in afterwards, as JSON.stringify itself could not. */
function textOf(value: unknown): string {
  return JSON.stringify(expand(value)).replace(/"\$nest (\d+)"/, (_, levels: string) => '['.repeat(Number(levels)) + ']'.repeat(Number(levels)));
}

function eventText({ event, raw, json, size }: EventCase, index: number): string {
  if (json !== undefined) return json;
  if (size !== undefined) {
    const empty = JSON.stringify({ ...good, messageId: `size-${size}`, fill: '' });
    return JSON.stringify({ ...good, messageId: `size-${size}`, fill: 'x'.repeat(size - empty.length) });
  }
  return textOf(event === undefined ? raw : { ...good, messageId: `case-${index}`, ...event });
}

const stored = async () => (await storedIds(sender.id)).length;

describe('an event that may be bad, beside a good one', () => {
  it.each(load<EventCase[]>('ingest-events').map((one, index) => ({ ...one, index })))('$name', async (one) => {
    const before = await stored();
    const body = `{"batch":[${eventText(one, one.index)},${JSON.stringify({ ...good, messageId: `good-${one.index}` })}]}`;
    const response = await fetch(`${ingest.url}/v1/batch`, { method: 'POST', headers: { authorization: basic(sender.writeKey) }, body });
    const answer = (await response.json()) as { rejected: { index: number; reason: string }[] };
    expect(response.status).toBe(200);
    if (one.reason === null) expect(answer).toEqual({ success: true, rejected: [] });
    else
      expect(answer).toEqual({
        success: true,
        rejected: [
          { index: 0, messageId: expect.toSatisfy((id) => id === null || typeof id === 'string'), reason: expect.stringContaining(one.reason) },
        ],
      });
    expect(await stored()).toBe(before + (one.reason === null ? 2 : 1));
  });

  it('left every refused one to the debugger', async () => {
    const refused = load<EventCase[]>('ingest-events').filter(({ reason }) => reason !== null).length;
    const { count } = await control()
      .selectFrom('eventRejection')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('organizationId', '=', sender.id)
      .executeTakeFirstOrThrow();
    expect(count).toBe(refused);
  });

  it('tells the sender of a good event nothing of what a text may do', async () => {
    const response = await post(ingest, '/v1/batch', sender.writeKey, { batch: [{ ...good, userId: "'; SELECT 1; --", messageId: 'injection' }] });
    expect(await response.json()).toEqual({ success: true, rejected: [] });
    const row = await control().selectFrom('event').select('userId').where('messageId', '=', Buffer.from('injection')).executeTakeFirstOrThrow();
    expect(row.userId).toBe("'; SELECT 1; --");
  });
});

function payloadOf(one: RequestCase): Buffer | undefined {
  if (one.base64 !== undefined) return Buffer.from(one.base64, 'base64');
  if (one.text !== undefined) return Buffer.from(one.text);
  if (one.events !== undefined)
    return Buffer.from(
      JSON.stringify({
        batch: Array.from({ length: one.events }, (_, n) => ({ type: 'track', event: 'e', anonymousId: 'a', messageId: `many-${one.events}-${n}` })),
      }),
    );
  if (one.pad !== undefined) return Buffer.from('{"batch":[]}'.padEnd(one.pad));
  return one.body === undefined ? undefined : Buffer.from(textOf(one.body));
}

/** Sent by node:http: fetch would refuse some of these before they leave. */
function sendRaw(one: RequestCase, payload: Buffer | undefined): Promise<{ status: number; text: string }> {
  const key = one.key === 'api' ? sender.apiKey : one.key === undefined ? sender.writeKey : one.key;
  const headers = {
    ...(key === null ? {} : { authorization: basic(key) }),
    ...(one.gzip ? { 'content-encoding': 'gzip' } : {}),
    ...(payload ? { 'content-length': payload.length } : {}),
    ...one.headers,
  };
  const path = (one.path ?? '/v1/batch').replace('$key', sender.writeKey);
  return new Promise((resolve, reject) => {
    const request = httpRequest({ port: ingest.port, host: '127.0.0.1', method: one.method ?? 'POST', path, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }));
    });
    request.on('error', reject);
    request.end(payload);
  });
}

describe('a request that may be bad', () => {
  it.each(load<RequestCase[]>('ingest-requests'))('$name', async (one) => {
    const before = await stored();
    const payload = payloadOf(one);
    const { status, text } = await sendRaw(one, one.gzip && payload ? gzipSync(payload) : payload);
    expect({ status, stored: (await stored()) - before }, text.slice(0, 300)).toEqual({ status: one.status, stored: one.stored ?? 0 });
    if (status >= 400) expect(JSON.parse(text)).toMatchObject({ status, title: expect.any(String), detail: expect.any(String) });
  });
});
