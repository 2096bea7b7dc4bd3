'use server';

import type { LatestRecord } from '@/components/form/form';
import { createGoal, deleteGoal, restoreGoal, updateGoal } from '@/lib/features/plan/goal-commands';
import { getGoal } from '@/lib/features/plan/queries';
import { done, toAction } from '@/lib/next/action';

export async function addGoal(accountId: string, input: object) {
  return toAction(createGoal)({ ...input, accountId });
}

export async function changeGoal(id: string, input: object) {
  return toAction(updateGoal)({ ...input, id });
}

export async function latestGoal(id: string): Promise<LatestRecord> {
  const goal = done(await toAction(getGoal)({ id }));
  return { values: goal, version: goal.version };
}

export const removeGoal = toAction(deleteGoal);
export const bringBackGoal = toAction(restoreGoal);
