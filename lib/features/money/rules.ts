import type { FieldError } from '@/lib/core/errors';
import { given } from '@/lib/core/record-upsert';
import { MOST_MONEY } from '@/lib/kit/money';
import type { InvoiceLine, InvoiceRecord, Payment, SubscriptionChange, SubscriptionRecord } from './contract';

/** A subscription as it is stored; days are YYYY-MM-DD. */
export interface SubscriptionFields {
  code: string;
  billingCycle: SubscriptionRecord['billingCycle'];
  currency: string;
  startOn: string;
  endOn: string | null;
  renewal: 'auto' | 'manual' | 'none' | null;
  renewsOn: string | null;
  termMonths: number | null;
  cancelledAt: Date | null;
  trialEndsOn: string | null;
  /** By day. */
  changes: SubscriptionChange[];
}

/** The subscription after a record. */
export function mergeSubscription(before: SubscriptionFields | null, record: SubscriptionRecord): SubscriptionFields {
  return {
    code: record.code,
    billingCycle: record.billingCycle,
    currency: record.currency,
    startOn: record.startDate,
    endOn: given(record.endDate, before?.endOn),
    renewal: given(record.renewal, before?.renewal),
    renewsOn: given(record.renewsOn, before?.renewsOn),
    termMonths: given(record.termMonths, before?.termMonths),
    cancelledAt: given(record.cancelledAt, before?.cancelledAt),
    trialEndsOn: given(record.trialEndsOn, before?.trialEndsOn),
    changes: record.changes.toSorted((a, b) => (a.effectiveOn < b.effectiveOn ? -1 : 1)),
  };
}

/** What makes a subscription impossible, in the words of its record. */
export function subscriptionFault({ startOn, endOn, changes }: SubscriptionFields): FieldError | null {
  if (endOn !== null && endOn <= startOn) return { path: 'endDate', code: 'too_small', message: 'The end must be after the start' };
  for (const [index, change] of changes.entries()) {
    const fault = (code: string, message: string) => ({ path: 'changes', code, message: `${change.effectiveOn}: ${message}` });
    if (change.effectiveOn < startOn) return fault('too_small', 'a change must not be before the start');
    if (change.effectiveOn === changes[index + 1]?.effectiveOn) return fault('repeated', 'only one change a day');
    const price = BigInt(change.quantity) * BigInt(change.unitAmount);
    if (price > MOST_MONEY) return fault('too_big', 'quantity times unit amount is more than 10¹⁵');
    if (change.discountAmount > price) return fault('too_big', 'the discount is more than quantity times unit amount');
  }
  return null;
}

/** An invoice as it is stored. */
export interface InvoiceFields {
  number: string;
  issuedAt: Date;
  dueAt: Date | null;
  status: InvoiceRecord['status'];
  currency: string;
  lines: InvoiceLine[];
  payments: Payment[];
}

/** The invoice after a record. */
export function mergeInvoice(before: InvoiceFields | null, record: InvoiceRecord): InvoiceFields {
  const { number, issuedAt, status, currency, lines } = record;
  const payments = (given(record.payments, before?.payments) ?? []).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return { number, issuedAt, dueAt: given(record.dueAt, before?.dueAt), status, currency, lines, payments };
}

const sumOf = (amounts: readonly { amount: number }[]) => amounts.reduce((sum, { amount }) => sum + BigInt(amount), 0n);
const isTooMuch = (sum: bigint) => sum > MOST_MONEY || sum < -MOST_MONEY;

/** What makes an invoice impossible. */
export function invoiceFault({ lines, payments }: InvoiceFields): FieldError | null {
  const ids = new Set(payments.map(({ id }) => id));
  if (ids.size < payments.length) return { path: 'payments', code: 'repeated', message: 'Two payments have the same id' };
  for (const [path, amounts] of [
    ['lines', lines],
    ['payments', payments],
  ] as const)
    if (isTooMuch(sumOf(amounts))) return { path, code: 'too_big', message: 'Together they are more than 10¹⁵' };
  return null;
}

/** The sums that are kept with an invoice. */
export function invoiceSums({ lines, payments }: Pick<InvoiceFields, 'lines' | 'payments'>) {
  return {
    recurringAmount: Number(sumOf(lines.filter(({ recurring }) => recurring))),
    oneTimeAmount: Number(sumOf(lines.filter(({ recurring }) => !recurring))),
    paidAmount: Number(sumOf(payments)),
  };
}
