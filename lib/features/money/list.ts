import { sql } from 'kysely';
import type { Context, ScopedAccount } from '@/lib/core/context';
import { type CountedView, countedPage, textColumn } from '@/lib/core/db/counted-page';
import { moneyColumn } from '@/lib/core/db/money-column';
import type { SqlColumns } from '@/lib/core/db/table-query';
import type { InvoiceStatus } from './contract';
import { type InvoiceColumn, type InvoiceRow, invoiceTable, type PaymentColumn, type PaymentRow, paymentTable } from './table';

const currency = sql`i.currency`;

/** Columns over `invoice i`. */
const invoiceColumns: SqlColumns<InvoiceColumn> = {
  number: { ...textColumn(sql<string>`i.number`), nullable: false },
  issuedAt: { value: sql`i.issued_at`, type: 'timestamptz', nullable: false },
  dueAt: { value: sql`i.due_at`, type: 'timestamptz' },
  status: { value: sql`i.status`, type: 'text', nullable: false },
  currency: { value: sql`i.currency::text`, type: 'text', nullable: false },
  recurring: moneyColumn(sql`i.recurring_amount`, currency),
  oneTime: moneyColumn(sql`i.one_time_amount`, currency),
  total: moneyColumn(sql`(i.recurring_amount + i.one_time_amount)`, currency),
  paid: moneyColumn(sql`i.paid_amount`, currency),
  key: { ...textColumn(sql<string>`i.key`), nullable: false },
};

/** One page of an account's invoices, and how many match. */
export async function invoicePage(ctx: Context, account: ScopedAccount, view: CountedView) {
  const query = ctx.db
    .selectFrom('invoice as i')
    .select(['i.key', 'i.number', 'i.issuedAt', 'i.dueAt', 'i.status', 'i.currency', 'i.recurringAmount', 'i.oneTimeAmount', 'i.paidAmount'])
    .where('i.accountId', '=', account.id)
    .where('i.deletedAt', 'is', null);
  const key = { value: sql`i.id`, type: 'bigint', nullable: false } as const;
  const { rows, ...page } = await countedPage(ctx, query, { spec: invoiceTable, columns: invoiceColumns, key }, view);
  const shown = rows.map(({ key: id, number, issuedAt, dueAt, status, recurringAmount, oneTimeAmount, paidAmount, ...row }): InvoiceRow => {
    const money = (amount: number) => ({ amount, currency: row.currency });
    return {
      ...{ key: id, number, issuedAt: issuedAt.toISOString(), dueAt: dueAt?.toISOString() ?? null, status: status as InvoiceStatus },
      currency: row.currency,
      recurring: money(recurringAmount),
      oneTime: money(oneTimeAmount),
      total: money(recurringAmount + oneTimeAmount),
      paid: money(paidAmount),
    };
  });
  return { rows: shown, ...page };
}

/** Columns over `invoice_payment p` of `invoice i`. */
const paymentColumns: SqlColumns<PaymentColumn> = {
  number: { ...textColumn(sql<string>`i.number`), nullable: false },
  paidAt: { value: sql`p.paid_at`, type: 'timestamptz', nullable: false },
  amount: moneyColumn(sql`p.amount`, currency),
  status: { value: sql`i.status`, type: 'text', nullable: false },
  id: { ...textColumn(sql<string>`p.key`), nullable: false },
  currency: { value: sql`i.currency::text`, type: 'text', nullable: false },
};

/** One page of the payments of an account's invoices, and how many match. */
export async function paymentPage(ctx: Context, account: ScopedAccount, view: CountedView) {
  const query = ctx.db
    .selectFrom('invoicePayment as p')
    .innerJoin('invoice as i', (join) => join.onRef('i.organizationId', '=', 'p.organizationId').onRef('i.id', '=', 'p.invoiceId'))
    .select(['p.key as id', 'i.key as invoice', 'i.number', 'p.paidAt', 'p.amount', 'i.status', 'i.currency'])
    .where('i.accountId', '=', account.id)
    .where('i.deletedAt', 'is', null);
  const key = { value: sql`(i.key || chr(10) || p.key)`, type: 'text', nullable: false } as const;
  const { rows, ...page } = await countedPage(ctx, query, { spec: paymentTable, columns: paymentColumns, key }, view);
  const shown = rows.map(
    ({ id, invoice, number, paidAt, amount, status, currency: of }): PaymentRow => ({
      ...{ key: `${invoice}\n${id}`, id, invoice, number, paidAt: paidAt.toISOString(), status: status as InvoiceStatus, currency: of },
      amount: { amount, currency: of },
    }),
  );
  return { rows: shown, ...page };
}
