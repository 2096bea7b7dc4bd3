import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemCaller } from '@/lib/core/auth/callers';
import { issueKey } from '@/lib/core/auth/issue-key';
import { makeContext } from '@/lib/core/context';
import { withTenant } from '@/lib/core/db/database';
import { closeConnections } from '@/lib/core/db/pool';
import { createOrganization } from '@/lib/features/organization/commands';
import { withClient } from '@/scripts/connection.mjs';
import { type Answered, callApi, requestApi } from '@/tests/support/api-client';
import { databaseUrl } from '@/tests/support/database';

interface Hostile {
  name: string;
  line: string;
  /** `admin` unless said; null: none. */
  key?: string | null;
  headers?: Record<string, string>;
  body?: unknown;
  raw?: string;
  base64?: string;
  /** A body nested so deep, with so many records, or with so many bytes. */
  nested?: number;
  records?: number;
  bytes?: number;
  status: number;
  /** Path of the first fault. */
  path?: string;
}

interface BadRecord {
  name: string;
  record?: unknown;
  json?: string;
  path: string;
}

const read = <T>(file: string): T[] => JSON.parse(readFileSync(join(import.meta.dirname, 'data', file), 'utf8'));
const keys: Record<string, string> = {};

async function found(name: string): Promise<{ id: string; apiKey: string; writeKey: string }> {
  const { organization, apiKey, writeKey } = await createOrganization({ name });
  return { id: organization.id, apiKey, writeKey };
}

beforeAll(async () => {
  const ours = await found('Ours');
  const theirs = await found('Theirs');
  const caller = await systemCaller(ours.id, 'test');
  const reader = await withTenant(caller.organization.id, (db) =>
    issueKey(makeContext(caller, db), { kind: 'api', name: 'Reader', scopes: ['read'] }),
  );
  Object.assign(keys, { admin: ours.apiKey, write: ours.writeKey, reader: reader.secret, theirs: theirs.apiKey });
  const put = (key: string, ...ids: string[]) =>
    callApi('PUT /api/v1/accounts', { key, body: { data: ids.map((id) => ({ id, name: `Account ${id}` })) } });
  expect((await put(ours.apiKey, 'acme', 'a/b', 'ünï %25 ?#')).body).toMatchObject({ accepted: 3 });
  expect((await put(theirs.apiKey, 'theirs')).body).toMatchObject({ accepted: 1 });
});
afterAll(closeConnections);

/** Everything that a refused request might have left behind. */
function fingerprint(): Promise<unknown> {
  return withClient(databaseUrl, async (db) => {
    const { rows } = await db.query(`
      SELECT (SELECT json_agg(a ORDER BY id) FROM account a) AS accounts, (SELECT count(*) FROM audit_entry) AS audit,
             (SELECT count(*) FROM external_id) AS ids, (SELECT count(*) FROM outbox) AS outbox, (SELECT count(*) FROM idempotency) AS idempotency`);
    return rows[0];
  });
}

function bodyOf({ body, raw, base64, nested, records, bytes }: Hostile): { body?: unknown; raw?: BodyInit } {
  if (base64 !== undefined) return { raw: Buffer.from(base64, 'base64') };
  if (nested !== undefined) return { raw: `{"data":${'['.repeat(nested)}${']'.repeat(nested)}}` };
  if (records !== undefined) return { body: { data: Array.from({ length: records }, (_, index) => ({ id: `r${index}`, name: 'R' })) } };
  if (bytes !== undefined) return { raw: `"${'x'.repeat(bytes - 2)}"` };
  return raw === undefined ? { body } : { raw };
}

