import '@/tests/support/database';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Caller } from '@/lib/core/actor';
import { withTenant } from '@/lib/core/db/database';
import { closeConnections } from '@/lib/core/db/pool';
import { invoke } from '@/lib/core/operation';
import { upsertAccounts } from '@/lib/features/account/commands';
import { checkImport, mapImport, runImport, undoImport } from '@/lib/features/import/commands';
import { getImport } from '@/lib/features/import/queries';
import { randomStream } from '@/prisma/seed/scenarios/random';
import { uploadedImport } from '@/tests/support/import-files';
import { killedWorker } from '@/tests/support/killed-worker';
import { organizationRows } from '@/tests/support/organization-rows';
import { newPerson, newTenant } from '@/tests/support/tenant';

const TICKETS = 6_000;
const KILLS = 3;
const LONGEST_MS = 700;
const random = randomStream('killed imports');

let system: Caller;
let admin: Caller;
beforeAll(async () => {
  system = await newTenant('Killed imports');
  admin = await newPerson(system, { role: 'global_admin' });
  await invoke(upsertAccounts, system, { data: [{ id: 'a1', name: 'Account' }] });
});
afterAll(closeConnections);

const worker = (importId: string, killAfterMs: number | null) =>
  killedWorker('import-worker.ts', [String(system.organization.id), importId], killAfterMs);

/** Kills some workers in the middle, and lets the last one finish. */
async function workedOn(importId: string) {
  let kills = 0;
  for (let round = 0; round < KILLS; round++) if (!(await worker(importId, random.whole(150, LONGEST_MS)))) kills += 1;
  expect(await worker(importId, null)).toBe(true);
  return { kills, ...(await invoke(getImport, admin, { id: importId })) };
}

const rowsOf = (table: 'ticket' | 'timelineEntry' | 'importRecord') =>
  withTenant(system.organization.id, async (db) => {
    const { count } = await db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    return count;
  });

const KEPT = ['data_import', 'import_record', 'import_fault', 'import_start', 'audit_entry', 'outbox', 'mail', 'health_mark'];

test('an import whose workers are killed loses nothing and takes nothing twice, and neither does undoing it', async () => {
  const before = await organizationRows(system, KEPT);
  const row = (n: number) => `killed-${n},${n % 100 === 99 ? 'nobody' : 'a1'},Ticket ${n},open,low,bug,2024-01-01`;
  const file = ['id,accountId,subject,status,priority,type,createdAt', ...Array.from({ length: TICKETS }, (_, n) => row(n))].join('\n');
  const id = await uploadedImport(admin, 'ticket', file);
  const { mapping } = await invoke(getImport, admin, { id });
  const sound = TICKETS - TICKETS / 100;
  const counts = { accepted: sound, created: sound, updated: 0, stale: 0, rejected: TICKETS / 100, position: TICKETS };

  await invoke(mapImport, admin, { id, ...mapping });
  await invoke(checkImport, admin, { id });
  expect(await workedOn(id)).toMatchObject({ state: 'checked', ...counts });
  expect(await organizationRows(system, KEPT)).toEqual(before);

  await invoke(runImport, admin, { id });
  const done = await workedOn(id);
  expect(done).toMatchObject({ state: 'done', ...counts });
  expect([await rowsOf('ticket'), await rowsOf('timelineEntry'), await rowsOf('importRecord')]).toEqual([sound, sound, sound]);

  await invoke(undoImport, admin, { id });
  const undone = await workedOn(id);
  expect(undone).toMatchObject({ state: 'undone', undone: sound, kept: 0 });
  expect(await organizationRows(system, KEPT)).toEqual(before);
  expect(done.kills + undone.kills).toBeGreaterThan(1);
}, 240_000);
