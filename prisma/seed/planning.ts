import type { Caller, UserActor } from '@/lib/core/actor';
import { type Context, makeContext } from '@/lib/core/context';
import { withTenant } from '@/lib/core/db/database';
import { invoke } from '@/lib/core/operation';
import { tellTimeline } from '@/lib/core/timeline';
import { listMembers } from '@/lib/features/member/queries';
import { createPlay } from '@/lib/features/play/commands';
import { evaluatePlays } from '@/lib/features/play/evaluate';
import { localDay, startOfDay } from '@/lib/kit/day';
import { PLAYS } from './scenarios/fernway/agreements';
import { type Planning, planningOf } from './scenarios/fernway/planning';
import type { AccountRecord, Scenario } from './scenarios/types';
import { type AtWork, addTasks, type TaskWork } from './tasks';

const HOUR_MS = 3_600_000;

interface Work extends Planning {
  accountId: number;
  ownerId: string | null;
}

async function addPlans(ctx: Context, work: readonly Work[], at: AtWork): Promise<Map<string, number>> {
  const rows = work.flatMap(({ plan, accountId, ownerId }) =>
    plan
      ? [{ ...plan, accountId, ownerId, organizationId: ctx.organization.id, status: 'active', createdBy: ownerId, createdAt: at(plan.startOn) }]
      : [],
  );
  const plans = await ctx.db.insertInto('successPlan').values(rows).returning(['id', 'key', 'name', 'accountId', 'createdAt']).execute();
  await tellTimeline(
    ctx,
    plans.map((plan) => told('successPlan', 'plan', plan)),
  );
  return new Map(plans.map(({ id, key }) => [key, id]));
}

interface Written {
  key: string;
  name: string;
  accountId: number;
  createdAt: Date;
}

const told = (source: string, subtype: string, { key, name, accountId, createdAt }: Written) =>
  ({ accountId, at: createdAt, category: 'plan', subtype, event: 'created', source, sourceKey: key, title: name }) as const;

async function addObjectives(ctx: Context, work: readonly Work[], plans: ReadonlyMap<string, number>, at: AtWork): Promise<Map<string, number>> {
  const rows = work.flatMap(({ plan, objectives, accountId, ownerId }) =>
    objectives.map((objective, position) => ({
      ...objective,
      ...{ accountId, ownerId, position, organizationId: ctx.organization.id, planId: plan && plans.get(plan.key), createdBy: ownerId },
      createdAt: at(plan?.startOn ?? objective.dueOn, 2),
    })),
  );
  const objectives = await ctx.db.insertInto('objective').values(rows).returning(['id', 'key', 'name', 'accountId', 'createdAt']).execute();
  await tellTimeline(
    ctx,
    objectives.map((objective) => told('objective', 'objective', objective)),
  );
  return new Map(objectives.map(({ id, key }) => [key, id]));
}

async function addGoals(ctx: Context, work: readonly Work[], plans: ReadonlyMap<string, number>, at: AtWork): Promise<void> {
  const rows = work.flatMap(({ plan, goals, accountId, ownerId }) =>
    goals.map(({ closedOn, ...goal }, position) => ({
      ...goal,
      ...{ accountId, ownerId, position, organizationId: ctx.organization.id, planId: plan && plans.get(plan.key), createdBy: ownerId },
      createdAt: at(plan?.startOn ?? goal.dueOn, 3),
      completedAt: closedOn === null ? null : at(closedOn),
    })),
  );
  const goals = await ctx.db.insertInto('goal').values(rows).returning(['key', 'name', 'accountId', 'createdAt']).execute();
  await tellTimeline(
    ctx,
    goals.map((goal) => told('goal', 'goal', goal)),
  );
}

/** The templates, and their runs wherever accounts meet their criteria. */
async function addPlays(caller: Caller): Promise<void> {
  const whereStatus = (value: string | null) => value && { all: [{ column: 'status', op: 'is', value }] };
  for (const { entry, exit, ...play } of PLAYS) await invoke(createPlay, caller, { ...play, entry: whereStatus(entry), exit: whereStatus(exit) });
  for (let more = true; more; ) ({ more } = await invoke(evaluatePlays, caller, {}));
}

/** What is agreed with the accounts and what is to be done there; once. */
export async function addPlanning(caller: Caller, { accounts, members }: Pick<Scenario, 'accounts' | 'members'>, now: Date): Promise<void> {
  const known = new Map((await invoke(listMembers, caller, {})).map(({ email, id }) => [email, id]));
  const today = localDay(now, caller.organization.timezone);
  const at: AtWork = (day, hour = 0) =>
    new Date(Math.min(now.getTime(), startOfDay(day, caller.organization.timezone).getTime() + (9 + hour) * HOUR_MS));
  const isNew = await withTenant(caller.organization.id, async (db) => {
    const ctx = makeContext(caller, db);
    if (await db.selectFrom('successPlan').select('id').limit(1).executeTakeFirst()) return false;
    const ids = new Map((await db.selectFrom('account').select(['id', 'key']).execute()).map(({ id, key }) => [key, id]));
    const admin = known.get(members[0].email) ?? null;
    for (const owner of new Set(accounts.map(({ ownerEmail }) => ownerEmail))) {
      const ownerId = known.get(owner) ?? null;
      const workOf = (account: AccountRecord): Work => ({ accountId: ids.get(account.id) ?? 0, ownerId, ...planningOf('fernway', account, today) });
      const work = accounts.filter(({ ownerEmail }) => ownerEmail === owner).map(workOf);
      const author: Context = ownerId === null ? ctx : { ...ctx, actor: { kind: 'user', membershipId: ownerId } as UserActor };
      const plans = await addPlans(author, work, at);
      const objectives = await addObjectives(author, work, plans, at);
      await addGoals(author, work, plans, at);
      const tasks = work.flatMap(({ accountId, objectives: own, tasks: planned }) =>
        planned.map((task, position): TaskWork => {
          const serves = task.objective === null ? undefined : own[task.objective];
          return {
            task,
            position,
            accountId,
            ownerId: position % 9 === 4 ? admin : ownerId,
            objectiveId: (serves && objectives.get(serves.key)) ?? null,
          };
        }),
      );
      await addTasks(author, tasks, at);
    }
    return true;
  });
  if (isNew) await addPlays(caller);
}
