import { type SqlBool, sql } from 'kysely';
import type { Context, ScopedAccount } from '@/lib/core/context';
import { type CountedView, countedPage } from '@/lib/core/db/counted-page';
import { visibleAccounts } from '@/lib/core/visibility';
import { taskColumns } from './columns';
import { openTask, overdueTask, taskAge } from './rules';
import { type TaskRow, taskTable } from './table';

const partsThat = (which: ReturnType<typeof sql<SqlBool>>) =>
  sql<number>`(SELECT count(*) FROM task c WHERE c.organization_id = t.organization_id AND c.parent_id = t.id AND c.deleted_at IS NULL AND ${which})`;

/** Live tasks of accounts that the actor may see, as `task t`, as lists show them. */
export function selectTasks(ctx: Context) {
  return ctx.db
    .selectFrom('task as t')
    .innerJoin('account as a', (join) => join.onRef('a.organizationId', '=', 't.organizationId').onRef('a.id', '=', 't.accountId'))
    .leftJoin('task as p', (join) => join.onRef('p.organizationId', '=', 't.organizationId').onRef('p.id', '=', 't.parentId'))
    .leftJoin('alert as l', (join) =>
      join.onRef('l.organizationId', '=', 't.organizationId').onRef('l.id', '=', 't.alertId').on('l.deletedAt', 'is', null),
    )
    .leftJoin('membership as m', (join) => join.onRef('m.organizationId', '=', 't.organizationId').onRef('m.id', '=', 't.assigneeId'))
    .leftJoin('identity as i', 'i.id', 'm.identityId')
    .select(['t.id', 't.key', 't.version', 'a.key as accountKey', 'a.name as account', 't.title', 't.type', 't.status', 't.priority'])
    .select(['t.assigneeId', 'i.name as assigneeName', 't.dueOn', 'p.title as parent', 'l.title as alert', 't.createdAt', 't.completedAt'])
    .select([taskAge(ctx).as('age'), openTask.as('isOpen'), overdueTask(ctx).as('isOverdue')])
    .select([partsThat(sql`true`).as('parts'), partsThat(sql`c.completed_at IS NOT NULL`).as('partsClosed')])
    .where('t.deletedAt', 'is', null)
    .where('a.deletedAt', 'is', null)
    .where(visibleAccounts(ctx.actor, sql<number>`t.account_id`));
}

type Selected = Awaited<ReturnType<ReturnType<typeof selectTasks>['executeTakeFirstOrThrow']>>;

/** A task as lists name its parts. */
export function taskRow({ id: _id, assigneeId, assigneeName, createdAt, completedAt, isOpen, isOverdue, ...row }: Selected): TaskRow {
  return {
    ...row,
    assignee: assigneeId === null || assigneeName === null ? null : { id: assigneeId, name: assigneeName },
    isOpen: Boolean(isOpen),
    isOverdue: Boolean(isOverdue),
    createdAt: createdAt.toISOString(),
    completedAt: completedAt?.toISOString() ?? null,
  };
}

const key = { value: sql`t.id`, type: 'bigint', nullable: false } as const;

/** One page of an account's tasks, and how many match. */
export async function taskPage(ctx: Context, account: ScopedAccount, view: CountedView) {
  const query = selectTasks(ctx).where('t.accountId', '=', account.id);
  const { rows, ...page } = await countedPage(ctx, query, { spec: taskTable, columns: taskColumns(ctx), key }, view);
  return { rows: rows.map(({ left: _left, ...row }: Selected & { left?: number }) => taskRow(row)), ...page };
}
