import { sql } from 'kysely';
import * as z from 'zod';
import { findAccount } from '@/lib/core/context';
import { drawMail } from '@/lib/core/mail/send-mail';
import { defineOperation } from '@/lib/core/operation';
import { loadSurveys, noSurvey } from '@/lib/features/survey/queries';
import { addDays, startOfDay } from '@/lib/kit/day';
import { Invitation, InvitationTablePage, InvitationTableRequest, ResponseRate, SendingChoices, SendingRequest } from './contract';
import { invitationPage, selectInvited, timesOf } from './list';
import { RATE_DAYS, responseRate } from './metrics';
import { readCandidates } from './recipients';
import { invitationTimes, lastDayOf } from './schedule';
import { surveyMail } from './survey-mail';

const WITHOUT_LINKS = 'preview';

/**
 * What one chooses from to send a survey: the surveys, the contacts of the account with how each stands to the chosen
 * one (the first, if none is named), and the mail as the first of them would get it, its links leading nowhere.
 */
export const readSending = defineOperation({
  name: 'invitation.sending',
  kind: 'read',
  permission: 'survey:write',
  scope: (input: { accountId: string }) => input.accountId,
  input: SendingRequest,
  output: SendingChoices,
  run: async (ctx, { surveyId }, account) => {
    const surveys = (await loadSurveys(ctx)).filter(({ archived }) => !archived);
    const survey = surveys.find(({ id }) => surveyId === undefined || id === surveyId);
    if (!survey && surveyId !== undefined) throw noSurvey();
    const named = surveys.map(({ id, name }) => ({ id, name }));
    if (!survey) return { surveys: named, chosen: null };
    const candidates = await readCandidates(ctx, account, survey, null);
    const recipients = candidates.map(({ recordId: _id, accountId: _account, ...recipient }) => recipient);
    const first = recipients.find(({ standing }) => standing === 'free') ?? recipients[0];
    const { expiresAt } = invitationTimes(ctx.now, ctx.organization.timezone, survey);
    const letter = { recipient: first?.name ?? '…', secret: WITHOUT_LINKS, lastDay: lastDayOf(expiresAt, ctx.organization.timezone) };
    const { subject, html } = drawMail(ctx, surveyMail('survey', survey, letter));
    return { surveys: named, chosen: { id: survey.id, recipients, mail: { subject, html } } };
  },
});

/** One page of an account's invitations. */
export const listInvitationTable = defineOperation({
  name: 'invitation.table',
  kind: 'read',
  permission: 'survey:read',
  scope: (input: { accountId: string }) => input.accountId,
  input: InvitationTableRequest,
  output: InvitationTablePage,
  run: (ctx, { filter, sort, cursor, limit }, account) => invitationPage(ctx, account, { filter, sort, cursor, size: limit }),
});

/** The invitations of the accounts that the caller may see, or of one of them, by id. */
export const listInvitations = defineOperation({
  name: 'invitation.list',
  kind: 'read',
  permission: 'survey:read',
  scope: 'organization',
  input: z.strictObject({
    accountId: z.string().optional(),
    contactId: z.string().optional().describe('Only those to this contact'),
    after: z.uuid().optional(),
    limit: z.int().min(1).max(200).default(50),
  }),
  output: z.strictObject({ data: z.array(Invitation), more: z.boolean() }),
  run: async (ctx, { accountId, contactId, after, limit }) => {
    const account = accountId === undefined ? null : await findAccount(ctx, accountId);
    const rows = await selectInvited(ctx, account?.id ?? null)
      .$if(contactId !== undefined, (query) => query.where('i.contactId', '=', contactId ?? ''))
      .$if(after !== undefined, (query) => query.where('i.id', '>', after ?? ''))
      .orderBy('i.id')
      .limit(limit + 1)
      .execute();
    return { data: rows.slice(0, limit).map((row) => ({ ...row, ...timesOf(row) })), more: rows.length > limit };
  },
});

/** How many of an account's invitations of the last RATE_DAYS days were answered. */
export const readResponseRate = defineOperation({
  name: 'invitation.rate',
  kind: 'read',
  permission: 'survey:read',
  scope: (input: { accountId: string }) => input.accountId,
  input: z.strictObject({ accountId: z.string() }),
  output: ResponseRate,
  run: async (ctx, _input, account) => {
    const since = startOfDay(addDays(ctx.today, 1 - RATE_DAYS), ctx.organization.timezone);
    const { sent, answered, open } = await ctx.db
      .selectFrom('surveyInvitation')
      .select([
        sql<number>`count(*)`.as('sent'),
        sql<number>`count(answered_at)`.as('answered'),
        sql<number>`count(*) FILTER (WHERE answered_at IS NULL AND ended_at IS NULL AND expires_at > ${ctx.now})`.as('open'),
      ])
      .where('accountId', '=', account.id)
      .where('sentAt', '>=', since)
      .executeTakeFirstOrThrow();
    return { sent, answered, open, rate: responseRate(answered, sent) };
  },
});
