import * as z from 'zod';
import { secretHash } from '@/lib/core/auth/tokens';
import type { Context } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { defineOperation } from '@/lib/core/operation';
import { readDefinitions } from '@/lib/features/attribute/queries';
import { AccountRequests, ASKABLE, InformationRequest, RequestChoices, RequestForm, RequestToken } from './contract';

export const noRequest = () => new AppError('not_found', 'There is no such request');

/** The open request behind a secret, on a live account, kept for this transaction. */
export async function findOpen(ctx: Context, token: string) {
  const request = await ctx.db
    .selectFrom('informationRequest as r')
    .innerJoin('account as a', (join) => join.onRef('a.organizationId', '=', 'r.organizationId').onRef('a.id', '=', 'r.accountId'))
    .select(['r.id', 'r.accountId', 'a.key as accountKey', 'r.recipientName', 'r.message', 'r.fields'])
    .where('r.hash', '=', secretHash(token))
    .where('r.answeredAt', 'is', null)
    .where('r.cancelledAt', 'is', null)
    .where('r.expiresAt', '>', ctx.now)
    .where('a.deletedAt', 'is', null)
    .executeTakeFirst();
  if (!request) throw noRequest();
  return request;
}

/** The attributes that a request asks for, as far as they are still defined, in the organization's order. */
export async function questionsOf(ctx: Context, fields: readonly string[]) {
  const definitions = await readDefinitions(ctx, 'account');
  return definitions.filter(({ key, kind }) => fields.includes(key) && ASKABLE.includes(kind));
}

/** What the page behind a link shows; asking changes nothing. */
export const readRequestForm = defineOperation({
  name: 'request.form',
  kind: 'read',
  permission: 'request:write',
  scope: 'organization',
  input: RequestToken,
  output: RequestForm,
  run: async (ctx, { token }) => {
    const { recipientName, message, fields } = await findOpen(ctx, token);
    const questions = (await questionsOf(ctx, fields)).map(({ key, label, kind, choices, unit, currency }) => {
      return { key, label, kind, choices: [...choices], unit, currency };
    });
    return { organization: ctx.organization.name, recipient: recipientName, message, questions };
  },
});

const MOST_RECIPIENTS = 500;

/** Whom one may ask, and for what: the account's contacts and the colleagues who can be reached, and the attributes. */
export const listRequestChoices = defineOperation({
  name: 'request.choices',
  kind: 'read',
  permission: 'request:write',
  scope: (input: { accountId: string }) => input.accountId,
  input: AccountRequests,
  output: RequestChoices,
  run: async (ctx, _input, account) => {
    const contacts = await ctx.db
      .selectFrom('contact')
      .select(['email', 'firstName', 'lastName'])
      .where('accountId', '=', account.id)
      .where('deletedAt', 'is', null)
      .orderBy('firstName')
      .orderBy('id')
      .limit(MOST_RECIPIENTS)
      .execute();
    const members = await ctx.db
      .selectFrom('membership as m')
      .innerJoin('identity as i', 'i.id', 'm.identityId')
      .select(['i.email', 'i.name'])
      .where('m.status', '=', 'active')
      .orderBy('i.name')
      .limit(MOST_RECIPIENTS)
      .execute();
    const named = contacts.map(({ email, firstName, lastName }) => ({ email, name: [firstName, lastName].filter(Boolean).join(' ') }));
    const recipients = [...named, ...members].flatMap(({ email, name }) => (email ? [{ email, name: name || email }] : []));
    const definitions = await readDefinitions(ctx, 'account');
    const questions = definitions.filter(({ kind }) => ASKABLE.includes(kind)).map(({ key, label }) => ({ key, label }));
    return { recipients: [...new Map(recipients.map((one) => [one.email, one])).values()], questions };
  },
});

interface Times {
  answeredAt: Date | null;
  cancelledAt: Date | null;
  expiresAt: Date;
}

function stateOf({ answeredAt, cancelledAt, expiresAt }: Times, now: Date): InformationRequest['state'] {
  if (answeredAt) return 'answered';
  if (cancelledAt) return 'cancelled';
  return expiresAt > now ? 'open' : 'expired';
}

const MOST_LISTED = 50;

/** An account's requests, newest first. */
export const listRequests = defineOperation({
  name: 'request.list',
  kind: 'read',
  permission: 'request:write',
  scope: (input: { accountId: string }) => input.accountId,
  input: AccountRequests,
  output: z.array(InformationRequest),
  run: async (ctx, _input, account) => {
    const rows = await ctx.db
      .selectFrom('informationRequest')
      .select(['id', 'recipientName as name', 'recipientEmail as email', 'fields', 'createdAt', 'expiresAt', 'answeredAt', 'cancelledAt'])
      .where('accountId', '=', account.id)
      .orderBy('createdAt', 'desc')
      .orderBy('id')
      .limit(MOST_LISTED)
      .execute();
    return rows.map(({ answeredAt, cancelledAt, ...row }) => ({
      ...row,
      state: stateOf({ answeredAt, cancelledAt, expiresAt: row.expiresAt }, ctx.now),
    }));
  },
});
