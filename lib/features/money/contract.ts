import * as z from 'zod';
import { Currency } from '@/lib/features/organization/contract';
import { CalendarDay, Instant } from '@/lib/kit/instant';
import { MOST_MONEY } from '@/lib/kit/money';
import { CustomerId, plainText, wordedText } from '@/lib/kit/plain-text';

export const CYCLES = ['week', 'month', 'quarter', 'year'] as const;
export type Cycle = (typeof CYCLES)[number];
export const RENEWALS = ['auto', 'manual', 'none'] as const;
export const INVOICE_STATUSES = ['draft', 'open', 'paid', 'void', 'uncollectible'] as const;
export type InvoiceStatus = (typeof INVOICE_STATUSES)[number];

const MOST_PARTS = 1000;
const MOST_PIECES = 10 ** 9;
const MOST_TERM_MONTHS = 1200;

const WHOLE = 'Amounts are whole minor units of their currency, at most 10¹⁵';
/** Minor units; credits and refunds are negative. */
const Amount = z.int(WHOLE).min(-MOST_MONEY, WHOLE).max(MOST_MONEY, WHOLE);
const Price = z.int(WHOLE).min(0, 'Must not be negative').max(MOST_MONEY, WHOLE);
const Quantity = z.int('A quantity is a whole number').min(0, 'Must not be negative').max(MOST_PIECES, 'At most 10⁹');

/** What is paid from the start of a day on: amounts a billing cycle. */
const SubscriptionChange = z.strictObject({ effectiveOn: CalendarDay, quantity: Quantity, unitAmount: Price, discountAmount: Price });
export type SubscriptionChange = z.infer<typeof SubscriptionChange>;

/** A record of `PUT /api/v1/subscriptions`: absent keeps what is stored, null clears it; changes are replaced whole. */
export const SubscriptionRecord = z.strictObject({
  id: CustomerId,
  accountId: CustomerId,
  code: wordedText(200),
  billingCycle: z.enum(CYCLES),
  currency: Currency,
  startDate: CalendarDay,
  endDate: CalendarDay.nullish().describe('The first day no longer covered'),
  renewal: z.enum(RENEWALS).nullish(),
  renewsOn: CalendarDay.nullish(),
  termMonths: z.int().min(1).max(MOST_TERM_MONTHS).nullish(),
  cancelledAt: Instant.nullish(),
  trialEndsOn: CalendarDay.nullish().describe('The first day that is no trial any more'),
  changes: z.array(SubscriptionChange).max(MOST_PARTS),
  updatedAt: Instant.nullish(),
});
export type SubscriptionRecord = z.infer<typeof SubscriptionRecord>;

const InvoiceLine = z.strictObject({ description: plainText(1000), amount: Amount, recurring: z.boolean() });
export type InvoiceLine = z.infer<typeof InvoiceLine>;

const Payment = z.strictObject({ id: CustomerId, amount: Amount, paidAt: Instant });
export type Payment = z.infer<typeof Payment>;

/** A record of `PUT /api/v1/invoices`; all its amounts are of its one currency, lines and payments are replaced whole. */
export const InvoiceRecord = z.strictObject({
  id: CustomerId,
  accountId: CustomerId,
  number: wordedText(200),
  issuedAt: Instant,
  dueAt: Instant.nullish(),
  status: z.enum(INVOICE_STATUSES),
  currency: Currency,
  lines: z.array(InvoiceLine).max(MOST_PARTS),
  payments: z.array(Payment).max(MOST_PARTS).nullish(),
  updatedAt: Instant.nullish(),
});
export type InvoiceRecord = z.infer<typeof InvoiceRecord>;

export const RecordId = z.strictObject({ id: CustomerId });
export const Done = z.strictObject({});

