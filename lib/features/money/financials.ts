import { type RawBuilder, sql } from 'kysely';
import type { AsOf } from '@/lib/core/as-of';
import type { Context, ScopedAccount } from '@/lib/core/context';
import { addDays, dayOf, localDay, monthStart } from '@/lib/kit/day';
import { type Fraction, plus, rounded, times } from '@/lib/kit/exact';
import type { Financials, SubscriptionChange } from './contract';
import { type Conversion, conversionInto, rateOn } from './conversion';
import { monthsBetween, mrrAt, mrrHistory, nextRenewal, type PricedChange, type Revenue, revenueOf } from './metrics';
import type { SubscriptionFields } from './rules';

export interface ReadSubscription extends Omit<SubscriptionFields, 'changes'> {
  id: string;
  changes: (SubscriptionChange & { rate: string | null })[];
}

/** The live subscriptions of accounts, by id, with their changes up to a day and the rates of those days. */
export async function readSubscriptions(ctx: Context, ofAccounts: RawBuilder<unknown>, until: string): Promise<ReadSubscription[]> {
  const { rows } = await sql<ReadSubscription>`
    SELECT s.key AS id, s.code, s.billing_cycle, s.currency, s.start_on, s.end_on, s.renewal, s.renews_on, s.term_months, s.cancelled_at,
      s.trial_ends_on, coalesce(c.changes, '[]') AS changes
    FROM subscription s
    LEFT JOIN LATERAL (
      SELECT jsonb_agg(jsonb_build_object('effectiveOn', c.effective_on, 'quantity', c.quantity, 'unitAmount', c.unit_amount,
        'discountAmount', c.discount_amount, 'rate', ${rateOn(ctx, sql`s.currency`, sql`c.effective_on`)}) ORDER BY c.effective_on) AS changes
      FROM subscription_change c
      WHERE c.organization_id = s.organization_id AND c.subscription_id = s.id AND c.effective_on <= ${until}::date) c ON true
    WHERE s.organization_id = ${ctx.organization.id} AND s.account_id ${ofAccounts} AND s.deleted_at IS NULL
    ORDER BY s.key`.execute(ctx.db);
  return rows;
}

/** A subscription's revenue in the organization's currency. */
export function pricedRevenue({ changes, currency, ...subscription }: ReadSubscription, conversion: Conversion): Revenue {
  const priced = changes.map(({ rate, ...change }): PricedChange => ({ ...change, rate: conversion.rate(currency, rate, change.effectiveOn) }));
  return revenueOf(subscription, priced);
}

/** Amounts of a month in one currency at one rate; they are exact, however large. */
interface MoneyGroup {
  kind: 'invoiced' | 'paid';
  /** YYYY-MM */
  month: string;
  currency: string;
  rate: string | null;
  /** The first day of the group. */
  day: string;
  recurring: string;
  oneTime: string;
  paid: string;
}

/** What was invoiced and paid before an instant, by month, currency and rate; drafts and voided invoices never count. */
export async function readMoney(ctx: Context, ofAccounts: RawBuilder<unknown>, end: Date): Promise<MoneyGroup[]> {
  const zone = ctx.organization.timezone;
  const { rows } = await sql<MoneyGroup>`
    WITH counted AS (
      SELECT i.organization_id, i.id, i.currency, i.issued_at, i.recurring_amount, i.one_time_amount FROM invoice i
      WHERE i.organization_id = ${ctx.organization.id} AND i.account_id ${ofAccounts} AND i.deleted_at IS NULL AND i.status NOT IN ('draft', 'void')),
    invoiced AS (
      SELECT currency, (issued_at AT TIME ZONE ${zone})::date AS day, recurring_amount, one_time_amount FROM counted WHERE issued_at < ${end}),
    paid AS (
      SELECT c.currency, (p.paid_at AT TIME ZONE ${zone})::date AS day, p.amount FROM counted c
      JOIN invoice_payment p ON p.organization_id = c.organization_id AND p.invoice_id = c.id WHERE p.paid_at < ${end})
    SELECT 'invoiced' AS kind, to_char(day, 'YYYY-MM') AS month, currency, ${rateOn(ctx, sql`invoiced.currency`, sql`invoiced.day`)} AS rate,
      min(day) AS day, sum(recurring_amount)::text AS recurring, sum(one_time_amount)::text AS one_time, '0' AS paid
    FROM invoiced GROUP BY 2, 3, 4
    UNION ALL
    SELECT 'paid', to_char(day, 'YYYY-MM'), currency, ${rateOn(ctx, sql`paid.currency`, sql`paid.day`)}, min(day), '0', '0', sum(amount)::text
    FROM paid GROUP BY 2, 3, 4`.execute(ctx.db);
  return rows;
}

