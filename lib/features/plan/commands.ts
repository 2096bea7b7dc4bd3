import { defineOperation } from '@/lib/core/operation';
import { Done, NewPlan, PlanChange, RecordId, Saved } from './contract';
import { addRecord, alterRecord, bringBackToPlan, removeFromPlan } from './edit';

/** A new success plan of an account. */
export const createPlan = defineOperation({
  name: 'plan.create',
  kind: 'write',
  permission: 'plan:write',
  scope: (input: { accountId: string }) => input.accountId,
  input: NewPlan,
  output: Saved,
  run: (ctx, { accountId: _account, ...input }, account) => addRecord(ctx, 'successPlan', account, input),
});

/** Changes a success plan. @throws AppError conflict when it no longer has the version that the editor began from */
export const updatePlan = defineOperation({
  name: 'plan.update',
  kind: 'write',
  permission: 'plan:write',
  scope: 'organization',
  input: PlanChange,
  output: Saved,
  run: (ctx, change) => alterRecord(ctx, 'successPlan', change),
});

/** Deletes a success plan with its objectives and goals; it can be restored for 30 days. */
export const deletePlan = defineOperation({
  name: 'plan.delete',
  kind: 'write',
  permission: 'plan:write',
  scope: 'organization',
  input: RecordId,
  output: Done,
  run: (ctx, { id }) => removeFromPlan(ctx, 'successPlan', id),
});

/** Brings a deleted success plan back as it was. */
export const restorePlan = defineOperation({
  name: 'plan.restore',
  kind: 'write',
  permission: 'plan:write',
  scope: 'organization',
  input: RecordId,
  output: Done,
  run: (ctx, { id }) => bringBackToPlan(ctx, 'successPlan', id),
});
