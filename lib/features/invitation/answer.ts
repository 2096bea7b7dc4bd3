import { AppError } from '@/lib/core/errors';
import { defineOperation } from '@/lib/core/operation';
import { optOutByLink } from '@/lib/features/opt-out/commands';
import { optedOut } from '@/lib/features/opt-out/queries';
import { takeMailedAnswer } from '@/lib/features/survey/commands';
import { SCORES } from '@/lib/features/survey/metrics';
import { Done, InvitationAnswer, InvitationForm, InvitationToken } from './contract';
import { findInvitation, isOpen } from './find';
import { lastDayOf } from './schedule';

/** What the page behind a link shows; asking changes nothing. */
export const readInvitationForm = defineOperation({
  name: 'invitation.form',
  kind: 'read',
  permission: 'survey:write',
  scope: 'organization',
  input: InvitationToken,
  output: InvitationForm,
  run: async (ctx, { token }) => {
    const found = await findInvitation(ctx, token);
    const { kind, question, thanks, score, comment, email, expiresAt, deletedAt } = found;
    const { name: organization, timezone } = ctx.organization;
    const given = deletedAt === null ? { score, comment } : { score: null, comment: null };
    return InvitationForm.parse({
      ...{ organization, kind, question, thanks, ...given, isOpen: isOpen(found, ctx.now), lastDay: lastDayOf(expiresAt, timezone) },
      optedOut: (await optedOut(ctx, [email])).has(email),
    });
  },
});

/**
 * Takes the answer of whoever holds the link, as often as they like until the link ends: there is one, the last.
 * Another score is given now; another comment leaves the time as it is.
 */
export const answerInvitation = defineOperation({
  name: 'invitation.answer',
  kind: 'write',
  permission: 'survey:write',
  scope: 'organization',
  input: InvitationAnswer,
  output: Done,
  run: async (ctx, { token, score, comment }) => {
    const { id } = await findInvitation(ctx, token);
    await ctx.db.selectFrom('surveyInvitation').select('id').where('id', '=', id).forUpdate().execute();
    const found = await findInvitation(ctx, token);
    const { kind, survey, email, accountKey: accountId, submittedAt } = found;
    if (!isOpen(found, ctx.now)) throw new AppError('precondition', 'This survey has closed');
    if (!SCORES[kind === 'nps' ? 'nps' : 'csat'].includes(score)) throw new AppError('invalid', 'There is no such score');
    const said = comment === undefined ? found.comment : comment;
    const at = score === found.score && submittedAt ? submittedAt : ctx.now;
    await ctx.call(takeMailedAnswer, { id, accountId, kind, email, score, comment: said, survey, submittedAt: at });
    await ctx.db
      .updateTable('surveyInvitation')
      .set((eb) => ({ answeredAt: eb.fn.coalesce('answeredAt', eb.val(ctx.now)), endedAt: null }))
      .where('id', '=', id)
      .execute();
    ctx.audit(`invitation:${id}`, { answered: true });
    return {};
  },
});

/** Ends surveys to the address behind a link, however old that is. */
export const leaveSurveys = defineOperation({
  name: 'invitation.leave',
  kind: 'write',
  permission: 'survey:write',
  scope: 'organization',
  input: InvitationToken,
  output: Done,
  run: async (ctx, { token }) => {
    const { id, email } = await findInvitation(ctx, token);
    await ctx.call(optOutByLink, { email });
    ctx.audit(`invitation:${id}`, { optedOut: true });
    return {};
  },
});
