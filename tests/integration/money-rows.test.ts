import '@/tests/support/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rowsOf } from '@/app/(app)/accounts/[accountId]/_tabs/financials/shown';
import type { Caller } from '@/lib/core/actor';
import { systemCaller } from '@/lib/core/auth/callers';
import { closeConnections } from '@/lib/core/db/pool';
import { invoke, type Operation } from '@/lib/core/operation';
import { openStream, type StreamOperation } from '@/lib/core/stream';
import type { Financials } from '@/lib/features/money/contract';
import { exportInvoices, exportMrr, exportPayments, exportSubscriptions } from '@/lib/features/money/export';
import { earliestRenewal, MRR_STEPS, monthsBetween, periodOf } from '@/lib/features/money/metrics';
import { listInvoiceTable, listPaymentTable, readAccountFinancials } from '@/lib/features/money/queries';
import { mrrRows, subscriptionRows } from '@/lib/features/money/rows';
import { invoiceTable, mrrTable, paymentTable, subscriptionTable } from '@/lib/features/money/table';
import { exportNps } from '@/lib/features/survey/export';
import { listNpsTable } from '@/lib/features/survey/queries';
import { npsTable } from '@/lib/features/survey/table';
import { exportTickets } from '@/lib/features/ticket/export';
import { listTicketTable } from '@/lib/features/ticket/queries';
import { ticketTable } from '@/lib/features/ticket/table';
import { csvCells } from '@/lib/kit/cell-text';
import { csvLine } from '@/lib/kit/csv';
import { addDays, dayOf, monthStart } from '@/lib/kit/day';
import { NO_FILTER } from '@/lib/kit/filter';
import { tableRows } from '@/lib/kit/table-rows';
import type { MoneyValue, Sort, TableSpec } from '@/lib/kit/table-spec';
import { decodeState } from '@/lib/kit/url-codec';
import { book, goldenOrganization } from '@/tests/support/golden-book';

let reader: Caller;

const accounts = book.accounts.map(({ id, createdAt }) => ({ accountId: id, createdAt }));
const calendar = () => ({ today: book.asOf, timeZone: book.timezone });
const sumOf = (amounts: readonly (MoneyValue | null)[]) => amounts.reduce((total, value) => total + (value?.amount ?? 0), 0);

interface Page<Row> {
  rows: Row[];
  next: string | null;
}

/** Every row of a table as its pages give them. */
async function allRows<I, Row>(table: Operation<I, Page<Row>>, input: object): Promise<Row[]> {
  const rows: Row[] = [];
  for (let cursor: string | null | undefined = null; cursor !== undefined; ) {
    const page: Page<Row> = await invoke(table, reader, { ...input, cursor, limit: 7 });
    rows.push(...page.rows);
    cursor = page.next ?? undefined;
  }
  return rows;
}

/** What a link of the page asks its table for. */
function askedBy<Row extends object>(href: string, spec: TableSpec<Row>) {
  const { state, warnings } = decodeState(spec, Object.fromEntries(new URL(href, 'http://localhost').searchParams));
  expect(warnings).toEqual([]);
  return { filter: state.filter, sort: state.sort };
}

async function figuresAt(accountId: string, asOf: string): Promise<Financials> {
  const { financials } = await invoke(readAccountFinancials, reader, { accountId, asOf });
  if (!financials) throw new Error('a rate is missing');
  return financials;
}

const placeOf = (accountId: string) =>
  ({ accountId, path: `/accounts/${accountId}/financials`, asOf: undefined, from: undefined, search: {} }) as unknown as Parameters<typeof rowsOf>[0];

beforeAll(async () => {
  const { organization } = await goldenOrganization('Rows of money');
  reader = await systemCaller(organization.id, 'test');
});
afterAll(closeConnections);

/** Some days of each account: within a month, at its end and in a leap year. */
const days = accounts.flatMap(({ accountId, createdAt }) => {
  const months = monthsBetween(createdAt.slice(0, 10), book.asOf);
  return months.flatMap((month, index) => {
    const day = index % 3 === 0 ? dayOf(monthStart(month + 1) - 1) : dayOf(monthStart(month) + (index % 28));
    return day <= book.asOf && day >= addDays(createdAt.slice(0, 10), 1) ? [{ accountId, asOf: day }] : [];
  });
});

