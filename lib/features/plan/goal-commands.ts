import { defineOperation } from '@/lib/core/operation';
import { Done, GoalChange, NewGoal, RecordId, Saved } from './contract';
import { addRecord, alterRecord, bringBackToPlan, removeFromPlan } from './edit';
import { completionTime, mergedValues, storedGoal } from './goal-values';

/** A new goal of an account. */
export const createGoal = defineOperation({
  name: 'goal.create',
  kind: 'write',
  permission: 'plan:write',
  scope: (input: { accountId: string }) => input.accountId,
  input: NewGoal,
  output: Saved,
  run: async (ctx, { accountId: _account, values, status = 'active', ...input }, account) => {
    const own = await mergedValues(ctx, {}, values ?? {});
    return addRecord(ctx, 'goal', account, { ...input, status, values: JSON.stringify(own), completedAt: completionTime(null, status, ctx.now) });
  },
});

/** Changes a goal. @throws AppError conflict when it no longer has the version that the editor began from */
export const updateGoal = defineOperation({
  name: 'goal.update',
  kind: 'write',
  permission: 'plan:write',
  scope: 'organization',
  input: GoalChange,
  output: Saved,
  run: async (ctx, { values, ...change }) => {
    const before = await storedGoal(ctx, change.id);
    const own = values && { values: JSON.stringify(await mergedValues(ctx, before.values, values)) };
    const completion = change.status && { completedAt: completionTime(before, change.status, ctx.now) };
    return alterRecord(ctx, 'goal', { ...change, ...own, ...completion });
  },
});

/** Deletes a goal; it can be restored for 30 days. */
export const deleteGoal = defineOperation({
  name: 'goal.delete',
  kind: 'write',
  permission: 'plan:write',
  scope: 'organization',
  input: RecordId,
  output: Done,
  run: (ctx, { id }) => removeFromPlan(ctx, 'goal', id),
});

/** Brings a deleted goal back as it was. */
export const restoreGoal = defineOperation({
  name: 'goal.restore',
  kind: 'write',
  permission: 'plan:write',
  scope: 'organization',
  input: RecordId,
  output: Done,
  run: (ctx, { id }) => bringBackToPlan(ctx, 'goal', id),
});
