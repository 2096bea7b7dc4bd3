import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Caller } from '@/lib/core/actor';
import { env } from '@/lib/core/env';
import { invoke } from '@/lib/core/operation';
import { runTransfer } from '@/lib/core/transfer';
import { upsertAccounts } from '@/lib/features/account/commands';
import { checkImport, mapImport, runImport, undoImport } from '@/lib/features/import/commands';
import { getImport } from '@/lib/features/import/queries';
import { uploadImport } from '@/lib/features/import/upload';
import { workOnImport } from '@/lib/features/import/work';
import { withClient } from '@/scripts/connection.mjs';
import { ACCOUNTS, COLUMNS, copyFile, MAPPING, validateFile, writeTickets } from './import-file';
import type { Bench, Finding } from './measurement';
import { shown, timed } from './statistics';
import { newTenant } from './tenant';

const ROWS = 100_000;
const WARM_UP_ROWS = 2_000;
const TARGET = 4;
const MEMORY_TARGET_MB = 64;
const MB = 1_048_576;

interface Side {
  ms: number;
  /** The most that the process held beyond what it had, in MB. */
  growth: number;
}

async function watched(work: () => Promise<unknown>): Promise<Side> {
  const before = process.memoryUsage.rss();
  let most = before;
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 20);
  const ms = await timed(work);
  clearInterval(timer);
  return { ms, growth: (most - before) / MB };
}

/** Uploads the file, tries it out, imports it and takes it back. */
async function importFile(caller: Caller, path: string, rows: number): Promise<{ check: Side; run: Side; undo: Side }> {
  const sent = { bytes: createReadStream(path), announced: null };
  const { id } = await runTransfer(uploadImport, async () => caller, { kind: 'ticket', fileName: 'tickets.csv' }, sent);
  const work = () => watched(() => runTransfer(workOnImport, async () => caller, { id }));
  await invoke(mapImport, caller, { id, ...MAPPING });
  await invoke(checkImport, caller, { id });
  const check = await work();
  await invoke(runImport, caller, { id });
  const run = await work();
  const { created, rejected } = await invoke(getImport, caller, { id });
  if (created + rejected !== rows) throw new Error(`${created} created, ${rejected} refused`);
  await invoke(undoImport, caller, { id });
  return { check, run, undo: await work() };
}

/** Accounts older than their tickets, known to the planner as they are minutes after they came. */
async function fillAccounts(caller: Caller): Promise<void> {
  const account = (n: number) => ({ id: `account-${n}`, name: `Account ${n}`, createdAt: '2020-01-01T00:00:00Z' });
  await invoke(upsertAccounts, caller, { data: Array.from({ length: ACCOUNTS }, (_, n) => account(n)) });
  await withClient(env().DATABASE_URL, (db) => db.query('ANALYZE account, external_id'));
}

/** A large file imported, against a COPY of the same file and the validation of its rows. */
export async function measureImport({ scale }: Bench): Promise<Finding[]> {
  const caller = await newTenant('Import');
  await fillAccounts(caller);
  const folder = mkdtempSync(join(tmpdir(), 'rapport-bench-'));
  const path = join(folder, 'tickets.csv');
  const rows = Math.round(ROWS * scale);
  try {
    // A process that has imported before: what loading and compiling the code takes is no part of a file's cost.
    await writeTickets(path, WARM_UP_ROWS);
    await importFile(caller, path, WARM_UP_ROWS);
    await writeTickets(path, rows);
    const copy = await timed(() => copyFile(path));
    const validation = await timed(() => validateFile(path));
    const { check, run, undo } = await importFile(caller, path, rows);
    return [
      {
        what: `import of ${shown(rows)} rows × ${COLUMNS} columns ÷ (COPY + validation)`,
        sides: [`${shown(run.ms)} ms`, `${shown(copy)} + ${shown(validation)} ms`],
        value: run.ms / (copy + validation),
        bound: 'most',
        target: TARGET,
        notes: [
          'tickets with their timeline and what undoing needs; one row of a hundred is bad; COPY into a table of texts with a primary key',
          `the dry run before it took ${shown(check.ms)} ms, undoing it ${shown(undo.ms)} ms`,
        ],
      },
      {
        what: 'import: memory growth, MB',
        sides: [`dry run ${shown(check.growth)}`, `import ${shown(run.growth)}`, `undo ${shown(undo.growth)}`],
        value: Math.max(check.growth, run.growth, undo.growth),
        bound: 'most',
        target: MEMORY_TARGET_MB,
        notes: ['resident memory of the process, sampled every 20 ms, beyond that before each step'],
      },
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}
