import { sql } from 'kysely';
import { defineOperation } from '@/lib/core/operation';
import { removeRecord } from '@/lib/core/record';
import { Done, ExchangeRate, RateId, RecordId } from './contract';

/** Takes a subscription out of every figure; an upsert of its id restores it within 30 days. */
export const deleteSubscription = defineOperation({
  name: 'subscription.delete',
  kind: 'write',
  permission: 'money:write',
  scope: 'organization',
  input: RecordId,
  output: Done,
  run: async (ctx, { id }) => {
    await removeRecord(ctx, 'subscription', id);
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
    ctx.audit(`rate:${currency}:${day}`, { deleted: true });
    return {};
  },
});
