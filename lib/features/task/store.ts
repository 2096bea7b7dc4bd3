import { type Insertable, type Selectable, sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import type { DB } from '@/lib/core/db/schema';
import type { FoundRecord } from '@/lib/core/record';

/** A task as it is stored, and who watches it. */
export type StoredTask = Selectable<DB['task']> & { accountKey: string; watcherIds: string[] };

export type TaskColumns = Pick<
  StoredTask,
  | 'title'
  | 'body'
  | 'type'
  | 'status'
  | 'priority'
  | 'assigneeId'
  | 'dueOn'
  | 'parentId'
  | 'interactionId'
  | 'objectiveId'
  | 'playRunId'
  | 'alertId'
  | 'completedAt'
  | 'createdAt'
  | 'sourceUpdatedAt'
>;

/** A task that exists, locked until the transaction ends, so that two changes see each other. */
export async function lockTask(ctx: Context, { id, accountKey }: Pick<FoundRecord, 'id' | 'accountKey'>): Promise<StoredTask> {
  const row = await ctx.db.selectFrom('task').selectAll().where('id', '=', id).forUpdate().executeTakeFirstOrThrow();
  const watchers = await ctx.db.selectFrom('taskWatcher').select('membershipId').where('taskId', '=', id).orderBy('membershipId').execute();
  return { ...row, accountKey, watcherIds: watchers.map((watcher) => watcher.membershipId) };
}

type NewRow = Pick<TaskColumns, 'title' | 'type'> & Partial<TaskColumns> & { key: string; accountId: number };

/** Adds a task behind the last of its account, or of the task that it is a part of. */
export async function insertTask(ctx: Context, values: NewRow): Promise<{ id: number; version: number }> {
  const row: Insertable<DB['task']> = {
    ...values,
    organizationId: ctx.organization.id,
    createdBy: ctx.actor.kind === 'user' ? ctx.actor.membershipId : null,
    createdAt: values.createdAt ?? ctx.now,
    updatedAt: ctx.now,
  };
  const position = sql<number>`(SELECT coalesce(max(position) + 1, 0) FROM task WHERE organization_id = ${ctx.organization.id}
    AND account_id = ${values.accountId} AND parent_id IS NOT DISTINCT FROM ${values.parentId ?? null}::bigint)`;
  return ctx.db
    .insertInto('task')
    .values({ ...row, position })
    .returning(['id', 'version'])
    .executeTakeFirstOrThrow();
}

/** Makes these people, and nobody else, the watchers of a task. */
export async function replaceWatchers(ctx: Context, taskId: number, memberIds: readonly string[]): Promise<void> {
  await ctx.db.deleteFrom('taskWatcher').where('taskId', '=', taskId).execute();
  const organizationId = ctx.organization.id;
  const rows = [...new Set(memberIds)].map((membershipId) => ({ organizationId, taskId, membershipId }));
  if (rows.length > 0) await ctx.db.insertInto('taskWatcher').values(rows).execute();
}
