import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { closeConnections } from '@/lib/core/db/pool';
import { createOrganization } from '@/lib/features/organization/commands';
import { callApi, requestApi } from '@/tests/support/api-client';
import '@/tests/support/database';

const CALLS = 5;
// Before the configuration is read, which the imports do.
vi.hoisted(() => Object.assign(process.env, { API_CALLS_PER_MINUTE: '5' }));

let spent = '';
let other = '';

beforeAll(async () => {
  spent = (await createOrganization({ name: 'Ours' })).apiKey;
  other = (await createOrganization({ name: 'Theirs' })).apiKey;
});
afterAll(closeConnections);

test('a key that spent its calls of the minute is told when to come again; others are not touched', async () => {
  const read = (key: string) => callApi('GET /api/v1/accounts', { key });
  for (let call = 0; call < CALLS; call += 1) expect((await read(spent)).status).toBe(200);
  const refused = await read(spent);
  expect(refused.status).toBe(429);
  expect(refused.body).toMatchObject({ status: 429, type: expect.stringMatching(/#limit$/) });
  const wait = Number(refused.headers.get('Retry-After'));
  expect(wait).toBeGreaterThan(0);
  expect(wait).toBeLessThanOrEqual(60);
  expect((await requestApi('GET /api/v1/events/live', { key: spent })).status).toBe(429);
  expect((await callApi('GET /api/v1/accounts', { key: 'rk_wrong' })).status).toBe(401);
  expect((await read(other)).status).toBe(200);
});
