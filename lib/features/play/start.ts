import { sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import { createTask, updateTask } from '@/lib/features/task/commands';
import { addDays } from '@/lib/kit/day';
import { endRuns, type RunEnd, tellRuns } from './runs';

interface StartedPlay {
  id: string;
  name: string;
}

interface Place {
  id: number;
  key: string;
}

interface Step {
  title: string;
  body: string | null;
  type: string;
  priority: string;
  afterDays: number;
  assignee: string;
}

/** The active membership of an account's owner. */
async function ownerOf({ db }: Context, accountId: number): Promise<string | null> {
  const owner = await db
    .selectFrom('account as a')
    .innerJoin('identity as i', 'i.email', 'a.ownerEmail')
    .innerJoin('membership as m', (join) => join.onRef('m.organizationId', '=', 'a.organizationId').onRef('m.identityId', '=', 'i.id'))
    .select('m.id')
    .where('a.id', '=', accountId)
    .where('m.status', '=', 'active')
    .executeTakeFirst();
  return owner?.id ?? null;
}

/** Those of the steps' own members who may still do something; steps of others fall to nobody. */
async function membersAmong({ db }: Context, steps: readonly Step[]): Promise<ReadonlySet<string>> {
  const named = steps.map(({ assignee }) => assignee).filter((assignee) => assignee !== 'owner' && assignee !== 'starter');
  if (named.length === 0) return new Set();
  const rows = await db.selectFrom('membership').select('id').where('id', 'in', named).where('status', '!=', 'disabled').execute();
  return new Set(rows.map(({ id }) => id));
}

/** Makes the tasks of a run. A play that started by itself has no starter: the owner stands in. */
async function addTasks(ctx: Context, playId: string, account: Place, runKey: string): Promise<void> {
  const steps = await ctx.db.selectFrom('playStep').selectAll().where('playId', '=', playId).orderBy('position').execute();
  const owner = await ownerOf(ctx, account.id);
  const starter = ctx.actor.kind === 'user' ? ctx.actor.membershipId : owner;
  const members = await membersAmong(ctx, steps);
  const assigneeOf = ({ assignee }: Step) =>
    assignee === 'owner' ? owner : assignee === 'starter' ? starter : members.has(assignee) ? assignee : null;
  for (const step of steps) {
    const { title, body, type, priority, afterDays } = step;
    const dueOn = addDays(ctx.today, afterDays);
    await ctx.call(createTask, { accountId: account.key, title, body, type, priority, dueOn, assigneeId: assigneeOf(step), playRunId: runKey });
  }
}

/** Starts a play on an account with its tasks. @returns the run's key; null when it is running there already */
export async function startRun(ctx: Context, play: StartedPlay, account: Place, reason: 'manual' | 'entry'): Promise<string | null> {
  const key = crypto.randomUUID();
  const run = await ctx.db
    .insertInto('playRun')
    .values({
      ...{ organizationId: ctx.organization.id, key, accountId: account.id, playId: play.id, reason, startedAt: ctx.now },
      startedBy: ctx.actor.kind === 'user' ? ctx.actor.membershipId : null,
    })
    .onConflict((conflict) => conflict.columns(['organizationId', 'accountId', 'playId']).where('status', '=', 'running').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!run) return null;
  await tellRuns(ctx, [{ accountId: account.id, key, name: play.name }], 'started');
  await addTasks(ctx, play.id, account, key);
  return key;
}

/** Ends runs before their tasks are done: what is still open of those is cancelled. */
export async function stopRuns(ctx: Context, ids: readonly number[], status: RunEnd): Promise<void> {
  await endRuns(ctx, ids, status);
  const open = await ctx.db
    .selectFrom('task')
    .select('key')
    .where((eb) => eb('playRunId', '=', eb.fn.any(sql<number[]>`${ids}::bigint[]`)))
    .where('status', 'in', ['open', 'in_progress'])
    .where('deletedAt', 'is', null)
    .execute();
  for (const { key } of open) await ctx.call(updateTask, { id: key, status: 'cancelled' });
}
