'use server';

import type { LatestRecord } from '@/components/form/form';
import { createPlan, deletePlan, restorePlan, updatePlan } from '@/lib/features/plan/commands';
import { getPlan } from '@/lib/features/plan/queries';
import { done, toAction } from '@/lib/next/action';

export async function addPlan(accountId: string, input: object) {
  return toAction(createPlan)({ ...input, accountId });
}

export async function changePlan(id: string, input: object) {
  return toAction(updatePlan)({ ...input, id });
}

export async function latestPlan(id: string): Promise<LatestRecord> {
  const plan = done(await toAction(getPlan)({ id }));
  return { values: plan, version: plan.version };
}

export const removePlan = toAction(deletePlan);
export const bringBackPlan = toAction(restorePlan);