describe.each(days)('the figures of $accountId as of $asOf', ({ accountId, asOf }) => {
  it('are the sums of the rows that they open', async () => {
    const financials = await figuresAt(accountId, asOf);
    const month = financials.months.at(-1);
    const links = rowsOf(placeOf(accountId), month ? `${month.month}-01` : null, asOf);
    const invoices = await allRows(listInvoiceTable, { accountId, ...askedBy(links.invoices, invoiceTable) });
    const payments = await allRows(listPaymentTable, { accountId, ...askedBy(links.payments, paymentTable) });
    const ever = await allRows(listInvoiceTable, { accountId, ...askedBy(rowsOf(placeOf(accountId), null, asOf).invoices, invoiceTable) });
    const subscriptions = tableRows(subscriptionTable, subscriptionRows(financials), askedBy(links.subscriptions, subscriptionTable), calendar());
    expect(month).toEqual({
      month: asOf.slice(0, 7),
      recurringInvoiceRevenue: sumOf(invoices.map(({ recurring }) => recurring)),
      nonRecurringInvoiceRevenue: sumOf(invoices.map(({ oneTime }) => oneTime)),
      subscriptionMrr: sumOf(subscriptions.map(({ mrr }) => mrr)),
      payments: sumOf(payments.map(({ amount }) => amount)),
    });
    expect(financials.lifetimeRevenue).toBe(sumOf(ever.map(({ total }) => total)));
    const year = financials.mrrHistory.slice(-12);
    const moved = tableRows(mrrTable, mrrRows(financials), askedBy(links.movements(year), mrrTable), calendar()).toReversed();
    expect(moved.map(({ month: name }) => name)).toEqual(year.map(({ month: name }) => name));
    const period = periodOf(year);
    for (const step of MRR_STEPS) {
      const column = moved.map((row) => row[step]);
      const shown = step === 'starting' ? column.slice(0, 1) : step === 'ending' ? column.slice(-1) : column;
      expect(sumOf(shown), step).toBe(period[step]);
    }
    const dated = financials.subscriptions.map(({ nextRenewalDate, renewalAmount }) => ({ on: nextRenewalDate, amount: renewalAmount }));
    const next = earliestRenewal(dated, asOf);
    if (next === null) return;
    const renewing = tableRows(subscriptionTable, subscriptionRows(financials), askedBy(links.renewing(next.on), subscriptionTable), calendar());
    expect(renewing.length).toBeGreaterThan(0);
    expect(renewing.some(({ renewalAmount }) => renewalAmount === null) ? null : sumOf(renewing.map((row) => row.renewalAmount))).toBe(next.amount);
  });
});

/** A table in two orders, the second with what a filter lets through. */
const views = (spec: Spec, sort: Sort, filter: object) => [
  { filter: NO_FILTER, sort: spec.defaultSort },
  { filter: { all: [filter] }, sort },
];

type Spec = Pick<TableSpec, 'columns' | 'defaultSort'>;

interface Table {
  name: string;
  spec: Spec;
  stream: unknown;
  read: (accountId: string, view: object) => Promise<readonly object[]>;
  sort: Sort;
  filter: object;
}

const paged =
  <I, Row extends object>(table: Operation<I, Page<Row>>): Table['read'] =>
  (accountId, view) =>
    allRows(table, { accountId, ...view });
const whole =
  (spec: Spec, rows: (financials: Financials) => readonly object[]): Table['read'] =>
  async (accountId, view) =>
    tableRows(spec, rows(await figuresAt(accountId, book.asOf)), view as { filter: typeof NO_FILTER; sort: Sort }, calendar());

const amount = (column: string) => ({ column, op: 'gte', value: 1 });
const tables: Table[] = [
  {
    ...{ name: 'invoices', spec: invoiceTable, stream: exportInvoices, read: paged(listInvoiceTable) },
    ...{ sort: { column: 'total', direction: 'asc' }, filter: amount('recurring') },
  },
  {
    ...{ name: 'payments', spec: paymentTable, stream: exportPayments, read: paged(listPaymentTable) },
    ...{ sort: { column: 'amount', direction: 'desc' }, filter: { column: 'status', op: 'is', value: 'paid' } },
  },
  {
    ...{ name: 'subscriptions', spec: subscriptionTable, stream: exportSubscriptions, read: whole(subscriptionTable, subscriptionRows) },
    ...{ sort: { column: 'startDate', direction: 'desc' }, filter: amount('mrr') },
  },
  {
    ...{ name: 'MRR history', spec: mrrTable, stream: exportMrr, read: whole(mrrTable, mrrRows) },
    ...{ sort: { column: 'ending', direction: 'asc' }, filter: amount('starting') },
  },
  {
    ...{ name: 'NPS answers', spec: npsTable, stream: exportNps, read: paged(listNpsTable) },
    ...{ sort: { column: 'score', direction: 'asc' }, filter: { column: 'score', op: 'lte', value: 6 } },
  },
  {
    ...{ name: 'tickets', spec: ticketTable, stream: exportTickets, read: paged(listTicketTable) },
    ...{ sort: { column: 'priority', direction: 'asc' }, filter: { column: 'isOpen', op: 'is', value: true } },
  },
];

describe.each(tables)('the file of $name', ({ spec, stream, read, sort, filter }) => {
  it.each(accounts)('of $accountId is the table, line by line', async ({ accountId }) => {
    const format = { locale: 'en', timeZone: book.timezone, word: (key: string) => key };
    const columns = spec.columns.map(({ id }) => id);
    for (const view of views(spec, sort, filter)) {
      const dated = spec === subscriptionTable || spec === mrrTable ? { asOf: book.asOf } : {};
      const rows = await read(accountId, view);
      const chunks: string[] = [];
      for await (const chunk of await openStream(stream as StreamOperation<unknown>, async () => reader, {
        accountId,
        ...dated,
        ...view,
        columns,
        words: {},
      }))
        chunks.push(chunk);
      const [, ...lines] = chunks.join('').split(/(?<=\r\n)/u);
      expect(lines).toEqual(rows.map((row) => csvLine(csvCells(spec.columns, row, format))));
    }
  });
});
