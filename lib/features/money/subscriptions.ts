import { type RawBuilder, sql } from 'kysely';
import type { AsOf } from '@/lib/core/as-of';
import type { Context } from '@/lib/core/context';
import type { SubscriptionChange } from './contract';
import { type Conversion, rateOn } from './conversion';
import { mrrAt, nextRenewal, type PricedChange, type Revenue, revenueOf } from './metrics';
import type { SubscriptionFields } from './rules';

export interface ReadSubscription extends Omit<SubscriptionFields, 'changes'> {
  id: string;
  /** Internal id of its account. */
  accountId: number;
  changes: (SubscriptionChange & { rate: string | null })[];
}

/** What is paid for a subscription. */
type Paying = Pick<ReadSubscription, 'accountId' | 'billingCycle' | 'currency' | 'startOn' | 'endOn' | 'trialEndsOn' | 'changes'>;

/** The live subscriptions of accounts as `s`, with their changes up to a day and the rates of those days as `c`. */
const subscribed = (ctx: Context, ofAccounts: RawBuilder<unknown>, until: string) => sql`
  FROM subscription s
  LEFT JOIN LATERAL (
    SELECT json_agg(json_build_object('effectiveOn', c.effective_on, 'quantity', c.quantity, 'unitAmount', c.unit_amount,
      'discountAmount', c.discount_amount, 'rate', ${rateOn(ctx, sql`s.currency`, sql`c.effective_on`)}) ORDER BY c.effective_on) AS changes
    FROM subscription_change c
    WHERE c.organization_id = s.organization_id AND c.subscription_id = s.id AND c.effective_on <= ${until}::date) c ON true
  WHERE s.organization_id = ${ctx.organization.id} AND s.account_id ${ofAccounts} AND s.deleted_at IS NULL`;

/** The live subscriptions of accounts, by id, with their changes up to a day and the rates of those days. */
export async function readSubscriptions(ctx: Context, ofAccounts: RawBuilder<unknown>, until: string): Promise<ReadSubscription[]> {
  const { rows } = await sql<ReadSubscription>`
    SELECT s.key AS id, s.account_id, s.code, s.billing_cycle, s.currency, s.start_on, s.end_on, s.renewal, s.renews_on, s.term_months,
      s.cancelled_at, s.trial_ends_on, coalesce(c.changes, '[]') AS changes ${subscribed(ctx, ofAccounts, until)}
    ORDER BY s.key`.execute(ctx.db);
  return rows;
}

/** The same without what revenue doesn't depend on, in no order: of very many accounts. */
export async function readPaying(ctx: Context, ofAccounts: RawBuilder<unknown>, until: string): Promise<Paying[]> {
  const { rows } = await sql<Paying>`
    SELECT s.account_id, s.billing_cycle, s.currency, s.start_on, s.end_on, s.trial_ends_on, c.changes ${subscribed(ctx, ofAccounts, until)}
      AND c.changes IS NOT NULL`.execute(ctx.db);
  return rows;
}

/** A subscription's revenue in the organization's currency. */
export function pricedRevenue({ changes, currency, ...subscription }: Paying, conversion: Conversion): Revenue {
  const priced = changes.map(({ rate, ...change }): PricedChange => ({ ...change, rate: conversion.rate(currency, rate, change.effectiveOn) }));
  return revenueOf(subscription, priced);
}

/** When a subscription renews next as of a day, and for how much: MRR times the months of its term (metrics.md). */
export function renewalOf({ cancelledAt, ...read }: ReadSubscription, revenue: Revenue, asOf: AsOf): { on: string | null; amount: number | null } {
  const on = nextRenewal({ ...read, isCancelled: cancelledAt !== null && cancelledAt < asOf.end }, asOf.day);
  return { on, amount: on === null || read.termMonths === null ? null : mrrAt(revenue, asOf.day) * read.termMonths };
}
