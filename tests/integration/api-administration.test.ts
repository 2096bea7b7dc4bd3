import { encode } from 'next-auth/jwt';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sessionCookieName } from '@/lib/core/auth/session-token';
import { startSession } from '@/lib/core/auth/sessions';
import { closeConnections } from '@/lib/core/db/pool';
import { env } from '@/lib/core/env';
import { closeQueues } from '@/lib/core/jobs/wake';
import { createOrganization } from '@/lib/features/organization/commands';
import { withClient } from '@/scripts/connection.mjs';
import { callApi, type Sent } from '@/tests/support/api-client';
import { databaseUrl } from '@/tests/support/database';

let key = '';
let cookie = '';

async function signIn(email: string): Promise<string> {
  const rows = await withClient(databaseUrl, async (db) => {
    const found = await db.query('SELECT i.id, m.organization_id FROM identity i JOIN membership m ON m.identity_id = i.id WHERE i.email = $1', [
      email,
    ]);
    return found.rows as { id: string; organization_id: number }[];
  });
  const [person] = rows;
  if (!person) throw new Error(`nobody has the address ${email}`);
  const sid = await startSession(person.id, person.organization_id, { address: '127.0.0.1', userAgent: 'test' });
  return `${sessionCookieName()}=${await encode({ token: { sid }, secret: env().NEXTAUTH_SECRET })}`;
}

beforeAll(async () => {
  const { apiKey, admin } = await createOrganization({ name: 'Ours' });
  key = apiKey;
  cookie = await signIn(admin.email);
});
afterAll(async () => {
  await closeQueues();
  await closeConnections();
});

const send = (line: string, sent: Sent = {}) => callApi(line, { key, ...sent });

test('members are invited, changed, shut out and let in again', async () => {
  const rights = { role: 'member', licence: 'viewer' };
  const invited = await send('POST /api/v1/members', { body: { email: 'ada@example.com', name: 'Ada', ...rights } });
  expect(invited.status).toBe(201);
  const { id } = invited.body;
  expect((await send(`PATCH /api/v1/members/${id}`, { body: { role: 'advanced' } })).status).toBe(204);
  expect((await send(`PUT /api/v1/members/${id}/suspension`)).status).toBe(204);
  const { body } = await send('GET /api/v1/members');
  expect(body.data).toContainEqual(expect.objectContaining({ id, name: 'Ada', role: 'advanced', licence: 'viewer', status: 'disabled' }));
  expect((await send(`DELETE /api/v1/members/${id}/suspension`)).status).toBe(204);
  expect((await send(`PATCH /api/v1/members/${crypto.randomUUID()}`, { body: rights })).status).toBe(404);
});

test('lists come in pages whose cursor leads on, whatever is deleted before it', async () => {
  for (const name of ['Alpha', 'Beta', 'Gamma', 'Delta']) await send('POST /api/v1/teams', { body: { name } });
  const names: string[] = [];
  let cursor: unknown = '';
  for (let pages = 0; cursor !== null && pages < 9; pages += 1) {
    const { body } = await send(`GET /api/v1/teams?limit=3${cursor ? `&cursor=${cursor}` : ''}`);
    names.push(...(body.data as { name: string }[]).map(({ name }) => name));
    cursor = body.nextCursor;
  }
  expect(names).toEqual(['Alpha', 'Beta', 'Delta', 'Gamma']);
});

test('the audit log comes newest first, in pages', async () => {
  const first = await send('GET /api/v1/audit?limit=2');
  expect(first.body.data).toHaveLength(2);
  const second = await send(`GET /api/v1/audit?limit=2&cursor=${first.body.nextCursor}`);
  const times = [...(first.body.data as { at: string }[]), ...(second.body.data as { at: string }[])].map(({ at }) => at);
  expect(times).toEqual(times.toSorted().reverse());
  expect((await send('GET /api/v1/audit?cursor=nonsense')).status).toBe(400);
});

test('a revoked key is refused at once', async () => {
  const made = await send('POST /api/v1/keys', { body: { kind: 'api', name: 'Short', scopes: ['read'] } });
  const secret = String(made.body.secret);
  expect((await callApi('GET /api/v1/organization', { key: secret })).body).toMatchObject({ name: 'Ours', timezone: 'UTC', currency: 'USD' });
  expect((await send(`DELETE /api/v1/keys/${made.body.id}`)).status).toBe(204);
  expect((await callApi('GET /api/v1/organization', { key: secret })).status).toBe(401);
});

test('a signed-in person uses the same addresses from our own pages only', async () => {
  const change = (headers: Record<string, string>) =>
    callApi('PATCH /api/v1/organization', { headers: { cookie, ...headers }, body: { name: 'Renamed' } });
  expect((await callApi('GET /api/v1/organization', { headers: { cookie } })).status).toBe(200);
  expect((await change({})).status).toBe(403);
  expect((await change({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  expect((await change({ origin: 'https://elsewhere.example' })).status).toBe(403);
  expect((await change({ 'sec-fetch-site': 'same-origin' })).status).toBe(204);
  expect((await callApi('GET /api/v1/organization', { headers: { cookie } })).body).toMatchObject({ name: 'Renamed' });
});
