import type { Selectable } from 'kysely';
import type { Context } from '@/lib/core/context';
import type { DB } from '@/lib/core/db/schema';
import { keepRevisions } from '@/lib/core/revision';
import { tellTimeline } from '@/lib/core/timeline';
import type { PlannedTask } from './scenarios/fernway/planning';

/** Within office hours of a day. */
export type AtWork = (day: string, hour?: number) => Date;

/** A task to be written, and where it stands. */
export interface TaskWork {
  task: PlannedTask;
  position: number;
  accountId: number;
  ownerId: string | null;
  objectiveId: number | null;
  /** The alert that it answers, if it does. */
  alertId?: number;
}

const rowOf = (ctx: Context, at: AtWork, { task, position, accountId, ownerId, objectiveId, alertId }: TaskWork) => {
  const { key, title, type, priority, body = null, status, createdOn, dueOn, closedOn } = task;
  return {
    ...{ organizationId: ctx.organization.id, accountId, key, title, type, priority, body, status, dueOn, position, objectiveId, alertId },
    ...{ assigneeId: ownerId, createdBy: ownerId, createdAt: at(createdOn), completedAt: closedOn === null ? null : at(closedOn, 5) },
  };
};

const WRITTEN = ['id', 'key', 'accountId', 'title', 'type', 'status', 'priority', 'body', 'assigneeId', 'dueOn', 'createdAt', 'completedAt'] as const;

type WrittenTask = Pick<Selectable<DB['task']>, (typeof WRITTEN)[number]>;

/** History and timeline of tasks, as the operations write them one by one. */
async function followTasks(ctx: Context, tasks: readonly WrittenTask[]): Promise<void> {
  const stateOf = ({ title, body, type, status, priority, assigneeId, dueOn }: WrittenTask) => ({
    title,
    body,
    type,
    status,
    priority,
    assigneeId,
    dueOn,
  });
  await keepRevisions(
    ctx,
    'task',
    tasks.map((task) => ({ id: task.id, version: 1, state: { ...stateOf(task), watcherIds: [] } })),
  );
  await tellTimeline(
    ctx,
    tasks.flatMap((task) => {
      const { accountId, key, title, type, body, status, createdAt, completedAt } = task;
      const common = {
        accountId,
        category: 'task',
        subtype: type,
        source: 'task',
        sourceKey: key,
        title,
        text: body,
        snapshot: stateOf(task),
      } as const;
      const isDone = status === 'done' && completedAt !== null;
      return [{ ...common, at: createdAt, event: 'created' }, ...(isDone ? [{ ...common, at: completedAt, event: 'completed' }] : [])];
    }),
  );
}

/** Writes tasks with their parts; of those the first is done. */
export async function addTasks(ctx: Context, work: readonly TaskWork[], at: AtWork): Promise<void> {
  const rows = work.map((one) => rowOf(ctx, at, one));
  const tasks = await ctx.db.insertInto('task').values(rows).returning(WRITTEN).execute();
  const ids = new Map(tasks.map(({ id, key }) => [key, id]));
  const parts = work.flatMap(({ task, ...rest }) =>
    task.parts.map((title, position) => ({
      ...rowOf(ctx, at, { ...rest, position, objectiveId: null, task: { ...task, key: `${task.key}-${position}`, title, body: undefined } }),
      ...{ status: position === 0 ? 'done' : 'open', completedAt: position === 0 ? at(task.createdOn, 7) : null, parentId: ids.get(task.key) },
    })),
  );
  const written = parts.length === 0 ? [] : await ctx.db.insertInto('task').values(parts).returning(WRITTEN).execute();
  await followTasks(ctx, [...tasks, ...written]);
}
