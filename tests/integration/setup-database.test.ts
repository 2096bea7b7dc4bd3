import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { withClient } from '@/scripts/connection.mjs';
import { ensureDatabase } from '@/scripts/ensure-database.mjs';
import { removePostgres, startPostgres } from '@/scripts/postgres.mjs';
import { startOf } from '@/scripts/process-identity.mjs';

const options = () => ({ dataDir: folder, port: 50_000 + (process.pid % 5_000), settings: { fsync: 'off' } });
const query = (url: string, sql: string) => withClient(url, async (db) => (await db.query(sql)).rows);
let folder: string;

// A folder of mkdtemp's is closed to other accounts, so as root this is the case of a project nobody else can enter.
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rapport-postgres-'));
});
afterEach(async () => {
  await removePostgres(folder);
  rmSync(folder, { recursive: true });
});

test('data survives a stop, and a killed server recovers', async () => {
  const first = await startPostgres(options());
  await ensureDatabase(first.url('kept'));
  await query(first.url('kept'), 'CREATE TABLE thing AS SELECT 7 AS id');
  await first.stop();
  const second = await startPostgres(options());
  expect(await query(second.url('kept'), 'SELECT id FROM thing')).toEqual([{ id: 7 }]);
  process.kill(second.pid, 'SIGKILL');
  await vi.waitUntil(() => startOf(second.pid) === null);
  const third = await startPostgres(options());
  await ensureDatabase(third.url('kept'));
  expect(await query(third.url('kept'), 'SELECT id FROM thing')).toEqual([{ id: 7 }]);
});

test('a server whose supervisor is gone is adopted, not started twice', async () => {
  const first = await startPostgres(options());
  const second = await startPostgres(options());
  expect(second).toMatchObject({ adopted: true, pid: first.pid, port: first.port });
});

test('it listens on this machine only, wants the password, and keeps it to its owner', async () => {
  const { url } = await startPostgres(options());
  expect(await query(url('postgres'), 'SHOW listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
  await expect(query(url('postgres').replace(/:[^:@]+@/, ':wrong@'), 'SELECT 1')).rejects.toThrow('password authentication failed');
  expect(statSync(join(folder, 'postgres', 'cluster.json')).mode & 0o077).toBe(0);
});
