import * as z from 'zod';
import type { Context } from '@/lib/core/context';
import { defineOperation } from '@/lib/core/operation';
import { findRecord } from '@/lib/core/record';
import { CustomerId } from '@/lib/kit/plain-text';
import { StoredTaskRecord, TaskId, TaskStatus } from './contract';
import { selectTasks } from './list';

function selectRecords(ctx: Context) {
  return selectTasks(ctx).select(['t.body', 'i.email as assigneeEmail', 'p.key as parentId']);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectRecords>['executeTakeFirstOrThrow']>>;

function recordOf({ key, accountKey, age, isOverdue, createdAt, completedAt, ...row }: Row): z.infer<typeof StoredTaskRecord> {
  const { title, body, type, status, priority, assigneeEmail, dueOn, parentId, version } = row;
  return {
    ...{ id: key, accountId: accountKey, title, body, type, status, priority, assigneeEmail, dueOn, parentId, version },
    createdAt: createdAt.toISOString(),
    completedAt: completedAt?.toISOString() ?? null,
    ageDays: age,
    overdue: Boolean(isOverdue),
  };
}

/** Tasks of all accounts that the caller may see, by id in code-point order, after one id. */
export const listTaskRecords = defineOperation({
  name: 'task.list-records',
  kind: 'read',
  permission: 'task:read',
  scope: 'organization',
  input: z.strictObject({
    accountId: CustomerId.optional().describe('Only those of this account'),
    status: TaskStatus.optional().describe('Only those with this status'),
    after: z.string().optional(),
    limit: z.int().min(1).max(200).default(50),
  }),
  output: z.strictObject({ data: z.array(StoredTaskRecord), more: z.boolean() }),
  run: async (ctx, { accountId, status, after, limit }) => {
    let query = selectRecords(ctx)
      .orderBy('t.key')
      .limit(limit + 1);
    if (accountId !== undefined) query = query.where('a.key', '=', accountId);
    if (status !== undefined) query = query.where('t.status', '=', status);
    if (after !== undefined) query = query.where('t.key', '>', after);
    const rows = await query.execute();
    return { data: rows.slice(0, limit).map(recordOf), more: rows.length > limit };
  },
});

/** One task's record. */
export const getTaskRecord = defineOperation({
  name: 'task.get-record',
  kind: 'read',
  permission: 'task:read',
  scope: 'organization',
  input: TaskId,
  output: StoredTaskRecord,
  run: async (ctx, { id: key }) => {
    const { id } = await findRecord(ctx, 'task', key);
    return recordOf(await selectRecords(ctx).where('t.id', '=', id).executeTakeFirstOrThrow());
  },
});
