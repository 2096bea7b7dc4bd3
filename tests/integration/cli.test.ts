import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import '@/tests/support/database';
import { closeConnections } from '@/lib/core/db/pool';
import { callApi } from '@/tests/support/api-client';

const folder = mkdtempSync(join(tmpdir(), 'rapport-cli-'));
const ROOT = join(import.meta.dirname, '../..');
afterAll(async () => {
  await closeConnections();
  rmSync(folder, { recursive: true });
});

interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs a command as an operator does, on this test's database. */
function rapport(...args: string[]): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['--import', 'tsx', 'scripts/cli/main.ts', ...args], { cwd: ROOT }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
    });
  });
}

async function answer(...args: string[]): Promise<Record<string, never>> {
  const { code, stdout, stderr } = await rapport(...args);
  expect(code, stderr).toBe(0);
  expect(stdout).toMatch(/^\{.*\}\n$/);
  return JSON.parse(stdout);
}

test('an organization is made, fed from a file and read with the keys it got', async () => {
  const made = (await answer('org', 'create', '--name', 'Fernway', '--timezone', 'Asia/Kolkata')) as unknown as {
    organization: { id: string };
    apiKey: string;
  };
  expect(made.organization).toMatchObject({ name: 'Fernway', timezone: 'Asia/Kolkata', currency: 'USD' });
  expect(await answer('org', 'list')).toMatchObject({ organizations: [{ id: made.organization.id, name: 'Fernway' }] });
  const file = join(folder, 'events.ndjson.gz');
  const event = {
    type: 'track',
    event: 'Export',
    userId: 'ada',
    context: { groupId: 'acme' },
    timestamp: '2026-01-05T20:00:00.000Z',
    messageId: 'm1',
  };
  writeFileSync(file, gzipSync(`${JSON.stringify(event)}\n${JSON.stringify(event)}\nnonsense\n`));
  expect(await answer('import', 'events', file, '--org', 'Fernway')).toMatchObject({
    lines: 3,
    stored: 1,
    repeated: 1,
    refused: 1,
    refusals: [{ line: 3 }],
  });
  const reading = () => callApi('GET /api/v1/accounts/acme/activity?asOf=2026-01-06', { key: made.apiKey });
  const before = (await reading()).body;
  expect(before).toMatchObject({ lastSeen: '2026-01-05T20:00:00.000Z', dau: 1, mau: 1, productUsers: 1 });
  expect(await answer('recompute', '--org', made.organization.id)).toEqual({ accounts: 1, from: null });
  expect((await reading()).body).toEqual(before);
}, 60_000);

test('keys are made and revoked, people invited', async () => {
  await answer('org', 'create', '--name', 'Keys');
  const { key } = (await answer('key', 'create', '--org', 'Keys', '--kind', 'api', '--name', 'Reader', '--scopes', 'read')) as unknown as {
    key: { id: string; secret: string };
  };
  expect((await callApi('GET /api/v1/accounts', { key: key.secret })).status).toBe(200);
  expect(await answer('key', 'revoke', '--org', 'Keys', '--id', key.id)).toEqual({ revoked: key.id });
  expect((await callApi('GET /api/v1/accounts', { key: key.secret })).status).toBe(401);
  expect(await answer('user', 'invite', '--org', 'Keys', '--email', 'ada@example.com', '--name', 'Ada')).toMatchObject({
    user: { email: 'ada@example.com' },
  });
}, 60_000);

test.each([
  [2, []],
  [2, ['nonsense']],
  [2, ['org', 'create']],
  [2, ['org', 'create', '--nome', 'X']],
  [2, ['doctor', 'now']],
  [1, ['org', 'create', '--name', 'X', '--timezone', 'Mars/Base']],
  [1, ['key', 'create', '--org', 'Nowhere', '--kind', 'api', '--name', 'X']],
])('exit code %i with words on standard error alone: %j', async (code, args) => {
  const ended = await rapport(...args);
  expect(ended).toMatchObject({ code, stdout: '' });
  expect(ended.stderr).not.toBe('');
  expect(ended.stderr).not.toContain('    at ');
});

test('doctor looks at everything and finds it well', async () => {
  const { ok, checks } = (await answer('doctor')) as unknown as { ok: boolean; checks: { name: string }[] };
  expect(ok).toBe(true);
  expect(checks.map(({ name }) => name)).toEqual(['database', 'migrations', 'roles', 'fence', 'queue', 'folding', 'outbox', 'disk']);
}, 60_000);