function expectProblem({ status, headers, body }: Answered): void {
  expect(headers.get('content-type')).toBe('application/problem+json');
  expect(headers.get('cache-control')).toBe('private, no-store');
  expect(headers.get('x-request-id')).toBe(body.requestId);
  expect(body).toMatchObject({
    type: expect.stringMatching(/^http.*#\w+$/),
    title: expect.any(String),
    status,
    detail: expect.any(String),
    errors: expect.any(Array),
  });
}

describe('a bad request gets a clear refusal and changes nothing', () => {
  test.each(read<Hostile>('api-hostile.json'))('$name', async (hostile) => {
    const before = await fingerprint();
    const key = hostile.key === null ? undefined : (keys[hostile.key ?? 'admin'] ?? hostile.key);
    const answer = await callApi(hostile.line, { key, headers: hostile.headers, ...bodyOf(hostile) });
    expect(answer.status, answer.text).toBe(hostile.status);
    expectProblem(answer);
    if (hostile.path !== undefined) expect((answer.body.errors as { path: string }[])[0]?.path).toBe(hostile.path);
    expect(await fingerprint()).toEqual(before);
  });
});

describe('a bad record is refused by itself', () => {
  test.each(read<BadRecord>('api-records.json'))('$name', async ({ record, json, path }) => {
    const bad = json ?? JSON.stringify(record);
    const answer = await callApi('PUT /api/v1/accounts', { key: keys.admin, raw: `{"data":[${bad},{"id":"acme","name":"Account acme"}]}` });
    expect(answer.status, answer.text).toBe(200);
    expect(answer.body).toMatchObject({ accepted: 1, stale: 0, rejected: [{ index: 0, errors: [{ path }] }] });
  });
});

test('absent and invisible accounts answer alike', async () => {
  const [absent, invisible] = await Promise.all([
    callApi('GET /api/v1/accounts/nobody/users', { key: keys.admin }),
    callApi('GET /api/v1/accounts/theirs/users', { key: keys.admin }),
  ]);
  expect({ ...absent.body, requestId: '' }).toEqual({ ...invisible.body, requestId: '' });
});

test('an id may hold a slash, spaces and signs', async () => {
  for (const id of ['a/b', 'ünï %25 ?#']) {
    const { status, headers, body } = await callApi(`GET /api/v1/accounts/${encodeURIComponent(id)}/activity`, { key: keys.admin });
    expect(status).toBe(200);
    expect(headers.get('rapport-fresh-to')).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(body).toMatchObject({ lastSeen: null, dau: 0, mau: 0, dailyTimePerActiveUserMs: null, productUsers: 0 });
    expect(body.uniqueUsers).toHaveLength(60);
    expect(body.timePerUser).toHaveLength(60);
  }
});

test('an account without events has empty lists', async () => {
  for (const list of ['users', 'modules', 'features']) {
    const { body } = await callApi(`GET /api/v1/accounts/acme/${list}`, { key: keys.admin });
    expect(body).toEqual({ data: [], nextCursor: null });
  }
});

test('a deleted account is gone, and an upsert brings it back', async () => {
  await callApi('PUT /api/v1/accounts', { key: keys.admin, body: { data: [{ id: 'brief', name: 'Brief' }] } });
  expect((await callApi('DELETE /api/v1/accounts/brief', { key: keys.admin })).status).toBe(204);
  expect((await callApi('GET /api/v1/accounts/brief/activity', { key: keys.admin })).status).toBe(404);
  expect((await callApi('DELETE /api/v1/accounts/brief', { key: keys.admin })).status).toBe(404);
  await callApi('PUT /api/v1/accounts', { key: keys.admin, body: { data: [{ id: 'brief', name: 'Brief' }] } });
  expect((await callApi('GET /api/v1/accounts/brief/activity', { key: keys.admin })).status).toBe(200);
});

test('an account reads as it was written', async () => {
  const sent = {
    id: 'full',
    name: 'Full',
    parentId: 'acme',
    relationship: 'division',
    domain: 'full.example',
    createdAt: '2024-02-29T23:59:59.999Z',
    status: 'active',
  };
  await callApi('PUT /api/v1/accounts', { key: keys.admin, body: { data: [{ ...sent, attributes: { seats: 12, plan: 'Gold', paid: true } }] } });
  const { body } = await callApi('GET /api/v1/accounts/full', { key: keys.admin });
  expect(body).toEqual({
    ...sent,
    type: expect.any(String),
    lifecycleStage: null,
    ownerEmail: null,
    attributes: { seats: 12, plan: 'Gold', paid: true },
    tags: [],
  });
});

test('accounts are listed by id in code-point order, page by page', async () => {
  const ids = ['Z', 'z', 'é', '\u{1f600}', '\uffee', '10', '9'];
  await callApi('PUT /api/v1/accounts', { key: keys.theirs, body: { data: ids.map((id) => ({ id, name: id })) } });
  const listed: string[] = [];
  let cursor: unknown = '';
  for (let pages = 0; cursor !== null && pages < 20; pages += 1) {
    const { body } = await callApi(`GET /api/v1/accounts?limit=3${cursor ? `&cursor=${cursor}` : ''}`, { key: keys.theirs });
    listed.push(...(body.data as { id: string }[]).map(({ id }) => id));
    cursor = body.nextCursor;
  }
  expect(listed).toEqual(['10', '9', 'Z', 'theirs', 'z', 'é', '\uffee', '\u{1f600}']);
});

test('a live stream begins with the present state, and ends with its reader', async () => {
  const reader = new AbortController();
  const response = await requestApi('GET /api/v1/accounts/acme/live', { key: keys.admin, signal: reader.signal });
  expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  const chunks = (response.body as ReadableStream<Uint8Array>).getReader();
  expect(Buffer.from((await chunks.read()).value ?? []).toString()).toMatch(
    /^event: usage\ndata: \{"freshTo":"[^"]+Z","marker":"[0-9a-f]{32}"\}\n\n$/,
  );
  reader.abort();
  expect((await chunks.read()).done).toBe(true);
});

test('a live stream is refused like a reading, and ends when its key is revoked', async () => {
  expect((await callApi('GET /api/v1/accounts/theirs/live', { key: keys.admin })).status).toBe(404);
  expect((await callApi('GET /api/v1/accounts/acme/live')).status).toBe(401);
  const made = await callApi('POST /api/v1/keys', { key: keys.admin, body: { kind: 'api', name: 'Watcher', scopes: ['read'] } });
  const response = await requestApi('GET /api/v1/accounts/acme/live', { key: String(made.body.secret) });
  const chunks = (response.body as ReadableStream<Uint8Array>).getReader();
  await chunks.read();
  await callApi(`DELETE /api/v1/keys/${made.body.id}`, { key: keys.admin });
  expect((await chunks.read()).done).toBe(true);
});
