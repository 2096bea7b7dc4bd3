import { afterAll, beforeAll, expect, test } from 'vitest';
import { callerFromKey } from '@/lib/core/auth/callers';
import { closeConnections } from '@/lib/core/db/pool';
import { answerOnce } from '@/lib/core/idempotency';
import { closeQueues } from '@/lib/core/jobs/wake';
import { createOrganization } from '@/lib/features/organization/commands';
import { withClient } from '@/scripts/connection.mjs';
import { callApi } from '@/tests/support/api-client';
import { databaseUrl } from '@/tests/support/database';

let ours = '';
let theirs = '';

beforeAll(async () => {
  ours = (await createOrganization({ name: 'Ours' })).apiKey;
  theirs = (await createOrganization({ name: 'Theirs' })).apiKey;
});
afterAll(async () => {
  await closeQueues();
  await closeConnections();
});

function makeKey(name: string, idempotencyKey: string, key = ours) {
  return callApi('POST /api/v1/keys', { key, headers: { 'idempotency-key': idempotencyKey }, body: { kind: 'api', name, scopes: ['read'] } });
}

const query = (text: string, values: unknown[] = []) => withClient(databaseUrl, async (db) => (await db.query(text, values)).rows);
const countKeys = async (name: string) => (await query('SELECT count(*)::int AS count FROM access_key WHERE name = $1', [name]))[0]?.count;

test('the same key and body get the first answer again, and nothing happens twice', async () => {
  const first = await makeKey('Once', 'a');
  const again = await makeKey('Once', 'a');
  expect(first.status).toBe(201);
  expect(again.status).toBe(201);
  expect(again.text).toBe(first.text);
  expect(await countKeys('Once')).toBe(1);
});

test('without a key each call stands for itself', async () => {
  for (const _ of [1, 2]) await callApi('POST /api/v1/keys', { key: ours, body: { kind: 'write', name: 'Twice' } });
  expect(await countKeys('Twice')).toBe(2);
});

test('another body under the same key is refused', async () => {
  await makeKey('Mine', 'b');
  const other = await makeKey('Another', 'b');
  expect(other.status).toBe(422);
  expect(await countKeys('Another')).toBe(0);
});

test('a key belongs to its caller', async () => {
  const [mine, foreign] = [await makeKey('Shared', 'c'), await makeKey('Shared', 'c', theirs)];
  expect([mine.status, foreign.status]).toEqual([201, 201]);
  expect(foreign.body.id).not.toBe(mine.body.id);
});

test('a refused call leaves its key free', async () => {
  expect((await makeKey('', 'd')).status).toBe(400);
  expect((await makeKey('Better', 'd')).status).toBe(201);
});

test('many at once: one does it, the others wait their turn or get its answer', async () => {
  const answers = await Promise.all(Array.from({ length: 8 }, () => makeKey('Crowd', 'e')));
  const done = answers.filter(({ status }) => status === 201);
  expect(done.length).toBeGreaterThan(0);
  expect(answers.filter(({ status }) => status !== 201).map(({ status }) => status)).toEqual(new Array(8 - done.length).fill(409));
  expect(await countKeys('Crowd')).toBe(1);
});

test('a call that still runs is told apart from one whose process died', async () => {
  const call = { caller: await callerFromKey('api', ours), key: 'f', bodyHash: 'hash' };
  let release = () => {};
  const running = answerOnce(
    call,
    () =>
      new Promise((resolve) => {
        release = () => resolve({ status: 201, body: '{"first":true}' });
      }),
  );
  const work = async () => ({ status: 201, body: '{"second":true}' });
  await expect.poll(() => query('SELECT 1 FROM idempotency WHERE body_hash = $1', ['hash'])).toHaveLength(1);
  await expect(answerOnce(call, work)).rejects.toMatchObject({ code: 'conflict' });
  await query("UPDATE idempotency SET created_at = created_at - interval '6 minutes' WHERE body_hash = 'hash'");
  expect(await answerOnce(call, work)).toMatchObject({ body: '{"second":true}' });
  release();
  await running;
});

test('an answer is forgotten after a day', async () => {
  const first = await makeKey('Daily', 'g');
  await query("UPDATE idempotency SET created_at = created_at - interval '25 hours'");
  const next = await makeKey('Daily', 'g');
  expect(next.status).toBe(201);
  expect(next.body.id).not.toBe(first.body.id);
});

test('kept answers hold no secret in the clear', async () => {
  const { body } = await makeKey('Sealed', 'h');
  const stored = JSON.stringify(await query('SELECT * FROM idempotency'));
  expect(stored).not.toContain(String(body.secret));
  expect(stored).not.toContain(String(body.prefix));
});

test('a malformed key is refused', async () => {
  expect((await makeKey('Long', 'x'.repeat(256))).status).toBe(400);
  expect((await makeKey('Blank', 'a b')).status).toBe(400);
});
