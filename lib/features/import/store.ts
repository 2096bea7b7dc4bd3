import { actorId } from '@/lib/core/actor';
import type { Context } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { ImportMapping } from './contract';
import { type ImportKind, type ImportState, UNDO_DAYS } from './table';

const DAY_MS = 86_400_000;

/** The imports that this actor may see: their own; admins of the organization all. */
export function visibleImports({ db, actor, can }: Pick<Context, 'db' | 'actor' | 'can'>) {
  const all = db.selectFrom('dataImport as i');
  if (can('organization:admin')) return all;
  return all.where('i.actorKind', '=', actor.kind).where('i.actorId', '=', actorId(actor));
}

export const noImport = () => new AppError('not_found', 'There is no such import');

/** An import as it is stored; held until the transaction ends. @throws AppError not_found */
export async function holdImport(ctx: Context, id: string) {
  const found = await visibleImports(ctx).selectAll('i').where('i.id', '=', id).forUpdate().executeTakeFirst();
  if (!found) throw noImport();
  const { kind, state, mapping, ...row } = found;
  return { ...row, kind: kind as ImportKind, state: state as ImportState, mapping: ImportMapping.parse(mapping) };
}
export type HeldImport = Awaited<ReturnType<typeof holdImport>>;

/** Until when an import can be undone: as long as what it changed is known. */
export function undoUntil({ state, finishedAt }: { state: string; finishedAt: Date | null }): Date | null {
  if (finishedAt === null || !['done', 'failed', 'cancelled'].includes(state)) return null;
  return new Date(finishedAt.getTime() + UNDO_DAYS * DAY_MS);
}

interface Advance {
  state?: ImportState;
  position?: number;
  byteOffset?: number;
  accepted?: number;
  stale?: number;
  rejected?: number;
  created?: number;
  updated?: number;
  undone?: number;
  kept?: number;
  reason?: string | null;
  finishedAt?: Date | null;
  workerKind?: string;
  workerId?: string;
}

/** Notes how far an import is. */
export async function advance(ctx: Context, id: string, values: Advance): Promise<void> {
  await ctx.db
    .updateTable('dataImport')
    .set({ ...values, updatedAt: ctx.now })
    .where('id', '=', id)
    .execute();
}
