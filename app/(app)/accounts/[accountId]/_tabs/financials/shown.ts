import { fileOf, type TabFile } from '@/app/(app)/accounts/[accountId]/_tabs/define-tab';
import { ask } from '@/lib/core/operation';
import { exportInvoices, exportMrr, exportPayments, exportSubscriptions } from '@/lib/features/money/export';
import { listInvoiceTable, listPaymentTable } from '@/lib/features/money/queries';
import { invoiceTable, mrrTable, paymentTable, subscriptionTable } from '@/lib/features/money/table';
import type { Filter } from '@/lib/kit/filter';
import type { TableSpec } from '@/lib/kit/table-spec';
import { defaultState } from '@/lib/kit/table-state';
import { encodeState, hrefWith } from '@/lib/kit/url-codec';
import { type AccountPlace, keptParams, tableAt } from '@/lib/next/account-page';

/** The tables of the page; the address names the one that is shown. */
export const TABLES = ['invoices', 'payments', 'subscriptions', 'mrr'] as const;
export type TableName = (typeof TABLES)[number];

export function shownTable({ search }: Pick<AccountPlace, 'search'>): TableName {
  return TABLES.find((name) => name === search.show) ?? 'invoices';
}

const paramsOf = (name: TableName): Record<string, string> => (name === 'invoices' ? {} : { show: name });

export const invoicesAt = (place: AccountPlace) => tableAt(invoiceTable, place, paramsOf('invoices'));
export const paymentsAt = (place: AccountPlace) => tableAt(paymentTable, place, paramsOf('payments'));
export const subscriptionsAt = (place: AccountPlace) => tableAt(subscriptionTable, place, paramsOf('subscriptions'));
export const mrrAt = (place: AccountPlace) => tableAt(mrrTable, place, paramsOf('mrr'));

/** Where a table is shown. */
export function tableHref(place: AccountPlace, name: TableName): string {
  return hrefWith(place.path, { ...keptParams(place), ...paramsOf(name) });
}

/** Where the rows of a table are shown that meet a filter. */
function filteredHref<Row extends object>(place: AccountPlace, name: TableName, spec: TableSpec<Row>, filter: Filter): string {
  const base = defaultState(spec);
  return `${hrefWith(place.path, { ...keptParams(place), ...paramsOf(name), ...encodeState(spec, { ...base, filter }, base) })}#rows`;
}

/** Before every invoice. */
const FIRST_DAY = '1900-01-01';

/** Invoices that count: drafts and voided ones never do. */
const COUNTED = { column: 'status', op: 'in', value: ['open', 'paid', 'uncollectible'] } as const;

/** The rows that make each figure of a period; both days are included, and without the first it is everything up to the last. */
export function rowsOf(place: AccountPlace, from: string | null, to: string) {
  const during = (column: string) => ({ column, op: 'between', value: [from ?? FIRST_DAY, to] }) as const;
  const counted = { ...COUNTED, value: [...COUNTED.value] };
  return {
    invoices: filteredHref(place, 'invoices', invoiceTable, { all: [counted, during('issuedAt')] }),
    payments: filteredHref(place, 'payments', paymentTable, { all: [counted, during('paidAt')] }),
    subscriptions: `${tableHref(place, 'subscriptions')}#rows`,
    movements: (months: readonly { month: string }[]) =>
      filteredHref(place, 'mrr', mrrTable, { all: [{ column: 'month', op: 'in', value: months.map(({ month }) => month) }] }),
    renewing: (day: string) =>
      filteredHref(place, 'subscriptions', subscriptionTable, { all: [{ column: 'nextRenewalDate', op: 'between', value: [day, day] }] }),
  };
}

/** The page of invoices, when they are shown. */
export function askInvoices(place: AccountPlace) {
  if (shownTable(place) !== 'invoices') return undefined;
  const { filter, sort, cursor } = invoicesAt(place).table.state;
  return ask(listInvoiceTable, { accountId: place.accountId, filter, sort, cursor });
}

/** The page of payments, likewise. */
export function askPayments(place: AccountPlace) {
  if (shownTable(place) !== 'payments') return undefined;
  const { filter, sort, cursor } = paymentsAt(place).table.state;
  return ask(listPaymentTable, { accountId: place.accountId, filter, sort, cursor });
}

/** The table that is shown, as a file. */
export function moneyFile(place: AccountPlace): TabFile {
  const { accountId, asOf } = place;
  const files: Record<TableName, () => TabFile> = {
    invoices: () => fileOf(exportInvoices, invoicesAt(place).table, { accountId }),
    payments: () => fileOf(exportPayments, paymentsAt(place).table, { accountId }),
    subscriptions: () => fileOf(exportSubscriptions, subscriptionsAt(place).table, { accountId, asOf }),
    mrr: () => fileOf(exportMrr, mrrAt(place).table, { accountId, asOf }),
  };
  return files[shownTable(place)]();
}
