import { newSecret, secretHash } from '@/lib/core/auth/tokens';
import type { Context, ScopedAccount } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { sendMail } from '@/lib/core/mail/send-mail';
import { defineOperation } from '@/lib/core/operation';
import { tellTimeline } from '@/lib/core/timeline';
import type { Survey } from '@/lib/features/survey/contract';
import { findSurvey } from '@/lib/features/survey/queries';
import { Sending, SendingResult } from './contract';
import { closeExpired } from './expire';
import { type Candidate, readCandidates } from './recipients';
import { invitationTimes, lastDayOf } from './schedule';
import { surveyMail } from './survey-mail';

/** Sendings of one survey wait for each other, so that of two at once only one asks a person. */
async function holdSurvey({ db }: Context, id: string): Promise<void> {
  await db.selectFrom('survey').select('id').where('id', '=', id).forNoKeyUpdate().execute();
}

/** @throws AppError invalid when one of the ids is no contact of the account */
async function demandCandidates(ctx: Context, account: ScopedAccount, survey: Survey, ids: readonly string[]): Promise<Candidate[]> {
  const candidates = await readCandidates(ctx, account, survey, ids);
  if (candidates.length === new Set(ids).size) return candidates;
  const message = 'One of these is no contact of the account';
  throw new AppError('invalid', message, { errors: [{ path: 'contactIds', code: 'unknown', message }] });
}

type LeftOut = SendingResult['leftOut'][number];

/** Who can be asked, each address once, and who can't. */
function sortOut(candidates: readonly Candidate[]) {
  const seen = new Set<string>();
  const asked: (Candidate & { email: string })[] = [];
  const leftOut: LeftOut[] = [];
  for (const one of candidates) {
    const { id, name, email, standing } = one;
    if (standing === 'free' && email !== null && !seen.has(email)) asked.push({ ...one, email });
    else leftOut.push({ id, name, standing: standing === 'free' ? 'open' : standing });
    if (email !== null) seen.add(email);
  }
  return { asked, leftOut };
}

async function invite(ctx: Context, survey: Survey, account: ScopedAccount, people: readonly (Candidate & { email: string })[]): Promise<string> {
  const { timezone, id: organizationId } = ctx.organization;
  const times = invitationTimes(ctx.now, timezone, survey);
  const lastDay = lastDayOf(times.expiresAt, timezone);
  const createdBy = ctx.actor.kind === 'user' ? ctx.actor.membershipId : null;
  const letters = people.map((person) => ({ person, id: crypto.randomUUID(), secret: newSecret() }));
  await ctx.db
    .insertInto('surveyInvitation')
    .values(
      letters.map(({ id, secret, person: { recordId, name, email } }) => ({
        ...{ organizationId, id, surveyId: survey.id, accountId: account.id, contactId: recordId, name, email },
        ...{ hash: secretHash(secret), createdBy, sentAt: ctx.now, ...times },
      })),
    )
    .execute();
  for (const { person, secret } of letters) {
    const to = { name: person.name, address: person.email };
    await sendMail(ctx, { ...surveyMail('survey', survey, { recipient: person.name, secret, lastDay }), to, fromName: survey.senderName });
  }
  return letters[0]?.id ?? '';
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
    if (asked.length === 0) return { sent: 0, leftOut };
    const sourceKey = await invite(ctx, survey, account, asked);
    const text = asked.map(({ name }) => name).join(', ');
    const news = { accountId: account.id, at: ctx.now, category: 'survey', subtype: survey.kind, event: 'sent' } as const;
    await tellTimeline(ctx, [{ ...news, source: 'invitation', sourceKey, title: survey.name, text }]);
    ctx.audit(`survey:${surveyId}`, { account: account.key, sent: asked.length });
    return { sent: asked.length, leftOut };
  },
});