const ZERO: Fraction = { n: 0n, d: 1n };
type Figure = 'recurring' | 'oneTime' | 'paid';

/** Sums of groups in the organization's currency, by month and figure, exact until they are rounded. */
function monthSums(groups: readonly MoneyGroup[], conversion: Conversion) {
  const sums = new Map<string, Fraction>();
  let lifetime = ZERO;
  const add = (name: string, by: Fraction) => sums.set(name, plus(sums.get(name) ?? ZERO, by));
  for (const { kind, month, currency, rate, day, ...amounts } of groups) {
    const worth = conversion.rate(currency, rate, day);
    const value = (figure: Figure) => times({ n: BigInt(amounts[figure]), d: 1n }, worth);
    if (kind === 'paid') add(`${month} paid`, value('paid'));
    else {
      add(`${month} recurring`, value('recurring'));
      add(`${month} oneTime`, value('oneTime'));
      lifetime = plus(lifetime, plus(value('recurring'), value('oneTime')));
    }
  }
  return { lifetime, of: (month: string, figure: Figure) => rounded(sums.get(`${month} ${figure}`) ?? ZERO, 0) };
}

/** Lifetime revenue alone. */
export function lifetimeRevenue(groups: readonly MoneyGroup[], conversion: Conversion): number {
  return rounded(monthSums(groups, conversion).lifetime, 0);
}

/** The list entry of a subscription. */
function subscriptionRow(read: ReadSubscription, revenue: Revenue, asOf: AsOf): Financials['subscriptions'][number] {
  const { id, code, billingCycle, currency, startOn, endOn, renewal, renewsOn, termMonths, cancelledAt } = read;
  const firstOfMonth = dayOf(monthStart(asOf.month));
  const lastOfMonthBefore = addDays(firstOfMonth, -1);
  const isCancelled = cancelledAt !== null && cancelledAt < asOf.end;
  const nextRenewalDate = nextRenewal({ startOn, endOn, renewal, renewsOn, termMonths, isCancelled }, asOf.day);
  return {
    ...{ id, code, billingCycle, currency, startDate: startOn, endDate: endOn },
    monthlyRevenue: startOn > lastOfMonthBefore ? null : mrrAt(revenue, lastOfMonthBefore),
    monthStartMrr: mrrAt(revenue, firstOfMonth),
    nextRenewalDate,
    renewalAmount: nextRenewalDate === null || termMonths === null ? null : mrrAt(revenue, asOf.day) * termMonths,
  };
}

/** The Financials page's figures of an account as of a day (seed 002), in two statements, and the rates that they lack. */
export async function readFinancials(ctx: Context, account: ScopedAccount, asOf: AsOf) {
  const conversion = conversionInto(ctx.organization.currency);
  const monthsEnd = dayOf(monthStart(asOf.month + 1));
  const until = addDays(monthsEnd, -1) === asOf.day ? monthsEnd : asOf.day;
  const ofAccount = sql`= ${account.id}`;
  const subscriptions = await readSubscriptions(ctx, ofAccount, until);
  const revenues = subscriptions.map((subscription) => pricedRevenue(subscription, conversion));
  const sums = monthSums(await readMoney(ctx, ofAccount, asOf.end), conversion);
  const months = monthsBetween(localDay(account.startedAt, ctx.organization.timezone), asOf.day);
  const history = mrrHistory(revenues, months, asOf.day);
  const financials: Financials = {
    currency: ctx.organization.currency,
    lifetimeRevenue: rounded(sums.lifetime, 0),
    months: history.map(({ month, starting }) => ({
      month,
      recurringInvoiceRevenue: sums.of(month, 'recurring'),
      nonRecurringInvoiceRevenue: sums.of(month, 'oneTime'),
      subscriptionMrr: starting,
      payments: sums.of(month, 'paid'),
    })),
    mrrHistory: history,
    subscriptions: subscriptions.map((subscription, index) => subscriptionRow(subscription, revenues[index] as Revenue, asOf)),
  };
  return { missing: conversion.missing(), financials };
}
