'use server';

import { type FormPlace, interactionInput, interactionValues } from '@/app/(app)/accounts/[accountId]/_records/interaction/form-values';
import type { LatestRecord } from '@/components/form/form';
import { createInteraction, deleteInteraction, restoreInteraction, updateInteraction } from '@/lib/features/interaction/commands';
import { getInteraction } from '@/lib/features/interaction/queries';
import { done, toAction } from '@/lib/next/action';

export async function addInteraction(accountId: string, place: FormPlace, input: object) {
  return toAction(createInteraction)({ ...interactionInput(input, place), accountId });
}

export async function changeInteraction(id: string, place: FormPlace, input: object) {
  return toAction(updateInteraction)({ ...interactionInput(input, place), id });
}

export async function latestInteraction(id: string, timeZone: string): Promise<LatestRecord> {
  const found = done(await toAction(getInteraction)({ id }));
  return { values: interactionValues(found, timeZone), version: found.version };
}

export const removeInteraction = toAction(deleteInteraction);
export const bringBackInteraction = toAction(restoreInteraction);
