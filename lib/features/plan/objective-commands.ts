import { defineOperation } from '@/lib/core/operation';
import { Done, NewObjective, ObjectiveChange, RecordId, Saved } from './contract';
import { addRecord, alterRecord, bringBackToPlan, removeFromPlan } from './edit';

/** A new objective of an account. */
export const createObjective = defineOperation({
  name: 'objective.create',
  kind: 'write',
  permission: 'plan:write',
  scope: (input: { accountId: string }) => input.accountId,
  input: NewObjective,
  output: Saved,
  run: (ctx, { accountId: _account, ...input }, account) => addRecord(ctx, 'objective', account, input),
});

/** Changes an objective. @throws AppError conflict when it no longer has the version that the editor began from */
export const updateObjective = defineOperation({
  name: 'objective.update',
  kind: 'write',
  permission: 'plan:write',
  scope: 'organization',
  input: ObjectiveChange,
  output: Saved,
  run: (ctx, change) => alterRecord(ctx, 'objective', change),
});

/** Deletes an objective; it can be restored for 30 days. */
export const deleteObjective = defineOperation({
  name: 'objective.delete',
  kind: 'write',
  permission: 'plan:write',
  scope: 'organization',
  input: RecordId,
  output: Done,
  run: (ctx, { id }) => removeFromPlan(ctx, 'objective', id),
});

/** Brings a deleted objective back as it was. */
export const restoreObjective = defineOperation({
  name: 'objective.restore',
  kind: 'write',
  permission: 'plan:write',
  scope: 'organization',
  input: RecordId,
  output: Done,
  run: (ctx, { id }) => bringBackToPlan(ctx, 'objective', id),
});
