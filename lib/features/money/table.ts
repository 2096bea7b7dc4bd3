import { defineTable, type MoneyValue } from '@/lib/kit/table-spec';
import { CYCLES, type Cycle, INVOICE_STATUSES, type InvoiceStatus } from './contract';

const statuses = INVOICE_STATUSES.map((value) => ({ value, label: `money.status.${value}` }));

/** One invoice of an account; amounts are in its own currency. */
export interface InvoiceRow {
  key: string;
  number: string;
  issuedAt: string;
  dueAt: string | null;
  status: InvoiceStatus;
  currency: string;
  recurring: MoneyValue;
  oneTime: MoneyValue;
  total: MoneyValue;
  paid: MoneyValue;
}

/** The invoice history of an account. */
export const invoiceTable = defineTable<InvoiceRow>()({
  id: 'invoices',
  rowKey: 'key',
  rowHref: '?open=invoice:{key}',
  defaultSort: { column: 'issuedAt', direction: 'desc' },
  columns: [
    { id: 'number', header: 'money.column.number', kind: 'link', path: 'number', sortable: true, filterable: true },
    { id: 'issuedAt', header: 'money.column.issuedAt', kind: 'datetime', path: 'issuedAt', sortable: true, filterable: true },
    { id: 'status', header: 'money.column.status', kind: 'enum', path: 'status', sortable: true, filterable: true, width: 112, options: statuses },
    { id: 'recurring', header: 'money.column.recurring', kind: 'money', path: 'recurring', sortable: true, filterable: true, width: 124 },
    { id: 'oneTime', header: 'money.column.oneTime', kind: 'money', path: 'oneTime', sortable: true, filterable: true, width: 124 },
    { id: 'total', header: 'money.column.total', kind: 'money', path: 'total', sortable: true, filterable: true, width: 124 },
    { id: 'paid', header: 'money.column.paid', kind: 'money', path: 'paid', sortable: true, filterable: true, width: 124 },
    { id: 'dueAt', header: 'money.column.dueAt', kind: 'datetime', path: 'dueAt', sortable: true, filterable: true },
    { id: 'currency', header: 'money.column.currency', kind: 'enum', path: 'currency', filterable: true, defaultVisible: false, width: 90 },
    { id: 'key', header: 'money.column.invoiceId', kind: 'text', path: 'key', sortable: true, filterable: true, defaultVisible: false, width: 160 },
  ],
});
export type InvoiceColumn = (typeof invoiceTable.columns)[number]['id'];

/** One payment of an invoice. */
export interface PaymentRow {
  /** Of invoice and payment: unique within the account. */
  key: string;
  id: string;
  invoice: string;
  number: string;
  paidAt: string;
  status: InvoiceStatus;
  currency: string;
  amount: MoneyValue;
}

/** The payments of an account's invoices. */
export const paymentTable = defineTable<PaymentRow>()({
  id: 'payments',
  rowKey: 'key',
  rowHref: '?open=invoice:{invoice}',
  defaultSort: { column: 'paidAt', direction: 'desc' },
  columns: [
    { id: 'number', header: 'money.column.number', kind: 'link', path: 'number', sortable: true, filterable: true },
    { id: 'paidAt', header: 'money.column.paidAt', kind: 'datetime', path: 'paidAt', sortable: true, filterable: true },
    { id: 'amount', header: 'money.column.amount', kind: 'money', path: 'amount', sortable: true, filterable: true, width: 140 },
    { id: 'status', header: 'money.column.status', kind: 'enum', path: 'status', sortable: true, filterable: true, width: 120, options: statuses },
    { id: 'id', header: 'money.column.paymentId', kind: 'text', path: 'id', sortable: true, filterable: true, width: 180 },
    { id: 'currency', header: 'money.column.currency', kind: 'enum', path: 'currency', filterable: true, defaultVisible: false, width: 90 },
  ],
});
export type PaymentColumn = (typeof paymentTable.columns)[number]['id'];

/** One subscription of an account; figures are in the organization's currency. */
export interface SubscriptionRow {
  id: string;
  code: string;
  billingCycle: Cycle;
  startDate: string;
  endDate: string | null;
  monthlyRevenue: MoneyValue | null;
  mrr: MoneyValue;
  nextRenewalDate: string | null;
  renewalAmount: MoneyValue | null;
  currency: string;
}

/** The subscription history of an account (seed 002, every column). */
export const subscriptionTable = defineTable<SubscriptionRow>()({
  id: 'subscriptions',
  rowKey: 'id',
  defaultSort: { column: 'id', direction: 'asc' },
  columns: [
    { id: 'id', header: 'money.column.subscriptionId', kind: 'text', path: 'id', sortable: true, filterable: true },
    { id: 'startDate', header: 'money.column.startDate', kind: 'date', path: 'startDate', sortable: true, filterable: true, width: 116 },
    { id: 'endDate', header: 'money.column.endDate', kind: 'date', path: 'endDate', sortable: true, filterable: true, width: 116 },
    { id: 'code', header: 'money.column.code', kind: 'text', path: 'code', sortable: true, filterable: true, width: 140 },
    {
      id: 'billingCycle',
      header: 'money.column.billingCycle',
      kind: 'enum',
      path: 'billingCycle',
      sortable: true,
      filterable: true,
      width: 110,
      options: CYCLES.map((value) => ({ value, label: `money.cycle.${value}` })),
    },
    {
      id: 'monthlyRevenue',
      header: 'money.column.monthlyRevenue',
      kind: 'money',
      path: 'monthlyRevenue',
      sortable: true,
      filterable: true,
      width: 140,
    },
    { id: 'mrr', header: 'money.column.monthStartMrr', kind: 'money', path: 'mrr', sortable: true, filterable: true, width: 140 },
    {
      id: 'nextRenewalDate',
      header: 'money.column.nextRenewal',
      kind: 'date',
      path: 'nextRenewalDate',
      sortable: true,
      filterable: true,
      width: 128,
    },
    { id: 'renewalAmount', header: 'money.column.renewalAmount', kind: 'money', path: 'renewalAmount', sortable: true, filterable: true, width: 140 },
    { id: 'currency', header: 'money.column.currency', kind: 'text', path: 'currency', sortable: true, defaultVisible: false, width: 90 },
  ],
});

/** MRR of one month and its movements, in the organization's currency. */
export interface MrrRow {
  month: string;
  starting: MoneyValue;
  new: MoneyValue;
  expansion: MoneyValue;
  reactivation: MoneyValue;
  contraction: MoneyValue;
  churn: MoneyValue;
  ending: MoneyValue;
}

const movement = <const Id extends keyof Omit<MrrRow, 'month'>>(id: Id) =>
  ({ id, header: `money.movement.${id}`, kind: 'money', path: id, sortable: true, filterable: true, width: 128 }) as const;

/** The MRR history of an account. */
export const mrrTable = defineTable<MrrRow>()({
  id: 'mrr',
  rowKey: 'month',
  defaultSort: { column: 'month', direction: 'desc' },
  columns: [
    { id: 'month', header: 'money.column.month', kind: 'enum', path: 'month', sortable: true, filterable: true },
    movement('starting'),
    movement('new'),
    movement('expansion'),
    movement('reactivation'),
    movement('contraction'),
    movement('churn'),
    movement('ending'),
  ],
});
