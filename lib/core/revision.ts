import { type SqlBool, sql } from 'kysely';
import { actorId } from './actor';
import type { Context } from './context';
import type { RecordTable } from './record';

/** A record's state at one version, and who made it. */
export interface Revision {
  version: number;
  at: Date;
  actorKind: string;
  actorId: string;
  /** The person's name, also of one who has left; null for keys and jobs. */
  by: string | null;
  state: unknown;
}

/** Keeps what records say at their versions: ids and texts, as their history shows them. */
export async function keepRevisions(
  ctx: Context,
  kind: RecordTable,
  records: readonly { id: number; version: number; state: object }[],
): Promise<void> {
  if (records.length === 0) return;
  await ctx.db
    .insertInto('revision')
    .values(
      records.map(({ id, version, state }) => ({
        organizationId: ctx.organization.id,
        kind,
        recordId: id,
        version,
        at: ctx.now,
        actorKind: ctx.actor.kind,
        actorId: actorId(ctx.actor),
        state: JSON.stringify(state),
      })),
    )
    .execute();
}

/** Keeps what one record says at a version. */
export function keepRevision(ctx: Context, kind: RecordTable, { id, version }: { id: number; version: number }, state: object): Promise<void> {
  return keepRevisions(ctx, kind, [{ id, version, state }]);
}

/** All that a record said, newest first. */
export function readRevisions(ctx: Context, kind: RecordTable, recordId: number): Promise<Revision[]> {
  return ctx.db
    .selectFrom('revision as r')
    .leftJoin('membership as m', (join) =>
      join.onRef('m.organizationId', '=', 'r.organizationId').on(sql<SqlBool>`m.id::text = r.actor_id AND r.actor_kind = 'user'`),
    )
    .leftJoin('identity as i', 'i.id', 'm.identityId')
    .select(['r.version', 'r.at', 'r.actorKind', 'r.actorId', 'i.name as by', 'r.state'])
    .where('r.kind', '=', kind)
    .where('r.recordId', '=', recordId)
    .orderBy('r.version', 'desc')
    .execute();
}
