'use server';

import { addNpsAnswer, deleteNps, restoreNps } from '@/lib/features/survey/commands';
import { instantOf } from '@/lib/kit/day';
import { toAction } from '@/lib/next/action';
import { currentCaller } from '@/lib/next/session';

export const removeAnswer = toAction(deleteNps);
export const bringBackAnswer = toAction(restoreNps);

interface TypedAnswer {
  submittedAt?: string | null;
}

/** An answer as typed: its time is local, and none means now. */
export async function addAnswer(accountId: string, { submittedAt, ...input }: TypedAnswer) {
  const { organization } = await currentCaller();
  const at = submittedAt ? instantOf(submittedAt, organization.timezone)?.toISOString() : undefined;
  return toAction(addNpsAnswer)({ ...input, accountId, ...(submittedAt && { submittedAt: at ?? submittedAt }) });
}
