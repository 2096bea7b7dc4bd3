import { sql } from 'kysely';
import * as z from 'zod';
import { defineOperation } from '@/lib/core/operation';
import { removeRecord } from '@/lib/core/record';
import { accountsBehind, accountsPayingIn, refreshAccountMoney } from './account-figures';
import { Done, ExchangeRate, RateId, RecordId } from './contract';

/** Accounts that one transaction brings to the new day. */
const PART = 1000;

/** Takes a subscription out of every figure; an upsert of its id restores it within 30 days. */
export const deleteSubscription = defineOperation({
  name: 'subscription.delete',
  kind: 'write',
  permission: 'money:write',
  scope: 'organization',
  input: RecordId,
  output: Done,
  run: async (ctx, { id }) => {
    const { accountId } = await removeRecord(ctx, 'subscription', id);
    await refreshAccountMoney(ctx, [accountId]);
    return {};
  },
});

/** Takes an invoice with its payments out of every figure and off the timeline; an upsert of its id restores it. */
export const deleteInvoice = defineOperation({
  name: 'invoice.delete',
  kind: 'write',
  permission: 'money:write',
  scope: 'organization',
  input: RecordId,
  output: Done,
  run: async (ctx, { id }) => {
    await removeRecord(ctx, 'invoice', id);
    return {};
  },
});

/** States what a currency is worth from a day on; a rate of that day is replaced. */
export const setExchangeRate = defineOperation({
  name: 'rate.set',
  kind: 'write',
  permission: 'money:admin',
  scope: 'organization',
  input: ExchangeRate,
  output: Done,
  run: async (ctx, rate) => {
    await ctx.db
      .insertInto('exchangeRate')
      .values({ organizationId: ctx.organization.id, ...rate, updatedAt: ctx.now })
      .onConflict((conflict) => conflict.columns(['organizationId', 'currency', 'day']).doUpdateSet({ rate: rate.rate, updatedAt: ctx.now }))
      .execute();
    await refreshAccountMoney(ctx, await accountsPayingIn(ctx, rate.currency));
    ctx.audit(`rate:${rate.currency}:${rate.day}`, { rate: rate.rate });
    return {};
  },
});

/** Forgets a rate: the one before it holds on, or there is none. */
export const deleteExchangeRate = defineOperation({
  name: 'rate.delete',
  kind: 'write',
  permission: 'money:admin',
  scope: 'organization',
  input: RateId,
  output: Done,
  run: async (ctx, { currency, day }) => {
    await ctx.db.deleteFrom('exchangeRate').where('currency', '=', currency).where('day', '=', sql<string>`${day}::date`).execute();
    await refreshAccountMoney(ctx, await accountsPayingIn(ctx, currency));
    ctx.audit(`rate:${currency}:${day}`, { deleted: true });
    return {};
  },
});

/** Brings some accounts' figures of money in the list to yesterday. Call until `refreshed` is 0. */
export const startMoneyDay = defineOperation({
  name: 'money.new-day',
  kind: 'write',
  permission: 'money:admin',
  scope: 'organization',
  input: z.strictObject({}),
  output: z.strictObject({ refreshed: z.int() }),
  run: async (ctx) => {
    const behind = await accountsBehind(ctx, PART);
    await refreshAccountMoney(ctx, behind);
    return { refreshed: behind.length };
  },
});
