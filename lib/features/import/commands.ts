import { actorId } from '@/lib/core/actor';
import type { Context } from '@/lib/core/context';
import { AppError, type FieldError } from '@/lib/core/errors';
import { defineOperation } from '@/lib/core/operation';
import { ImportId, type ImportMapping, MappingChange } from './contract';
import { startImportJob } from './jobs';
import { advance, type HeldImport, holdImport, undoUntil } from './store';
import { type ImportColumn, type ImportKind, type ImportState, importKind } from './table';
import { targetsOf } from './targets';
import { demandKind } from './upload';

const NOTHING_YET = { position: 0, byteOffset: 0, accepted: 0, stale: 0, rejected: 0, created: 0, updated: 0, reason: null, finishedAt: null };

function demandState({ state }: HeldImport, ...allowed: ImportState[]): void {
  if (!allowed.includes(state)) throw new AppError('conflict', `This cannot be done to an import that is ${state}`);
}

/** @throws AppError precondition once the file is cleared away */
function demandFile({ storageKey }: HeldImport): void {
  if (storageKey === null) throw new AppError('precondition', 'The file is not kept any more: upload it again');
}

/** Targets that a mapping needs and lacks: those of the record, and those of each part that it has anything of. */
function missing(kind: ImportKind, chosen: ReadonlySet<string>): ImportColumn[] {
  const { columns } = importKind(kind);
  const parts = new Set(columns.flatMap(({ id, part }) => (part !== undefined && chosen.has(id) ? part : [])));
  return columns.filter(({ id, part, required }) => required && !chosen.has(id) && (part === undefined || parts.has(part)));
}

function mappingFaults({ columns }: ImportMapping, { kind, header }: HeldImport, targets: readonly ImportColumn[]): FieldError[] {
  if (columns.length !== header.length) {
    return [{ path: 'columns', code: 'length', message: `The file has ${header.length} columns, the mapping ${columns.length}` }];
  }
  const known = new Set(targets.map(({ id }) => id));
  const chosen = new Set<string>();
  const faults: FieldError[] = [];
  for (const [index, id] of columns.entries()) {
    if (id === null) continue;
    if (!known.has(id)) faults.push({ path: `columns.${index}`, code: 'unknown', message: `There is no field ${id}` });
    else if (chosen.has(id)) faults.push({ path: `columns.${index}`, code: 'repeated', message: `${id} is chosen twice` });
    chosen.add(id);
  }
  const lacking = missing(kind, chosen).map(({ id }): FieldError => ({ path: `columns.${id}`, code: 'required', message: `No column is ${id}` }));
  return [...faults, ...lacking];
}

/** Says what the columns of a file are. @throws AppError invalid, naming what is missing or named twice */
export const mapImport = defineOperation({
  name: 'import.map',
  kind: 'write',
  permission: 'import:write',
  scope: 'organization',
  input: MappingChange,
  output: ImportId,
  run: async (ctx, { id, ...mapping }) => {
    const held = await holdImport(ctx, id);
    demandState(held, 'uploaded', 'mapped', 'checked');
    const errors = mappingFaults(mapping, held, await targetsOf(ctx, held.kind));
    if (errors.length > 0) throw new AppError('invalid', errors[0]?.message, { errors });
    await ctx.db
      .updateTable('dataImport')
      .set({ mapping: JSON.stringify(mapping) })
      .where('id', '=', id)
      .execute();
    await advance(ctx, id, { ...NOTHING_YET, state: 'mapped' });
    ctx.audit(`import:${id}`, { fields: ['mapping'] });
    return { id };
  },
});

/** Hands an import to a worker, which acts in the name of whoever asked. */
async function start(ctx: Context, id: string, state: ImportState, values: Parameters<typeof advance>[2]): Promise<void> {
  await advance(ctx, id, { ...values, state, workerKind: ctx.actor.kind, workerId: actorId(ctx.actor) });
  await ctx.enqueue(startImportJob, { importId: id }, `${startImportJob.name}:${crypto.randomUUID()}`);
}

/** Tries an import out: every row is taken as if it were imported, and nothing of it stays. */
export const checkImport = defineOperation({
  name: 'import.check',
  kind: 'write',
  permission: 'import:write',
  scope: 'organization',
  input: ImportId,
  output: ImportId,
  run: async (ctx, { id }) => {
    const held = await holdImport(ctx, id);
    demandKind(ctx, held.kind);
    demandState(held, 'mapped', 'checked');
    demandFile(held);
    await ctx.db.deleteFrom('importRecord').where('importId', '=', id).execute();
    await ctx.db.deleteFrom('importFault').where('importId', '=', id).execute();
    await start(ctx, id, 'checking', NOTHING_YET);
    ctx.audit(`import:${id}`, { checked: true });
    return { id };
  },
});

/** Imports what was checked. */
export const runImport = defineOperation({
  name: 'import.run',
  kind: 'write',
  permission: 'import:write',
  scope: 'organization',
  input: ImportId,
  output: ImportId,
  run: async (ctx, { id }) => {
    const held = await holdImport(ctx, id);
    demandKind(ctx, held.kind);
    demandState(held, 'checked');
    demandFile(held);
    if (held.accepted === 0) throw new AppError('precondition', 'No row of the file can be imported');
    await ctx.db.deleteFrom('importFault').where('importId', '=', id).execute();
    await start(ctx, id, 'running', NOTHING_YET);
    return { id };
  },
});

/** Stops a check, or a run: what was imported by then stays and can be undone. */
export const cancelImport = defineOperation({
  name: 'import.cancel',
  kind: 'write',
  permission: 'import:write',
  scope: 'organization',
  input: ImportId,
  output: ImportId,
  run: async (ctx, { id }) => {
    const held = await holdImport(ctx, id);
    demandState(held, 'checking', 'running');
    await advance(ctx, id, held.state === 'checking' ? { ...NOTHING_YET, state: 'mapped' } : { state: 'cancelled', finishedAt: ctx.now });
    ctx.audit(`import:${id}`, { cancelled: true });
    return { id };
  },
});

/** Takes an import back: what it made is deleted, what it changed is as before; what others changed since is left. */
export const undoImport = defineOperation({
  name: 'import.undo',
  kind: 'write',
  permission: 'import:write',
  scope: 'organization',
  input: ImportId,
  output: ImportId,
  run: async (ctx, { id }) => {
    const held = await holdImport(ctx, id);
    demandKind(ctx, held.kind);
    demandState(held, 'done', 'failed', 'cancelled');
    const until = undoUntil(held);
    if (until === null || until < ctx.now) throw new AppError('precondition', 'An import can be undone for 30 days');
    await start(ctx, id, 'undoing', { reason: null });
    return { id };
  },
});
