'use server';

import { callerFromSurvey } from '@/lib/core/auth/survey-door';
import { invoke } from '@/lib/core/operation';
import { answerInvitation, leaveSurveys } from '@/lib/features/invitation/answer';
import { type ActionOutcome, openAction } from '@/lib/next/action';

/** Records a score, and the comment as far as the form holds one; works without scripts too. */
export async function give(token: string, _before: unknown, form: FormData): Promise<ActionOutcome<{ score: number }>> {
  return openAction(async (device) => {
    const score = Number(form.get('score'));
    const said = form.get('comment');
    const comment = typeof said === 'string' ? said.trim() || null : undefined;
    await invoke(answerInvitation, await callerFromSurvey(String(token), device), { token, score, comment });
    return { score };
  });
}

/** Ends surveys to the address that the link was sent to. */
export async function leave(token: string, _before: unknown): Promise<ActionOutcome<object>> {
  return openAction(async (device) => invoke(leaveSurveys, await callerFromSurvey(String(token), device), { token }));
}
