import * as z from 'zod';
import { defineOperation } from '@/lib/core/operation';
import { findRecord } from '@/lib/core/record';
import { AccountId } from '@/lib/features/account/contract';
import { Goal, ListRequest, Objective, Plan, PlanBoard, RecordId } from './contract';
import { goalOf, objectiveOf, planOf, selectGoals, selectObjectives, selectPlans } from './select';

/** The Plan tab: an account's plans, objectives and goals in their order. */
export const readPlanBoard = defineOperation({
  name: 'plan.board',
  kind: 'read',
  permission: 'plan:read',
  scope: (input: { accountId: string }) => input.accountId,
  input: AccountId,
  output: PlanBoard,
  run: async (ctx, _input, account) => {
    const plans = await selectPlans(ctx).where('r.accountId', '=', account.id).orderBy('r.position').orderBy('r.id').execute();
    const objectives = await selectObjectives(ctx).where('r.accountId', '=', account.id).orderBy('r.position').orderBy('r.id').execute();
    const goals = await selectGoals(ctx).where('r.accountId', '=', account.id).orderBy('r.position').orderBy('r.id').execute();
    return { plans: plans.map(planOf), objectives: objectives.map(objectiveOf), goals: goals.map(goalOf) };
  },
});

/** One success plan. */
export const getPlan = defineOperation({
  name: 'plan.get',
  kind: 'read',
  permission: 'plan:read',
  scope: 'organization',
  input: RecordId,
  output: Plan,
  run: async (ctx, { id }) =>
    planOf(
      await selectPlans(ctx)
        .where('r.id', '=', (await findRecord(ctx, 'successPlan', id)).id)
        .executeTakeFirstOrThrow(),
    ),
});

/** One objective. */
export const getObjective = defineOperation({
  name: 'objective.get',
  kind: 'read',
  permission: 'plan:read',
  scope: 'organization',
  input: RecordId,
  output: Objective,
  run: async (ctx, { id }) =>
    objectiveOf(
      await selectObjectives(ctx)
        .where('r.id', '=', (await findRecord(ctx, 'objective', id)).id)
        .executeTakeFirstOrThrow(),
    ),
});

/** One goal. */
export const getGoal = defineOperation({
  name: 'goal.get',
  kind: 'read',
  permission: 'plan:read',
  scope: 'organization',
  input: RecordId,
  output: Goal,
  run: async (ctx, { id }) =>
    goalOf(
      await selectGoals(ctx)
        .where('r.id', '=', (await findRecord(ctx, 'goal', id)).id)
        .executeTakeFirstOrThrow(),
    ),
});

/** A page by key out of what a query found, which asked for one row more. */
function pageOf<Row, R>(rows: readonly Row[], limit: number, of: (row: Row) => R): { data: R[]; more: boolean } {
  return { data: rows.slice(0, limit).map(of), more: rows.length > limit };
}

/** Success plans of the accounts that the caller may see, by id in code-point order. */
export const listPlans = defineOperation({
  name: 'plan.list',
  kind: 'read',
  permission: 'plan:read',
  scope: 'organization',
  input: ListRequest,
  output: z.strictObject({ data: z.array(Plan), more: z.boolean() }),
  run: async (ctx, { accountId, after = '', limit }) => {
    const all = selectPlans(ctx)
      .where('r.key', '>', after)
      .orderBy('r.key')
      .limit(limit + 1);
    return pageOf(await (accountId === undefined ? all : all.where('a.key', '=', accountId)).execute(), limit, planOf);
  },
});

/** Objectives, likewise. */
export const listObjectives = defineOperation({
  name: 'objective.list',
  kind: 'read',
  permission: 'plan:read',
  scope: 'organization',
  input: ListRequest,
  output: z.strictObject({ data: z.array(Objective), more: z.boolean() }),
  run: async (ctx, { accountId, after = '', limit }) => {
    const all = selectObjectives(ctx)
      .where('r.key', '>', after)
      .orderBy('r.key')
      .limit(limit + 1);
    return pageOf(await (accountId === undefined ? all : all.where('a.key', '=', accountId)).execute(), limit, objectiveOf);
  },
});

/** Goals, likewise. */
export const listGoals = defineOperation({
  name: 'goal.list',
  kind: 'read',
  permission: 'plan:read',
  scope: 'organization',
  input: ListRequest,
  output: z.strictObject({ data: z.array(Goal), more: z.boolean() }),
  run: async (ctx, { accountId, after = '', limit }) => {
    const all = selectGoals(ctx)
      .where('r.key', '>', after)
      .orderBy('r.key')
      .limit(limit + 1);
    return pageOf(await (accountId === undefined ? all : all.where('a.key', '=', accountId)).execute(), limit, goalOf);
  },
});
