import type { Context } from '@/lib/core/context';
import { defineOperation } from '@/lib/core/operation';
import { bringBackRecord, changeRecord, type FoundRecord, findRecord, findRelated, removeRecord } from '@/lib/core/record';
import { showOnTimeline } from '@/lib/core/timeline';
import { followUp } from './consequences';
import { Done, NewTask, SavedTask, TaskChange, TaskKey } from './contract';
import { demandMembers, findParent, findRun } from './references';
import { closingTime } from './rules';
import { insertTask, lockTask, replaceWatchers, type StoredTask, type TaskColumns } from './store';

/** A new task on an account, behind the others. A touchpoint's follow-ups name it by `interactionKey`. */
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
    const key = crypto.randomUUID();
    const row = await insertTask(ctx, {
      ...{ key, accountId: account.id, title, body, type, status, priority, assigneeId, dueOn },
      completedAt: closingTime(null, status, ctx.now),
      parentId: await findParent(ctx, input.parentKey ?? null, account.id, null),
      interactionId: await findRelated(ctx, 'interaction', input.interactionKey ?? null, account.id, 'interactionKey'),
      objectiveId: await findRelated(ctx, 'objective', input.objectiveKey ?? null, account.id, 'objectiveKey'),
      playRunId: await findRun(ctx, input.playRunKey ?? null, account),
    });
    await replaceWatchers(ctx, row.id, watcherIds);
    await followUp(ctx, null, await lockTask(ctx, { id: row.id, accountKey: account.key }));
    ctx.audit(`task:${key}`);
    return { key, version: row.version };
  },
});

/** The columns that a change sets, its references found. */
async function columnsOf(ctx: Context, before: StoredTask, change: TaskChange): Promise<Partial<TaskColumns>> {
  const { key: _key, version: _version, watcherIds, parentKey, objectiveKey, ...fields } = change;
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
    ...(parentKey !== undefined && { parentId: await findParent(ctx, parentKey, before.accountId, before.id) }),
    ...(objectiveKey !== undefined && { objectiveId: await findRelated(ctx, 'objective', objectiveKey, before.accountId, 'objectiveKey') }),
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
    const { key, version: began, watcherIds } = change;
    const found = await findRecord(ctx, 'task', key);
    const before = await lockTask(ctx, found);
    const version = await changeRecord(ctx, 'task', before, await columnsOf(ctx, before, change), began);
    if (watcherIds) await replaceWatchers(ctx, before.id, watcherIds);
    await followUp(ctx, before, await lockTask(ctx, found));
    const fields = Object.keys(change).filter((field) => field !== 'key' && field !== 'version');
    ctx.audit(`task:${key}`, { fields });
    return { key, version };
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
  input: TaskKey,
  output: Done,
  run: async (ctx, { key }) => {
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
  input: TaskKey,
  output: Done,
  run: async (ctx, { key }) => {
    const found = await bringBackRecord(ctx, 'task', key);
    await moveParts(ctx, found, found.deletedAt, null);
    return {};
  },
});
