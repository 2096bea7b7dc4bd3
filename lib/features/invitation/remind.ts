import { type SqlBool, sql } from 'kysely';
import * as z from 'zod';
import { newSecret, secretHash } from '@/lib/core/auth/tokens';
import type { Context } from '@/lib/core/context';
import { sendMail } from '@/lib/core/mail/send-mail';
import { defineOperation } from '@/lib/core/operation';
import { optedOut } from '@/lib/features/opt-out/queries';
import { Reminding } from './contract';
import { closeExpired } from './expire';
import { lastDayOf } from './schedule';
import { surveyMail } from './survey-mail';

/** Reminders of one transaction. */
const MOST = 100;

/** Invitations without an answer whose reminder is due; each is held until the commit, and one in use is left for later. */
function dueInvitations({ db, now }: Context) {
  return db
    .selectFrom('surveyInvitation as i')
    .innerJoin('survey as s', (join) => join.onRef('s.organizationId', '=', 'i.organizationId').onRef('s.id', '=', 'i.surveyId'))
    .innerJoin('account as a', (join) => join.onRef('a.organizationId', '=', 'i.organizationId').onRef('a.id', '=', 'i.accountId'))
    .innerJoin('contact as c', (join) => join.onRef('c.organizationId', '=', 'i.organizationId').onRef('c.id', '=', 'i.contactId'))
    .select(['i.id', 'i.name', 'i.email', 'i.expiresAt', 's.kind', 's.question', 's.introduction', 's.senderName'])
    .select(sql<SqlBool>`s.archived_at IS NULL AND a.deleted_at IS NULL AND c.deleted_at IS NULL`.as('isWanted'))
    .where('i.remindAt', '<=', now)
    .where('i.answeredAt', 'is', null)
    .where('i.endedAt', 'is', null)
    .where('i.expiresAt', '>', now)
    .orderBy('i.remindAt')
    .limit(MOST)
    .forUpdate('i')
    .skipLocked();
}

type Due = Awaited<ReturnType<ReturnType<typeof dueInvitations>['execute']>>[number];

async function remind(ctx: Context, { id, name, email, expiresAt, kind, ...asking }: Due): Promise<void> {
  const secret = newSecret();
  const lastDay = lastDayOf(expiresAt, ctx.organization.timezone);
  const mail = surveyMail('surveyReminder', { ...asking, kind: kind === 'nps' ? 'nps' : 'csat' }, { recipient: name, secret, lastDay });
  await ctx.db
    .updateTable('surveyInvitation')
    .set({ remindAt: null, remindedAt: ctx.now, reminderHash: secretHash(secret) })
    .where('id', '=', id)
    .execute();
  await sendMail(ctx, { ...mail, to: { name, address: email }, fromName: asking.senderName });
}

/**
 * Asks those again who have not answered, once, and closes what is past its end. The mail and the mark that it was
 * sent are one transaction, so that a run that is repeated or interrupted reminds nobody twice.
 */
export const remindInvitations = defineOperation({
  name: 'invitation.remind',
  kind: 'write',
  permission: 'survey:admin',
  scope: 'organization',
  input: z.strictObject({}),
  output: Reminding,
  run: async (ctx) => {
    const closed = await closeExpired(ctx, null);
    const due = await dueInvitations(ctx).execute();
    const out = await optedOut(
      ctx,
      due.map(({ email }) => email),
    );
    const wanted = due.filter(({ isWanted, email }) => isWanted && !out.has(email));
    for (const one of wanted) await remind(ctx, one);
    const unwanted = due.flatMap((one) => (wanted.includes(one) ? [] : one.id));
    await ctx.db
      .updateTable('surveyInvitation')
      .set({ remindAt: null })
      .where((eb) => eb('id', '=', eb.fn.any(sql<string[]>`${unwanted}::uuid[]`)))
      .execute();
    return { reminded: wanted.length, closed, more: due.length === MOST };
  },
});
