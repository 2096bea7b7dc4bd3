import { type AsOf, resolveAsOf } from '@/lib/core/as-of';
import type { Context } from '@/lib/core/context';
import { defineOperation } from '@/lib/core/operation';
import { AccountReading } from '@/lib/features/usage/contract';
import { accountBilling, accountLifetimes, accountOutcomes } from './billing';
import { FinancialsReading, TreeMoney } from './contract';
import { readFinancials } from './financials';
import { invoicePage, paymentPage } from './list';
import { InvoiceTablePage, InvoiceTableRequest, PaymentTablePage, PaymentTableRequest } from './pages';
import { readTreeMoney } from './tree';

/** What an account pays, month by month; in place of the figures, the rates that they lack. */
export const readAccountFinancials = defineOperation({
  name: 'money.financials',
  kind: 'read',
  permission: 'money:read',
  scope: (input) => input.accountId,
  input: AccountReading,
  output: FinancialsReading,
  run: async (ctx, { asOf: asked }, account) => {
    const asOf = resolveAsOf(ctx, asked);
    const { missing, financials } = await readFinancials(ctx, account, asOf);
    const described = { asOf: asOf.day, partial: asOf.partial, freshTo: ctx.now.toISOString() };
    return { ...described, missing, financials: missing.length > 0 ? null : financials };
  },
});

/** One page of an account's invoices. */
export const listInvoiceTable = defineOperation({
  name: 'invoice.table',
  kind: 'read',
  permission: 'money:read',
  scope: (input) => input.accountId,
  input: InvoiceTableRequest,
  output: InvoiceTablePage,
  run: (ctx, { filter, sort, cursor, limit }, account) => invoicePage(ctx, account, { filter, sort, cursor, size: limit }),
});

/** One page of the payments of its invoices. */
export const listPaymentTable = defineOperation({
  name: 'payment.table',
  kind: 'read',
  permission: 'money:read',
  scope: (input) => input.accountId,
  input: PaymentTableRequest,
  output: PaymentTablePage,
  run: (ctx, { filter, sort, cursor, limit }, account) => paymentPage(ctx, account, { filter, sort, cursor, size: limit }),
});

/** Money rolled up over an account and all below it that the reader may see. */
export const readAccountTreeMoney = defineOperation({
  name: 'money.tree',
  kind: 'read',
  permission: 'money:read',
  scope: (input) => input.accountId,
  input: AccountReading,
  output: TreeMoney,
  run: async (ctx, { asOf: asked }, account) => {
    const asOf = resolveAsOf(ctx, asked);
    const { missing, mrr, lifetime } = await readTreeMoney(ctx, account, asOf);
    const isWhole = missing.length === 0;
    const figures = { mrr: isWhole ? mrr : null, lifetimeRevenue: isWhole ? lifetime : null };
    return { asOf: asOf.day, currency: ctx.organization.currency, missing, ...figures };
  },
});

/** What accounts pay and owe as of a day, for metrics. */
export const readBilling = (ctx: Context, accountIds: readonly number[], asOf: AsOf) => accountBilling(ctx, accountIds, asOf);

/** What accounts were ever invoiced. */
export const readLifetimes = (ctx: Context, accountIds: readonly number[], asOf: AsOf) => accountLifetimes(ctx, accountIds, asOf);

/** Which accounts left and which renewed between two days. */
export const readOutcomes = (ctx: Context, accountIds: readonly number[], from: string, to: string) => accountOutcomes(ctx, accountIds, from, to);
