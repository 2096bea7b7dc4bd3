import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withClient, withServer } from '@/scripts/connection.mjs';
import { ensureDatabase } from '@/scripts/ensure-database.mjs';
import { migrate } from '@/scripts/migrate.mjs';

const url = process.env.DATABASE_URL ?? '';
let folder: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rapport-migrations-'));
  await ensureDatabase(url);
});
afterEach(async () => {
  rmSync(folder, { recursive: true });
  await withServer(url, (db, name) => db.query(`DROP DATABASE ${name} WITH (FORCE)`));
});

function write(name: string, sql: string): void {
  mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, name, 'migration.sql'), sql);
}
const query = (sql: string) => withClient(url, async (db) => (await db.query(sql)).rows);

test('migrations are applied in the order of their names, once', async () => {
  write('2_fill', 'INSERT INTO thing VALUES (1);');
  write('1_make', 'CREATE TABLE thing (id int);');
  expect(await migrate(url, folder)).toEqual(['1_make', '2_fill']);
  expect(await migrate(url, folder)).toEqual([]);
  expect(await query('SELECT id FROM thing')).toEqual([{ id: 1 }]);
});

test('of several that migrate at once, one applies and the others find it done', async () => {
  write('1_make', 'CREATE TABLE thing (id int); SELECT pg_sleep(0.2);');
  const applied = await Promise.all([migrate(url, folder), migrate(url, folder), migrate(url, folder)]);
  expect(applied.flat()).toEqual(['1_make']);
});

test('a migration that was edited after it had been applied is refused', async () => {
  write('1_make', 'CREATE TABLE thing (id int);');
  await migrate(url, folder);
  write('1_make', 'CREATE TABLE thing (id bigint);');
  await expect(migrate(url, folder)).rejects.toThrow('migration 1_make was edited after it had been applied');
});

test('a migration that fails leaves nothing behind, is remembered, and stops the next run', async () => {
  write('1_make', 'CREATE TABLE thing (id int); SELECT nonsense;');
  await expect(migrate(url, folder)).rejects.toThrow('migration 1_make: column "nonsense" does not exist');
  expect(await query(`SELECT to_regclass('thing') AS thing`)).toEqual([{ thing: null }]);
  await expect(migrate(url, folder)).rejects.toThrow('failed earlier (column "nonsense" does not exist)');
});
