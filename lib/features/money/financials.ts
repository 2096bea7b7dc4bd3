import { type RawBuilder, sql } from 'kysely';
import type { AsOf } from '@/lib/core/as-of';
import type { Context, ScopedAccount } from '@/lib/core/context';
import { addDays, dayOf, localDay, monthStart } from '@/lib/kit/day';
import { type Fraction, plus, rounded, times } from '@/lib/kit/exact';
import type { Financials } from './contract';
import { type Conversion, conversionInto, rateOn } from './conversion';
import { endingDay, monthsBetween, mrrAt, mrrHistory, type Revenue } from './metrics';
import { pricedRevenue, type ReadSubscription, readSubscriptions, renewalOf } from './subscriptions';

/** Amounts of a month in one currency at one rate; they are exact, however large. */
interface MoneyGroup {
  kind: 'invoiced' | 'paid';
  /** Its first day. */
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
    SELECT 'invoiced' AS kind, date_trunc('month', day::timestamp)::date AS month, currency, ${rateOn(ctx, sql`invoiced.currency`, sql`invoiced.day`)} AS rate,
      min(day) AS day, sum(recurring_amount)::text AS recurring, sum(one_time_amount)::text AS one_time, '0' AS paid
    FROM invoiced GROUP BY 2, 3, 4
    UNION ALL
    SELECT 'paid', date_trunc('month', day::timestamp)::date, currency, ${rateOn(ctx, sql`paid.currency`, sql`paid.day`)}, min(day), '0', '0', sum(amount)::text
    FROM paid GROUP BY 2, 3, 4`.execute(ctx.db);
  return rows;
}

const ZERO: Fraction = { n: 0n, d: 1n };
type Figure = 'recurring' | 'oneTime' | 'paid';

/** Sums of groups in the organization's currency, by month and figure, exact until they are rounded. */
function monthSums(groups: readonly MoneyGroup[], conversion: Conversion) {
  const sums = new Map<string, Fraction>();
  let lifetime = ZERO;
  const add = (month: string, figure: Figure, by: Fraction) => {
    const name = `${month.slice(0, 7)} ${figure}`;
    sums.set(name, plus(sums.get(name) ?? ZERO, by));
  };
  for (const { kind, month, currency, rate, day, ...amounts } of groups) {
    const worth = conversion.rate(currency, rate, day);
    const value = (figure: Figure) => times({ n: BigInt(amounts[figure]), d: 1n }, worth);
    if (kind === 'paid') add(month, 'paid', value('paid'));
    else {
      add(month, 'recurring', value('recurring'));
      add(month, 'oneTime', value('oneTime'));
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
  const { id, code, billingCycle, currency, startOn, endOn } = read;
  const firstOfMonth = dayOf(monthStart(asOf.month));
  const lastOfMonthBefore = addDays(firstOfMonth, -1);
  const renewal = renewalOf(read, revenue, asOf);
  return {
    ...{ id, code, billingCycle, currency, startDate: startOn, endDate: endOn },
    monthlyRevenue: startOn > lastOfMonthBefore ? null : mrrAt(revenue, lastOfMonthBefore),
    monthStartMrr: mrrAt(revenue, firstOfMonth),
    nextRenewalDate: renewal.on,
    renewalAmount: renewal.amount,
  };
}

/** The Financials page's figures of an account as of a day (seed 002), in two statements, and the rates that they lack. */
export async function readFinancials(ctx: Context, account: ScopedAccount, asOf: AsOf) {
  const conversion = conversionInto(ctx.organization.currency);
  const ofAccount = sql`= ${account.id}`;
  const subscriptions = await readSubscriptions(ctx, ofAccount, endingDay(asOf.month, asOf.day));
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
