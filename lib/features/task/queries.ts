import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { actorId } from '@/lib/core/actor';
import type { Context } from '@/lib/core/context';
import { defineOperation } from '@/lib/core/operation';
import { findRecord } from '@/lib/core/record';
import { AccountId } from '@/lib/features/account/contract';
import { LinkedTasks, type MINE, MyTasks, MyTasksRequest, Task, TaskId, TaskPage, TaskTableRequest } from './contract';
import { readTask } from './detail';
import { selectTasks, taskPage, taskRow } from './list';
import { openTask } from './rules';

/** The Tasks tab: one page of an account's tasks. */
export const listTaskTable = defineOperation({
  name: 'task.table',
  kind: 'read',
  permission: 'task:read',
  scope: (input: { accountId: string }) => input.accountId,
  input: TaskTableRequest,
  output: TaskPage,
  run: (ctx, { filter, sort, cursor, limit }, account) => taskPage(ctx, account, { filter, sort, cursor, size: limit }),
});

/** One task with its parts, watchers, references and history. */
export const getTask = defineOperation({
  name: 'task.get',
  kind: 'read',
  permission: 'task:read',
  scope: 'organization',
  input: TaskId,
  output: Task,
  run: async (ctx, { id }) => readTask(ctx, await findRecord(ctx, 'task', id)),
});

/** Tasks that answer a record, the first due first, as JSON within the query of that record, whose id there is `record`. */
export function tasksAnswering({ db, organization }: Context, column: 'alertId' | 'interactionId', record: RawBuilder<number>) {
  return jsonArrayFrom(
    db
      .selectFrom('task as t')
      .leftJoin('membership as m', (join) => join.onRef('m.organizationId', '=', 't.organizationId').onRef('m.id', '=', 't.assigneeId'))
      .leftJoin('identity as who', 'who.id', 'm.identityId')
      .select(['t.key as id', 't.title', 't.status', 't.dueOn as due', 'who.name as assignee'])
      .where('t.organizationId', '=', organization.id)
      .where(`t.${column}`, '=', record)
      .where('t.deletedAt', 'is', null)
      .orderBy('t.dueOn')
      .orderBy('t.position')
      .orderBy('t.id'),
  );
}

/** Names within JSON are the database's: only single words are alike there and here. */
export function answeringTask<Row extends { due: string | null }>({ due, ...task }: Row) {
  return { ...task, dueOn: due };
}

const MOST_LINKED = 1_000;

/** An account's tasks that serve an objective or come from a play, by due day. */
export const listLinkedTasks = defineOperation({
  name: 'task.linked',
  kind: 'read',
  permission: 'task:read',
  scope: (input: { accountId: string }) => input.accountId,
  input: AccountId,
  output: LinkedTasks,
  run: async (ctx, _input, account) => {
    const rows = await selectTasks(ctx)
      .leftJoin('objective as o', (join) => join.onRef('o.organizationId', '=', 't.organizationId').onRef('o.id', '=', 't.objectiveId'))
      .leftJoin('playRun as r', (join) => join.onRef('r.organizationId', '=', 't.organizationId').onRef('r.id', '=', 't.playRunId'))
      .select(['o.key as objectiveId', 'r.key as playRunId'])
      .where('t.accountId', '=', account.id)
      .where((eb) => eb.or([eb('t.objectiveId', 'is not', null), eb('t.playRunId', 'is not', null)]))
      .orderBy('t.dueOn', (due) => due.asc().nullsLast())
      .orderBy('t.id')
      .limit(MOST_LINKED)
      .execute();
    return rows.map(({ objectiveId, playRunId, ...row }) => ({ ...taskRow(row), objectiveId, playRunId }));
  },
});

const MOST_OPEN = 500;

function concerns(ctx: Context, which: (typeof MINE)[number]): Expression<SqlBool> {
  const me = sql`${actorId(ctx.actor)}::uuid`;
  switch (which) {
    case 'mine':
      return sql<SqlBool>`t.assignee_id = ${me}`;
    case 'watching':
      return sql<SqlBool>`t.id IN (SELECT w.task_id FROM task_watcher w WHERE w.organization_id = ${ctx.organization.id} AND w.membership_id = ${me})`;
    case 'created':
      return sql<SqlBool>`t.created_by = ${me}`;
    case 'team':
      return sql<SqlBool>`t.assignee_id IN (SELECT other.membership_id FROM team_member mine
        JOIN team_member other ON other.organization_id = mine.organization_id AND other.team_id = mine.team_id
        WHERE mine.organization_id = ${ctx.organization.id} AND mine.membership_id = ${me})`;
  }
}

/** The open tasks of all accounts that concern a person: by due day, those without one last. */
export const listMyTasks = defineOperation({
  name: 'task.mine',
  kind: 'read',
  permission: 'task:read',
  scope: 'self',
  input: MyTasksRequest,
  output: MyTasks,
  run: async (ctx, { which }) => {
    const rows = await selectTasks(ctx)
      .where(openTask)
      .where(concerns(ctx, which))
      .orderBy('t.dueOn', (due) => due.asc().nullsLast())
      .orderBy('t.id')
      .limit(MOST_OPEN + 1)
      .execute();
    return { today: ctx.today, tasks: rows.slice(0, MOST_OPEN).map(taskRow), isCut: rows.length > MOST_OPEN };
  },
});
