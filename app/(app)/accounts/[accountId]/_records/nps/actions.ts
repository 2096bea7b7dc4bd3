'use server';

import { addCsatAnswer, addNpsAnswer, deleteNps, restoreNps } from '@/lib/features/survey/commands';
import type { SurveyKind } from '@/lib/features/survey/metrics';
import { instantOf } from '@/lib/kit/day';
import { toAction } from '@/lib/next/action';
import { currentCaller } from '@/lib/next/session';

export const removeAnswer = toAction(deleteNps);
export const bringBackAnswer = toAction(restoreNps);

interface TypedAnswer {
  submittedAt?: string | null;
}

/** An answer as typed: its time is local, and none means now. */
export async function addAnswer(kind: SurveyKind, accountId: string, { submittedAt, ...input }: TypedAnswer) {
  const { organization } = await currentCaller();
  const at = submittedAt ? instantOf(submittedAt, organization.timezone)?.toISOString() : undefined;
  return toAction(kind === 'nps' ? addNpsAnswer : addCsatAnswer)({ ...input, accountId, ...(submittedAt && { submittedAt: at ?? submittedAt }) });
}
