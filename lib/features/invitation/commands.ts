import type { Context, ScopedAccount } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { defineOperation } from '@/lib/core/operation';
import type { Survey } from '@/lib/features/survey/contract';
import { findSurvey } from '@/lib/features/survey/queries';
import { Sending, SendingResult } from './contract';
import { closeExpired } from './expire';
import { holdSurvey, invite, sortOut } from './invite';
import { type Candidate, readCandidates } from './recipients';

/** @throws AppError invalid when one of the ids is no contact of the account */
async function demandCandidates(ctx: Context, account: ScopedAccount, survey: Survey, ids: readonly string[]): Promise<Candidate[]> {
  const candidates = await readCandidates(ctx, account, survey, ids);
  if (candidates.length === new Set(ids).size) return candidates;
  const message = 'One of these is no contact of the account';
  throw new AppError('invalid', message, { errors: [{ path: 'contactIds', code: 'unknown', message }] });
}

/**
 * Asks contacts of an account by mail, each once: whoever can't be asked now is left out, and the answer says why.
 * @throws AppError invalid, and nothing is sent, when one of them is no contact of the account
 */
export const sendSurvey = defineOperation({
  name: 'invitation.send',
  kind: 'write',
  permission: 'survey:write',
  scope: (input: { accountId: string }) => input.accountId,
  input: Sending,
  output: SendingResult,
  run: async (ctx, { surveyId, contactIds }, account) => {
    const survey = await findSurvey(ctx, surveyId);
    await holdSurvey(ctx, surveyId);
    await closeExpired(ctx, surveyId);
    const { asked, leftOut } = sortOut(await demandCandidates(ctx, account, survey, contactIds));
    await invite(ctx, survey, asked);
    if (asked.length > 0) ctx.audit(`survey:${surveyId}`, { account: account.key, sent: asked.length });
    return { sent: asked.length, leftOut };
  },
});
