import * as z from 'zod';
import { CustomerId } from '@/lib/kit/plain-text';
import { tablePage, tableRequest } from '@/lib/kit/table-request';
import { INVOICE_STATUSES } from './contract';
import { invoiceTable, paymentTable } from './table';

const Money = z.strictObject({ amount: z.int(), currency: z.string() });

export const InvoiceTableRequest = tableRequest(invoiceTable).extend({ accountId: CustomerId });
export const PaymentTableRequest = tableRequest(paymentTable).extend({ accountId: CustomerId });

export const InvoiceTablePage = tablePage(
  z.strictObject({
    key: z.string(),
    number: z.string(),
    issuedAt: z.iso.datetime(),
    dueAt: z.iso.datetime().nullable(),
    status: z.enum(INVOICE_STATUSES),
    currency: z.string(),
    recurring: Money,
    oneTime: Money,
    total: Money,
    paid: Money,
  }),
);

export const PaymentTablePage = tablePage(
  z.strictObject({
    key: z.string(),
    id: z.string(),
    invoice: z.string(),
    number: z.string(),
    paidAt: z.iso.datetime(),
    status: z.enum(INVOICE_STATUSES),
    currency: z.string(),
    amount: Money,
  }),
);
