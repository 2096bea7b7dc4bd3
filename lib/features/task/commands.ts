import { sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { demandMembers } from '@/lib/core/member-check';
import { defineOperation } from '@/lib/core/operation';
import { bringBackRecord, type FoundRecord, findRecord, findRelated, removeRecord } from '@/lib/core/record';
import { showOnTimeline } from '@/lib/core/timeline';
import { Done, NewTask, SavedTask, TaskChange, TaskId, TaskMove } from './contract';
import { addTask, alterTask } from './edit';
import { findParent, findRun } from './references';
import { closingTime } from './rules';
import { lockTask, type StoredTask, type TaskColumns } from './store';

/** A new task on an account, behind the others. A touchpoint's follow-ups name it by `interactionId`, an alert's tasks by `alertId`. */
export const createTask = defineOperation({
  name: 'task.create',
  kind: 'write',
  permission: 'task:write',
  scope: (input: { accountId: string }) => input.accountId,
  input: NewTask,
  output: SavedTask,
  run: async (ctx, input, account) => {
    const { title, body, type = 'to_do', status = 'open', priority, assigneeId, dueOn, watcherIds = [] } = input;
    await demandMembers(ctx, assigneeId ? [assigneeId] : [], 'assigneeId');
    await demandMembers(ctx, watcherIds, 'watcherIds');
    const id = crypto.randomUUID();
    const values = {
      ...{ key: id, title, body, type, status, priority, assigneeId, dueOn },
      completedAt: closingTime(null, status, ctx.now),
      parentId: await findParent(ctx, input.parentId ?? null, account.id, null),
      interactionId: await findRelated(ctx, 'interaction', input.interactionId ?? null, account.id, 'interactionId'),
      objectiveId: await findRelated(ctx, 'objective', input.objectiveId ?? null, account.id, 'objectiveId'),
      playRunId: await findRun(ctx, input.playRunId ?? null, account),
      alertId: await findRelated(ctx, 'alert', input.alertId ?? null, account.id, 'alertId'),
    };
    return { id, version: await addTask(ctx, account, values, watcherIds) };
  },
});

/** The columns that a change sets, its references found. */
async function columnsOf(ctx: Context, before: StoredTask, change: TaskChange): Promise<Partial<TaskColumns>> {
  const { id: _id, version: _version, watcherIds, parentId, objectiveId, ...fields } = change;
  const { assigneeId, status } = fields;
  await demandMembers(ctx, assigneeId && assigneeId !== before.assigneeId ? [assigneeId] : [], 'assigneeId');
  await demandMembers(
    ctx,
    (watcherIds ?? []).filter((id) => !before.watcherIds.includes(id)),
    'watcherIds',
  );
  return {
    ...fields,
    ...(status !== undefined && { completedAt: closingTime(before, status, ctx.now) }),
    ...(parentId !== undefined && { parentId: await findParent(ctx, parentId, before.accountId, before.id) }),
    ...(objectiveId !== undefined && { objectiveId: await findRelated(ctx, 'objective', objectiveId, before.accountId, 'objectiveId') }),
  };
}

/**
 * Changes a task; completing, reopening and reassigning it are changes too.
 * @throws AppError conflict when it no longer has the version that the editor began from
 */
export const updateTask = defineOperation({
  name: 'task.update',
  kind: 'write',
  permission: 'task:write',
  scope: 'organization',
  input: TaskChange,
  output: SavedTask,
  run: async (ctx, change) => {
    const { id, version, watcherIds } = change;
    const before = await lockTask(ctx, await findRecord(ctx, 'task', id));
    const values = await columnsOf(ctx, before, change);
    return { id, version: await alterTask(ctx, before, { values, watcherIds, version }) };
  },
});

/** Puts a part at another place among those of its task. @throws AppError precondition for a task that is no part */
export const moveTask = defineOperation({
  name: 'task.move',
  kind: 'write',
  permission: 'task:write',
  scope: 'organization',
  input: TaskMove,
  output: Done,
  run: async (ctx, { id: key, to }) => {
    const found = await findRecord(ctx, 'task', key);
    const { parentId } = await lockTask(ctx, found);
    if (parentId === null) throw new AppError('precondition', 'Only the parts of a task stand in an order of their own');
    const parts = await ctx.db
      .selectFrom('task')
      .select(['id', 'deletedAt'])
      .where('parentId', '=', parentId)
      .orderBy('position')
      .orderBy('id')
      .forUpdate()
      .execute();
    const others = parts.filter(({ id }) => id !== found.id);
    const order = others.map(({ id }) => id);
    const next = others.filter(({ deletedAt }) => deletedAt === null)[to];
    order.splice(next ? order.indexOf(next.id) : order.length, 0, found.id);
    await ctx.db
      .updateTable('task')
      .set({ position: sql<number>`array_position(${order}::bigint[], id) - 1`, updatedAt: ctx.now })
      .where('parentId', '=', parentId)
      .execute();
    ctx.audit(`task:${key}`, { moved: to });
    return {};
  },
});

/** Sets or clears the deletion of a task's parts, and what was told of them. */
async function moveParts(ctx: Context, { id }: FoundRecord, from: Date | null, to: Date | null): Promise<void> {
  const parts = await ctx.db
    .updateTable('task')
    .set({ deletedAt: to, updatedAt: ctx.now })
    .where('parentId', '=', id)
    .where('deletedAt', 'is not distinct from', from)
    .returning('key')
    .execute();
  await showOnTimeline(
    ctx,
    'task',
    parts.map(({ key }) => key),
    to === null,
  );
}

/** Deletes a task with its parts; they keep their places, so that a restore puts them back where they stood. */
export const deleteTask = defineOperation({
  name: 'task.delete',
  kind: 'write',
  permission: 'task:write',
  scope: 'organization',
  input: TaskId,
  output: Done,
  run: async (ctx, { id: key }) => {
    await moveParts(ctx, await removeRecord(ctx, 'task', key), null, ctx.now);
    return {};
  },
});

/** Brings a deleted task back, with the parts that were deleted with it, in their places and with their watchers. */
export const restoreTask = defineOperation({
  name: 'task.restore',
  kind: 'write',
  permission: 'task:write',
  scope: 'organization',
  input: TaskId,
  output: Done,
  run: async (ctx, { id: key }) => {
    const found = await bringBackRecord(ctx, 'task', key);
    await moveParts(ctx, found, found.deletedAt, null);
    return {};
  },
});
