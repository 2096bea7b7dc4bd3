import type { Context } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { defineOperation } from '@/lib/core/operation';
import { chosenAccounts } from '@/lib/features/account/queries';
import type { Survey } from '@/lib/features/survey/contract';
import { findSurvey, loadSurveys } from '@/lib/features/survey/queries';
import type { Filter } from '@/lib/kit/filter';
import { BulkSending, BulkSendingChoices, BulkSendingRequest, BulkSendingResult, LeftOutReason, MOST_ASKED_AT_ONCE } from './contract';
import { closeExpired } from './expire';
import { holdSurvey, invite, sortOut } from './invite';
import { readCandidatesOf } from './recipients';

/** Accounts whose contacts one sending may concern. */
const MOST_ACCOUNTS = 1_000;

type Chosen = { keyOnly: boolean } & ({ accountIds: string[] } | { filter: Filter });

/** Who of the chosen accounts' contacts would be asked, and how many would not, by reason. @throws AppError precondition for too many */
async function readBulk(ctx: Context, survey: Survey, { keyOnly, ...chosen }: Chosen) {
  const accounts = await chosenAccounts(ctx, chosen, MOST_ACCOUNTS);
  const { asked, leftOut } = sortOut(await readCandidatesOf(ctx, survey, accounts, keyOnly));
  if (asked.length > MOST_ASKED_AT_ONCE) {
    throw new AppError('precondition', `At most ${MOST_ASKED_AT_ONCE} contacts can be asked at once: choose fewer accounts, or key contacts only`);
  }
  const counts = LeftOutReason.options.map((standing) => ({ standing, count: leftOut.filter((one) => one.standing === standing).length }));
  return { asked, result: { accounts: accounts.length, contacts: asked.length, leftOut: counts.filter(({ count }) => count > 0) } };
}

/** The surveys that can be sent, and how many contacts of some accounts the chosen one (the first, if none is named) would ask today. */
export const readBulkSending = defineOperation({
  name: 'invitation.bulk-sending',
  kind: 'read',
  permission: 'survey:write',
  scope: 'organization',
  input: BulkSendingRequest,
  output: BulkSendingChoices,
  run: async (ctx, { surveyId, ...chosen }) => {
    const surveys = (await loadSurveys(ctx)).filter(({ archived }) => !archived);
    const [first] = surveys;
    const survey = surveyId === undefined ? first : await findSurvey(ctx, surveyId);
    const preview = survey ? { surveyId: survey.id, ...(await readBulk(ctx, survey, chosen)).result } : null;
    return { surveys: surveys.map(({ id, name }) => ({ id, name })), preview };
  },
});

/**
 * Asks the contacts of several accounts by mail, each address once: whoever can't be asked now is left out and counted
 * with the reason. All of it, or nothing.
 */
export const sendSurveyToAccounts = defineOperation({
  name: 'invitation.send-bulk',
  kind: 'write',
  permission: 'survey:write',
  scope: 'organization',
  input: BulkSending,
  output: BulkSendingResult,
  run: async (ctx, { surveyId, ...chosen }) => {
    const survey = await findSurvey(ctx, surveyId);
    await holdSurvey(ctx, surveyId);
    await closeExpired(ctx, surveyId);
    const { asked, result } = await readBulk(ctx, survey, chosen);
    await invite(ctx, survey, asked);
    ctx.audit(`survey:${surveyId}`, { accounts: result.accounts, sent: result.contacts });
    return result;
  },
});
