import { newSecret, secretHash } from '@/lib/core/auth/tokens';
import type { Context } from '@/lib/core/context';
import { sendMail } from '@/lib/core/mail/send-mail';
import { tellTimeline } from '@/lib/core/timeline';
import type { Survey } from '@/lib/features/survey/contract';
import type { SendingResult } from './contract';
import type { Candidate } from './recipients';
import { invitationTimes, lastDayOf } from './schedule';
import { surveyMail } from './survey-mail';

/** A contact who can be asked. */
type Invitee = Candidate & { email: string };

/** Sendings of one survey wait for each other, so that of two at once only one asks a person. */
export async function holdSurvey({ db }: Context, id: string): Promise<void> {
  await db.selectFrom('survey').select('id').where('id', '=', id).forNoKeyUpdate().execute();
}

type LeftOut = SendingResult['leftOut'][number];

/** Who can be asked, each address once, and who can't. */
export function sortOut(candidates: readonly Candidate[]) {
  const seen = new Set<string>();
  const asked: Invitee[] = [];
  const leftOut: LeftOut[] = [];
  for (const one of candidates) {
    const { id, name, email, standing } = one;
    if (standing === 'free' && email !== null && !seen.has(email)) asked.push({ ...one, email });
    else leftOut.push({ id, name, standing: standing === 'free' ? 'open' : standing });
    if (email !== null) seen.add(email);
  }
  return { asked, leftOut };
}

type Letter = { person: Invitee; id: string; secret: string };

/** One entry for each account, under the first of its invitations. */
async function tellAccounts(ctx: Context, survey: Survey, letters: readonly Letter[]): Promise<void> {
  const news = { at: ctx.now, category: 'survey', subtype: survey.kind, event: 'sent', source: 'invitation', title: survey.name } as const;
  const accounts = new Map<number, Letter[]>();
  for (const letter of letters) accounts.set(letter.person.accountId, [...(accounts.get(letter.person.accountId) ?? []), letter]);
  const entries = [...accounts].map(([accountId, sent]) => {
    const text = sent.map(({ person }) => person.name).join(', ');
    return { ...news, accountId, sourceKey: sent[0]?.id ?? '', text };
  });
  await tellTimeline(ctx, entries);
}

/** Asks people by mail, and tells the timelines of their accounts. */
export async function invite(ctx: Context, survey: Survey, people: readonly Invitee[]): Promise<void> {
  if (people.length === 0) return;
  const { timezone, id: organizationId } = ctx.organization;
  const times = invitationTimes(ctx.now, timezone, survey);
  const lastDay = lastDayOf(times.expiresAt, timezone);
  const createdBy = ctx.actor.kind === 'user' ? ctx.actor.membershipId : null;
  const letters = people.map((person): Letter => ({ person, id: crypto.randomUUID(), secret: newSecret() }));
  await ctx.db
    .insertInto('surveyInvitation')
    .values(
      letters.map(({ id, secret, person: { accountId, recordId, name, email } }) => ({
        ...{ organizationId, id, surveyId: survey.id, accountId, contactId: recordId, name, email },
        ...{ hash: secretHash(secret), createdBy, sentAt: ctx.now, ...times },
      })),
    )
    .execute();
  for (const { person, secret } of letters) {
    const to = { name: person.name, address: person.email };
    await sendMail(ctx, { ...surveyMail('survey', survey, { recipient: person.name, secret, lastDay }), to, fromName: survey.senderName });
  }
  await tellAccounts(ctx, survey, letters);
}
