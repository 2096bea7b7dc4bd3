'use server';

import type { LatestRecord } from '@/components/form/form';
import { createObjective, deleteObjective, restoreObjective, updateObjective } from '@/lib/features/plan/objective-commands';
import { getObjective } from '@/lib/features/plan/queries';
import { done, toAction } from '@/lib/next/action';

export async function addObjective(accountId: string, input: object) {
  return toAction(createObjective)({ ...input, accountId });
}

export async function changeObjective(id: string, input: object) {
  return toAction(updateObjective)({ ...input, id });
}

export async function latestObjective(id: string): Promise<LatestRecord> {
  const objective = done(await toAction(getObjective)({ id }));
  return { values: objective, version: objective.version };
}

export const removeObjective = toAction(deleteObjective);
export const bringBackObjective = toAction(restoreObjective);
