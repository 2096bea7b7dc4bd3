import { sql } from 'kysely';
import type * as z from 'zod';
import type { Context } from '@/lib/core/context';
import { visibleAccounts } from '@/lib/core/visibility';
import type { Goal, Objective, Plan } from './contract';
import { progressPercent } from './metrics';

/** A decimal without the zeros that its column fills it up with. */
const shortened = (decimal: string | null) => decimal?.replace(/\.?0+$/, '') ?? null;

interface Owned {
  key: string;
  ownerId: string | null;
  ownerName: string | null;
}

/** The parts that all three share, as they are named outside. */
function named<R extends Owned>({ key, ownerName, ...row }: R) {
  return { ...row, id: key, owner: row.ownerId === null || ownerName === null ? null : { id: row.ownerId, name: ownerName } };
}

/** Live success plans of accounts that the actor may see, as `r`. */
export function selectPlans(ctx: Context) {
  return ctx.db
    .selectFrom('successPlan as r')
    .innerJoin('account as a', (join) => join.onRef('a.organizationId', '=', 'r.organizationId').onRef('a.id', '=', 'r.accountId'))
    .leftJoin('membership as m', (join) => join.onRef('m.organizationId', '=', 'r.organizationId').onRef('m.id', '=', 'r.ownerId'))
    .leftJoin('identity as i', 'i.id', 'm.identityId')
    .select([
      'r.key',
      'a.key as accountId',
      'r.name',
      'r.summary',
      'r.status',
      'r.startOn',
      'r.dueOn',
      'r.ownerId',
      'i.name as ownerName',
      'r.version',
    ])
    .where('r.deletedAt', 'is', null)
    .where('a.deletedAt', 'is', null)
    .where(visibleAccounts(ctx.actor, sql<number>`a.id`));
}

/** Records that may belong to a plan `s`, as `r`: what objectives and goals have in common. */
function selectInPlan<T extends 'objective' | 'goal'>(ctx: Context, table: T) {
  return ctx.db
    .selectFrom(`${table as 'goal'} as r`)
    .innerJoin('account as a', (join) => join.onRef('a.organizationId', '=', 'r.organizationId').onRef('a.id', '=', 'r.accountId'))
    .leftJoin('successPlan as s', (join) => join.onRef('s.organizationId', '=', 'r.organizationId').onRef('s.id', '=', 'r.planId'))
    .leftJoin('membership as m', (join) => join.onRef('m.organizationId', '=', 'r.organizationId').onRef('m.id', '=', 'r.ownerId'))
    .leftJoin('identity as i', 'i.id', 'm.identityId')
    .select(['r.key', 'a.key as accountId', 'r.name', 's.key as planId', 's.name as plan', 'r.status', 'r.priority', 'r.dueOn'])
    .select(['r.ownerId', 'i.name as ownerName', 'r.version'])
    .where('r.deletedAt', 'is', null)
    .where('a.deletedAt', 'is', null)
    .where(visibleAccounts(ctx.actor, sql<number>`a.id`));
}

/** Live objectives, likewise. */
export function selectObjectives(ctx: Context) {
  return selectInPlan(ctx, 'objective').select([
    sql<string | null>`r.unit`.as('unit'),
    sql<string | null>`r.baseline::text`.as('baseline'),
    sql<string | null>`r.target::text`.as('target'),
    sql<string | null>`r.current::text`.as('current'),
  ]);
}

/** Live goals, likewise. */
export function selectGoals(ctx: Context) {
  return selectInPlan(ctx, 'goal').select(['r.body', 'r.shared', 'r.values', 'r.completedAt']);
}

type RowOf<Q extends (ctx: Context) => { executeTakeFirstOrThrow(): Promise<unknown> }> = Awaited<
  ReturnType<ReturnType<Q>['executeTakeFirstOrThrow']>
>;

export function planOf(row: RowOf<typeof selectPlans>): Plan {
  return named(row) as z.infer<typeof Plan>;
}

export function objectiveOf(row: RowOf<typeof selectObjectives>): Objective {
  const { baseline, target, current } = row;
  const measures = { baseline: shortened(baseline), target: shortened(target), current: shortened(current) };
  return { ...named(row), ...measures, progress: progressPercent(measures) } as Objective;
}

export function goalOf({ completedAt, ...row }: RowOf<typeof selectGoals>): Goal {
  return { ...named(row), completedAt: completedAt?.toISOString() ?? null } as Goal;
}
