import '@/tests/support/database';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Caller } from '@/lib/core/actor';
import { withTenant } from '@/lib/core/db/database';
import { closeConnections } from '@/lib/core/db/pool';
import { toAppError } from '@/lib/core/errors';
import { invoke } from '@/lib/core/operation';
import { runTransfer } from '@/lib/core/transfer';
import { upsertAccounts } from '@/lib/features/account/commands';
import { cancelImport, runImport } from '@/lib/features/import/commands';
import { getImport } from '@/lib/features/import/queries';
import { workOnImport } from '@/lib/features/import/work';
import { upsertTickets } from '@/lib/features/ticket/commands';
import { checkedImport, undoneImport, uploadedImport } from '@/tests/support/import-files';
import { organizationRows } from '@/tests/support/organization-rows';
import { newTenant } from '@/tests/support/tenant';

const ROWS = 4_000;
const ACCOUNTS = 7;
const KEPT = ['data_import', 'import_record', 'import_fault', 'import_start', 'audit_entry', 'outbox', 'mail', 'health_mark'];
const HEADER = 'id,accountId,subject,status,priority,type,createdAt,updatedAt';

let caller: Caller;
beforeAll(async () => {
  caller = await newTenant('Imports side by side');
  await invoke(upsertAccounts, caller, { data: Array.from({ length: ACCOUNTS }, (_, n) => ({ id: `a${n}`, name: `Account ${n}` })) });
});
afterAll(closeConnections);

/** Later rows are older: every batch moves the beginnings of all accounts. */
const day = (n: number) => new Date(Date.UTC(2024, 0, 1) - n * 3_600_000).toISOString();
const row = (n: number, subject: string, updatedAt: string) => `t${n},a${n % ACCOUNTS},${subject},open,low,bug,${day(n)},${updatedAt}`;
const fileOf = (subject: string, updatedAt: string, from = 0) =>
  [HEADER, ...Array.from({ length: ROWS }, (_, n) => row(from + n, subject, updatedAt))].join('\n');

async function readyImport(file: string): Promise<string> {
  const id = await uploadedImport(caller, 'ticket', file);
  await checkedImport(caller, id);
  await invoke(runImport, caller, { id });
  return id;
}

/** Works on an import as workers do: what got in each other's way is tried again. */
async function worked(id: string): Promise<void> {
  for (;;) {
    try {
      await runTransfer(workOnImport, async () => caller, { id });
    } catch (error) {
      if (toAppError(error).code !== 'conflict') throw error;
    }
    const { state } = await invoke(getImport, caller, { id });
    if (state !== 'running') return;
    await sleep(20);
  }
}

const tickets = () => withTenant(caller.organization.id, (db) => db.selectFrom('ticket').select(['key', 'subject']).orderBy('id').execute());

test('beginnings of accounts that every batch moves are as before once it is undone', async () => {
  const before = await organizationRows(caller, KEPT);
  const id = await readyImport(fileOf('One', '2024-01-01T00:00:00Z'));
  await worked(id);
  expect(await invoke(getImport, caller, { id })).toMatchObject({ state: 'done', created: ROWS, rejected: 0, position: ROWS });
  const starts = await withTenant(caller.organization.id, (db) => db.selectFrom('account').select('startedAt').orderBy('startedAt').execute());
  expect(starts.map(({ startedAt }) => startedAt.toISOString())).toEqual(Array.from({ length: ACCOUNTS }, (_, n) => day(ROWS - 1 - n)));
  expect(await undoneImport(caller, id)).toMatchObject({ undone: ROWS, kept: 0 });
  expect(await organizationRows(caller, KEPT)).toEqual(before);
}, 60_000);

test('two workers on one import, another import of the same ids and calls of the API in between leave the newest of each', async () => {
  const first = await readyImport(fileOf('First', '2024-02-01T00:00:00Z'));
  const second = await readyImport(fileOf('Second', '2024-03-01T00:00:00Z', ROWS / 2));
  const called = Array.from({ length: 40 }, (_, n) => n * 97);
  const call = async () => {
    for (const n of called) {
      const record = { id: `t${n}`, accountId: 'a0', subject: 'Called', status: 'open', priority: 'low', type: 'bug', createdAt: day(n) };
      expect(await invoke(upsertTickets, caller, { data: [{ ...record, updatedAt: '2024-04-01T00:00:00Z' }] })).toMatchObject({ accepted: 1 });
    }
  };
  await Promise.all([worked(first), worked(first), worked(second), call()]);
  for (const id of [first, second]) {
    const { state, position, accepted, stale, rejected } = await invoke(getImport, caller, { id });
    expect({ state, position, taken: accepted + stale, rejected }).toEqual({ state: 'done', position: ROWS, taken: ROWS, rejected: 0 });
  }
  const stored = await tickets();
  expect(stored).toHaveLength(ROWS * 1.5);
  const expected = (n: number) => (called.includes(n) ? 'Called' : n < ROWS / 2 ? 'First' : 'Second');
  expect(stored.filter(({ key, subject }) => subject !== expected(Number(key.slice(1))))).toEqual([]);
}, 120_000);

test('a row that was refused when it was checked is taken once, though it stands in two batches that are', async () => {
  const twice = (n: number) => `s${n % 1_200},late,Twice,open,low,bug,2024-01-01,`;
  const file = [HEADER, ...Array.from({ length: 2_400 }, (_, n) => twice(n)), 'sound,a0,Sound,open,low,bug,2024-01-01,'].join('\n');
  const id = await readyImport(file);
  await invoke(upsertAccounts, caller, { data: [{ id: 'late', name: 'Late' }] });
  await worked(id);
  expect(await invoke(getImport, caller, { id })).toMatchObject({ state: 'done', accepted: 1_201, created: 1_201, rejected: 1_200 });
}, 60_000);

test('an import that is stopped in the middle leaves just what it says', async () => {
  const id = await readyImport(fileOf('Stopped', '2024-05-01T00:00:00Z', 10 * ROWS));
  const work = worked(id);
  while ((await invoke(getImport, caller, { id })).position === 0) await sleep(5);
  await invoke(cancelImport, caller, { id }).catch(() => undefined);
  await work;
  const { created, position } = await invoke(getImport, caller, { id });
  expect(position).toBeGreaterThan(0);
  expect(created).toBe(position);
  expect((await tickets()).filter(({ subject }) => subject === 'Stopped')).toHaveLength(created);
}, 60_000);
