import * as z from 'zod';
import type { Context } from '@/lib/core/context';
import { acquaintPlanner } from '@/lib/core/db/planner';
import { AppError } from '@/lib/core/errors';
import { defineOperation } from '@/lib/core/operation';
import { storage } from '@/lib/core/storage/storage';
import type { Reader } from '@/lib/core/stream';
import { defineTransfer } from '@/lib/core/transfer';
import { csvRecords } from '@/lib/kit/csv-reader';
import { batchesOf } from './batches';
import { ImportId } from './contract';
import type { Taking } from './keep';
import { tablesOf } from './kinds';
import { Displaced, inTurn } from './lane';
import { tellFinished } from './notify';
import { takeOrphans } from './orphans';
import { advance, type HeldImport, holdImport, noImport, visibleImports } from './store';
import { type ImportState, importKind, isWorking } from './table';
import { takeBatch } from './take';
import { targetsOf } from './targets';
import { undoChunk } from './undo';

interface Begun {
  taking: Taking;
  file: Pick<HeldImport, 'delimiter' | 'size' | 'position' | 'byteOffset'> & { storageKey: string };
}

/** What a check or run is to do next; null for any other state. */
async function begin(ctx: Context, id: string): Promise<Begun | null> {
  const { kind, state, mapping, storageKey, ...file } = await holdImport(ctx, id);
  if (state !== 'checking' && state !== 'running') return null;
  if (storageKey === null) throw new AppError('precondition', 'The file is not kept any more: upload it again');
  const targets = new Map((await targetsOf(ctx, kind)).map((target) => [target.id, target]));
  const { columns, clears, ...format } = mapping;
  const reading = {
    columns: columns.map((column) => (column === null ? null : (targets.get(column) ?? null))),
    parts: importKind(kind).parts,
    format: { ...format, timeZone: ctx.organization.timezone },
    clears,
  };
  return { taking: { id, kind, state, reading }, file: { ...file, storageKey } };
}

async function finish(ctx: Context, { id, state }: Taking): Promise<void> {
  const held = await holdImport(ctx, id);
  if (held.state !== state) return;
  const { accepted, stale, rejected, created, updated } = held;
  await advance(ctx, id, { state: state === 'checking' ? 'checked' : 'done', finishedAt: state === 'checking' ? null : ctx.now });
  if (state === 'checking') return;
  await tellFinished(ctx, held);
  ctx.audit(`import:${id}`, { kind: held.kind, accepted, stale, rejected, created, updated });
}

async function takeFile(within: Reader, { taking, file }: Begun): Promise<void> {
  const files = await storage();
  const end = file.size - 1;
  try {
    if (file.byteOffset <= end) {
      const bytes = await files.read(file.storageKey, { start: file.byteOffset, end });
      const batches = batchesOf(csvRecords(bytes, file.delimiter), taking.reading, file);
      await inTurn(batches, async (batch, lane) => {
        await within((ctx) => takeBatch(ctx, taking, batch, lane));
        if (taking.state === 'running' && batch.from === file.position) await acquaintPlanner(tablesOf(taking.kind));
      });
    }
    await takeOrphans(within, taking);
  } catch (error) {
    if (error instanceof Displaced) return;
    throw error;
  }
  await within((ctx) => finish(ctx, taking));
}

/** Checks, runs or undoes an import, from where it stands to its end. Each step is a transaction of its own. */
export const workOnImport = defineTransfer({
  name: 'import.work',
  permission: 'import:write',
  scope: 'organization',
  input: ImportId,
  transfer: async (within, { id }) => {
    const begun = await within((ctx) => begin(ctx, id));
    if (begun) return takeFile(within, begun);
    while (await within((ctx) => undoChunk(ctx, id)));
  },
});

const Worker = z.strictObject({ kind: z.string(), id: z.string() }).nullable();

/** In whose name an import works; null when it stands still. */
export const readImportWorker = defineOperation({
  name: 'import.read-worker',
  kind: 'read',
  permission: 'import:write',
  scope: 'organization',
  input: ImportId,
  output: Worker,
  run: async (ctx, { id }) => {
    const found = await visibleImports(ctx).select(['i.state', 'i.workerKind', 'i.workerId']).where('i.id', '=', id).executeTakeFirst();
    if (!found) throw noImport();
    const { state, workerKind, workerId } = found;
    return isWorking(state as ImportState) && workerKind !== null && workerId !== null ? { kind: workerKind, id: workerId } : null;
  },
});

/** Says of an import that it can't go on. What was imported by then stays and can be undone. */
export const failImport = defineOperation({
  name: 'import.fail',
  kind: 'write',
  permission: 'import:write',
  scope: 'organization',
  input: ImportId.extend({ reason: z.string() }),
  output: ImportId,
  run: async (ctx, { id, reason }) => {
    const { state } = await holdImport(ctx, id);
    if (!isWorking(state)) return { id };
    const stopped = state === 'checking' ? { state: 'mapped' as const } : { state: 'failed' as const, finishedAt: ctx.now };
    await advance(ctx, id, { ...stopped, reason });
    ctx.audit(`import:${id}`, { failed: true });
    return { id };
  },
});
