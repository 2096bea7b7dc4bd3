import type * as z from 'zod';
import type { Context } from '@/lib/core/context';
import { defineAccountExport, FileWords } from '@/lib/core/table-export';
import { AccountReading } from '@/lib/features/usage/contract';
import { tableRequest } from '@/lib/kit/table-request';
import { tableRows } from '@/lib/kit/table-rows';
import type { Financials } from './contract';
import { missingRates } from './conversion';
import { invoicePage, paymentPage } from './list';
import { InvoiceTableRequest, PaymentTableRequest } from './pages';
import { readAccountFinancials } from './queries';
import { mrrRows, subscriptionRows } from './rows';
import { invoiceTable, mrrTable, paymentTable, subscriptionTable } from './table';

const PART = 500;

/** The invoice table as a file. */
export const exportInvoices = defineAccountExport({
  name: 'invoice.export',
  permission: 'money:read',
  input: InvoiceTableRequest.omit({ cursor: true, limit: true }).extend(FileWords.shape),
  spec: () => invoiceTable,
  part: (ctx, account, { filter, sort }, cursor) => invoicePage(ctx, account, { filter, sort, cursor, size: PART }),
});

/** The payment table as a file. */
export const exportPayments = defineAccountExport({
  name: 'payment.export',
  permission: 'money:read',
  input: PaymentTableRequest.omit({ cursor: true, limit: true }).extend(FileWords.shape),
  spec: () => paymentTable,
  part: (ctx, account, { filter, sort }, cursor) => paymentPage(ctx, account, { filter, sort, cursor, size: PART }),
});

/** @throws AppError precondition while a rate is missing */
async function figuresOf(ctx: Context, { accountId, asOf }: z.infer<typeof AccountReading>): Promise<Financials> {
  const { financials, missing } = await ctx.call(readAccountFinancials, { accountId, asOf });
  if (!financials) throw missingRates(missing);
  return financials;
}

const calendar = ({ today, organization }: Context) => ({ today, timeZone: organization.timezone });

/** The subscription table as a file. */
export const exportSubscriptions = defineAccountExport({
  name: 'subscription.export',
  permission: 'money:read',
  input: AccountReading.extend(tableRequest(subscriptionTable).omit({ cursor: true, limit: true }).shape).extend(FileWords.shape),
  spec: () => subscriptionTable,
  part: async (ctx, _account, input) => ({
    rows: tableRows(subscriptionTable, subscriptionRows(await figuresOf(ctx, input)), input, calendar(ctx)),
    next: null,
  }),
});

/** The MRR history as a file. */
export const exportMrr = defineAccountExport({
  name: 'mrr.export',
  permission: 'money:read',
  input: AccountReading.extend(tableRequest(mrrTable).omit({ cursor: true, limit: true }).shape).extend(FileWords.shape),
  spec: () => mrrTable,
  part: async (ctx, _account, input) => ({
    rows: tableRows(mrrTable, mrrRows(await figuresOf(ctx, input)), input, calendar(ctx)),
    next: null,
  }),
});
