import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Context } from '@/lib/core/context';
import type { FoundRecord } from '@/lib/core/record';
import { readRevisions } from '@/lib/core/revision';
import type { Task } from './contract';
import { selectTasks, taskRow } from './list';

async function historyOf(ctx: Context, id: number): Promise<Task['history']> {
  const revisions = await readRevisions(ctx, 'task', id);
  return revisions.map(({ version, at, by, state }) => ({ version, at: at.toISOString(), by, state: state as Task['history'][number]['state'] }));
}

/** What stands beside a task: the records that it refers to and its watchers. */
function besidesOf({ db }: Context, id: number) {
  return db
    .selectFrom('task as t')
    .leftJoin('task as p', (join) => join.onRef('p.organizationId', '=', 't.organizationId').onRef('p.id', '=', 't.parentId'))
    .leftJoin('objective as o', (join) =>
      join.onRef('o.organizationId', '=', 't.organizationId').onRef('o.id', '=', 't.objectiveId').on('o.deletedAt', 'is', null),
    )
    .leftJoin('interaction as x', (join) =>
      join.onRef('x.organizationId', '=', 't.organizationId').onRef('x.id', '=', 't.interactionId').on('x.deletedAt', 'is', null),
    )
    .leftJoin('alert as l', (join) =>
      join.onRef('l.organizationId', '=', 't.organizationId').onRef('l.id', '=', 't.alertId').on('l.deletedAt', 'is', null),
    )
    .leftJoin('playRun as r', (join) => join.onRef('r.organizationId', '=', 't.organizationId').onRef('r.id', '=', 't.playRunId'))
    .leftJoin('play as y', (join) => join.onRef('y.organizationId', '=', 'r.organizationId').onRef('y.id', '=', 'r.playId'))
    .leftJoin('membership as m', (join) => join.onRef('m.organizationId', '=', 't.organizationId').onRef('m.id', '=', 't.createdBy'))
    .leftJoin('identity as i', 'i.id', 'm.identityId')
    .select(['t.body', 'i.name as createdBy', 'p.key as parentId', 'y.name as play'])
    .select([
      'o.key as objectiveId',
      'o.name as objective',
      'x.key as interactionId',
      'x.subject as interaction',
      'l.key as alertId',
      'l.title as alert',
    ])
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('taskWatcher as w')
          .innerJoin('membership as wm', (join) => join.onRef('wm.organizationId', '=', 'w.organizationId').onRef('wm.id', '=', 'w.membershipId'))
          .innerJoin('identity as wi', 'wi.id', 'wm.identityId')
          .select(['wm.id', 'wi.name'])
          .whereRef('w.organizationId', '=', 't.organizationId')
          .whereRef('w.taskId', '=', 't.id')
          .orderBy('wi.name'),
      ).as('watchers'),
    )
    .where('t.id', '=', id)
    .executeTakeFirstOrThrow();
}

const linkOf = (id: string | null, title: string | null) => (id === null || title === null ? null : { id, title });

/** A task with its parts in their order, its watchers, what it refers to and its history. */
export async function readTask(ctx: Context, { id }: FoundRecord): Promise<Task> {
  const own = await selectTasks(ctx).where('t.id', '=', id).executeTakeFirstOrThrow();
  const parts = await selectTasks(ctx).where('t.parentId', '=', id).orderBy('t.position').orderBy('t.id').execute();
  const { objectiveId, objective, interactionId, interaction, alertId, alert, ...besides } = await besidesOf(ctx, id);
  return {
    ...besides,
    task: taskRow(own),
    parts: parts.map(taskRow),
    objective: linkOf(objectiveId, objective),
    interaction: linkOf(interactionId, interaction),
    alert: linkOf(alertId, alert),
    history: await historyOf(ctx, id),
  };
}
