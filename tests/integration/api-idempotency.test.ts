import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeConnections } from '@/lib/core/db/pool';
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
  expect(new Set(done.map(({ text }) => text)).size).toBe(1);
  expect(await countKeys('Crowd')).toBe(1);
});

/** A process of its own that makes the key and stands still before the commit, until it is killed. */
async function standStill(name: string, idempotencyKey: string): Promise<ChildProcess> {
  const program = `
    const { callerFromKey } = await import('./lib/core/auth/callers.ts');
    const { oncePerKey } = await import('./lib/core/idempotency.ts');
    const { invoke } = await import('./lib/core/operation.ts');
    const { createKey } = await import('./lib/features/key/commands.ts');
    const once = oncePerKey({ key: '${idempotencyKey}', bodyHash: 'of the first' });
    await invoke(createKey, await callerFromKey('api', '${ours}'), { kind: 'api', name: '${name}', scopes: ['read'] }, async (ctx, run) => {
      await once(ctx, run);
      process.stdout.write('done');
      await new Promise(() => setInterval(() => {}, 1000));
    });`;
  const doomed = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise<void>((done) => doomed.stdout?.once('data', () => done()));
  return doomed;
}

test('a call that still runs is told; one whose process died has done nothing, and is run again', async () => {
  const doomed = await standStill('Doomed', 'f');
  expect((await makeKey('Doomed', 'f')).status).toBe(409);
  doomed.kill('SIGKILL');
  await expect.poll(async () => (await makeKey('Doomed', 'f')).status, { timeout: 10_000 }).toBe(201);
  expect((await makeKey('Doomed', 'f')).status).toBe(201);
  expect(await countKeys('Doomed')).toBe(1);
});

test('an answer that was lost on its way is given again by another process', async () => {
  const first = await makeKey('Lost', 'i');
  const program = `
    const { callApi } = await import('./tests/support/api-client.ts');
    const { text } = await callApi('POST /api/v1/keys', { key: '${ours}', headers: { 'idempotency-key': 'i' }, body: { kind: 'api', name: 'Lost', scopes: ['read'] } });
    process.stdout.write(text);
    process.exit();`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program]);
  expect(stdout).toBe(first.text);
  expect(await countKeys('Lost')).toBe(1);
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
