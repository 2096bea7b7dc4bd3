import { actorId } from './actor';
import type { Context } from './context';
import type { RecordTable } from './record';

/** A record's state at one version, and who made it. */
export interface Revision {
  version: number;
  at: Date;
  actorKind: string;
  actorId: string;
  state: unknown;
}

/** Keeps what a record says at a version: ids and texts, as its history shows them. */
export async function keepRevision(ctx: Context, kind: RecordTable, { id, version }: { id: number; version: number }, state: object): Promise<void> {
  await ctx.db
    .insertInto('revision')
    .values({
      organizationId: ctx.organization.id,
      kind,
      recordId: id,
      version,
      at: ctx.now,
      actorKind: ctx.actor.kind,
      actorId: actorId(ctx.actor),
      state: JSON.stringify(state),
    })
    .execute();
}

/** All that a record said, newest first. */
export function readRevisions(ctx: Context, kind: RecordTable, recordId: number): Promise<Revision[]> {
  return ctx.db
    .selectFrom('revision')
    .select(['version', 'at', 'actorKind', 'actorId', 'state'])
    .where('kind', '=', kind)
    .where('recordId', '=', recordId)
    .orderBy('version', 'desc')
    .execute();
}
