import * as z from 'zod';
import { findAccount } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { defineOperation } from '@/lib/core/operation';
import { tellTimeline } from '@/lib/core/timeline';
import { Done } from './contract';
import { selectInvited } from './list';

/**
 * Ends an invitation without an answer: its links say that the survey has closed, and nobody is reminded.
 * @throws AppError precondition for one that was answered or has ended
 */
export const withdrawInvitation = defineOperation({
  name: 'invitation.withdraw',
  kind: 'write',
  permission: 'survey:write',
  scope: 'organization',
  input: z.strictObject({ id: z.uuid() }),
  output: Done,
  run: async (ctx, { id }) => {
    const found = await selectInvited(ctx, null).where('i.id', '=', id).executeTakeFirst();
    if (!found) throw new AppError('not_found', 'There is no such invitation');
    const ended = await ctx.db
      .updateTable('surveyInvitation')
      .set({ endedAt: ctx.now, remindAt: null })
      .where('id', '=', id)
      .where('answeredAt', 'is', null)
      .where('endedAt', 'is', null)
      .where('expiresAt', '>', ctx.now)
      .returning('id')
      .executeTakeFirst();
    if (!ended) throw new AppError('precondition', 'It was answered or has ended already');
    const { id: accountId } = await findAccount(ctx, found.accountId);
    const news = { accountId, at: ctx.now, category: 'survey', subtype: found.kind, event: 'withdrawn' } as const;
    await tellTimeline(ctx, [{ ...news, source: 'invitation', sourceKey: id, title: found.survey, text: found.name }]);
    ctx.audit(`invitation:${id}`, { withdrawn: true });
    return {};
  },
});
