import { newSecret, secretHash } from '@/lib/core/auth/tokens';
import type { Context } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { sendMail } from '@/lib/core/mail/send-mail';
import { defineOperation } from '@/lib/core/operation';
import { tellTimeline } from '@/lib/core/timeline';
import { visibleAccounts } from '@/lib/core/visibility';
import { takeAnswers } from '@/lib/features/account/commands';
import { Done, NewRequest, RequestAnswer, RequestId } from './contract';
import { findOpen, noRequest, questionsOf } from './queries';

const DAY_MS = 86_400_000;

interface Told {
  id: string;
  accountId: number;
  name: string;
}

const tell = (ctx: Context, event: 'sent' | 'answered', { id, accountId, name }: Told) =>
  tellTimeline(ctx, [{ accountId, at: ctx.now, category: 'change', subtype: 'request', event, source: 'request', sourceKey: id, title: name }]);

/** Asks a person for attributes of an account, by a link in a mail. Only the mail holds the link's secret. */
export const createRequest = defineOperation({
  name: 'request.create',
  kind: 'write',
  permission: 'request:write',
  scope: (input: { accountId: string }) => input.accountId,
  input: NewRequest,
  output: RequestId,
  run: async (ctx, { email, name, message, fields, days }, account) => {
    const questions = await questionsOf(ctx, fields);
    if (questions.length < new Set(fields).size) {
      const fault = { path: 'fields', code: 'unknown', message: 'One of these cannot be asked for' };
      throw new AppError('invalid', fault.message, { errors: [fault] });
    }
    const id = crypto.randomUUID();
    const secret = newSecret();
    const recipient = { recipientName: name, recipientEmail: email, message: message ?? null, fields: questions.map(({ key }) => key) };
    const times = { createdAt: ctx.now, expiresAt: new Date(ctx.now.getTime() + days * DAY_MS) };
    const createdBy = ctx.actor.kind === 'user' ? ctx.actor.membershipId : null;
    await ctx.db
      .insertInto('informationRequest')
      .values({ organizationId: ctx.organization.id, id, accountId: account.id, hash: secretHash(secret), createdBy, ...recipient, ...times })
      .execute();
    const sender = ctx.actor.kind === 'user' ? ctx.actor.name : ctx.organization.name;
    const values = { sender, message: message ?? '', days: String(days) };
    await sendMail(ctx, { template: 'informationRequest', values, to: { name, address: email }, path: `/request?token=${secret}` });
    await tell(ctx, 'sent', { id, accountId: account.id, name });
    ctx.audit(`request:${id}`, { account: account.key, fields: recipient.fields });
    return { id };
  },
});

/** Ends a request: its link leads nowhere from now on. @throws AppError not_found unless it is open */
export const cancelRequest = defineOperation({
  name: 'request.cancel',
  kind: 'write',
  permission: 'request:write',
  scope: 'organization',
  input: RequestId,
  output: Done,
  run: async (ctx, { id }) => {
    const cancelled = await ctx.db
      .updateTable('informationRequest')
      .set({ cancelledAt: ctx.now })
      .where('id', '=', id)
      .where('answeredAt', 'is', null)
      .where('cancelledAt', 'is', null)
      .where((eb) => visibleAccounts(ctx.actor, eb.ref('accountId')))
      .returning('id')
      .executeTakeFirst();
    if (!cancelled) throw noRequest();
    ctx.audit(`request:${id}`, { cancelled: true });
    return {};
  },
});

/** Takes the answers of whoever holds the link, once; they become attributes. @throws AppError invalid naming each misfit */
export const answerRequest = defineOperation({
  name: 'request.answer',
  kind: 'write',
  permission: 'request:write',
  scope: 'organization',
  input: RequestAnswer,
  output: Done,
  run: async (ctx, { token, answers }) => {
    const request = await findOpen(ctx, token);
    const asked = new Set((await questionsOf(ctx, request.fields)).map(({ key }) => key));
    const attributes = Object.fromEntries(Object.entries(answers).filter(([key]) => asked.has(key)));
    if (Object.keys(attributes).length === 0) throw new AppError('invalid', 'Answer at least one question');
    const { numUpdatedRows } = await ctx.db
      .updateTable('informationRequest')
      .set({ answeredAt: ctx.now, answers: JSON.stringify(attributes) })
      .where('id', '=', request.id)
      .where('answeredAt', 'is', null)
      .where('cancelledAt', 'is', null)
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) throw noRequest();
    await ctx.call(takeAnswers, { accountId: request.accountKey, attributes });
    await tell(ctx, 'answered', { id: request.id, accountId: request.accountId, name: request.recipientName });
    ctx.audit(`request:${request.id}`, { answered: Object.keys(attributes) });
    return {};
  },
});