/** A subscription as the API gives it. */
export const StoredSubscription = z.strictObject({
  id: z.string(),
  accountId: z.string(),
  code: z.string(),
  billingCycle: z.enum(CYCLES),
  currency: z.string(),
  startDate: z.string(),
  endDate: z.string().nullable(),
  renewal: z.enum(RENEWALS).nullable(),
  renewsOn: z.string().nullable(),
  termMonths: z.int().nullable(),
  cancelledAt: z.iso.datetime().nullable(),
  trialEndsOn: z.string().nullable(),
  changes: z.array(z.strictObject({ effectiveOn: z.string(), quantity: z.int(), unitAmount: z.int(), discountAmount: z.int() })),
  updatedAt: z.iso.datetime(),
});

/** An invoice as the API gives it. */
export const StoredInvoice = z.strictObject({
  id: z.string(),
  accountId: z.string(),
  number: z.string(),
  issuedAt: z.iso.datetime(),
  dueAt: z.iso.datetime().nullable(),
  status: z.enum(INVOICE_STATUSES),
  currency: z.string(),
  lines: z.array(z.strictObject({ description: z.string(), amount: z.int(), recurring: z.boolean() })),
  payments: z.array(z.strictObject({ id: z.string(), amount: z.int(), paidAt: z.iso.datetime() })),
  updatedAt: z.iso.datetime(),
});

/** At most ten digits before the point and ten behind it, and more than nothing. */
const Rate = z.string().regex(/^(?=.*[1-9])\d{1,10}(\.\d{1,10})?$/, 'A rate is a positive decimal number with at most 10 decimals');

/** What one unit of a currency is worth in the organization's own, from a day until the next rate's. */
export const ExchangeRate = z.strictObject({ currency: Currency, day: CalendarDay, rate: Rate });
export const RateId = ExchangeRate.omit({ rate: true });

/** All rates, latest first, and the currency that they lead into. */
export const ExchangeRates = z.strictObject({
  currency: z.string(),
  rates: z.array(z.strictObject({ currency: z.string(), day: z.string(), rate: z.string() })),
});

/** A currency without a rate, and the earliest day that needs one. */
export const MissingRate = z.strictObject({ currency: z.string(), day: z.string() });
export type MissingRate = z.infer<typeof MissingRate>;

/** Minor units of the organization's currency. */
const Sum = z.number();
const Month = z.string().describe('YYYY-MM');

/** The Financials page's figures (seed 002). */
export const Financials = z.strictObject({
  currency: z.string(),
  lifetimeRevenue: Sum,
  months: z.array(
    z.strictObject({ month: Month, recurringInvoiceRevenue: Sum, nonRecurringInvoiceRevenue: Sum, subscriptionMrr: Sum, payments: Sum }),
  ),
  mrrHistory: z.array(
    z.strictObject({ month: Month, starting: Sum, new: Sum, expansion: Sum, contraction: Sum, churn: Sum, reactivation: Sum, ending: Sum }),
  ),
  subscriptions: z.array(
    z.strictObject({
      id: z.string(),
      code: z.string(),
      billingCycle: z.enum(CYCLES),
      /** Of its own amounts; those here are in the organization's. */
      currency: z.string(),
      startDate: z.string(),
      endDate: z.string().nullable(),
      /** Its MRR at the last instant of the month before the day's; null when it started later. */
      monthlyRevenue: Sum.nullable(),
      /** Its MRR at the first instant of the day's month: its part of that month's subscriptionMrr. */
      monthStartMrr: Sum,
      nextRenewalDate: z.string().nullable(),
      /** MRR times the months of the term; null when it isn't renewed or has no term. */
      renewalAmount: Sum.nullable(),
    }),
  ),
});
export type Financials = z.infer<typeof Financials>;

/** The figures, or the rates without which they cannot be told. */
export const FinancialsReading = z.strictObject({
  asOf: z.string(),
  partial: z.boolean(),
  freshTo: z.iso.datetime(),
  missing: z.array(MissingRate),
  /** Null while a rate is missing. */
  financials: Financials.nullable(),
});

/** The money of an account and everything visible below it; figures are null while a rate is missing. */
export const TreeMoney = z.strictObject({
  asOf: z.string(),
  currency: z.string(),
  missing: z.array(MissingRate),
  /** At the end of the day. */
  mrr: Sum.nullable(),
  lifetimeRevenue: Sum.nullable(),
});
