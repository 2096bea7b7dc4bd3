import { makeContext } from '@/lib/core/context';
import { withTenant } from '@/lib/core/db/database';
import { invoke } from '@/lib/core/operation';
import { upsertAccounts } from '@/lib/features/account/commands';
import { listInvoiceTable, readAccountFinancials } from '@/lib/features/money/queries';
import { invoiceTable } from '@/lib/features/money/table';
import { NO_FILTER } from '@/lib/kit/filter';
import { fillDealings } from '@/tests/support/many-invoices';
import { timeInDatabase } from '@/tests/support/statements';
import type { Bench, Finding } from './measurement';
import { median, p95, shown, timed } from './statistics';
import { newTenant } from './tenant';

const DATABASE_MS = 50;
const [INVOICES, SUBSCRIPTIONS, CHANGES] = [5_000, 200, 20];
const RUNS = 40;
const PAGE = { accountId: 'large', filter: NO_FILTER, sort: invoiceTable.defaultSort, cursor: null };

/** Opening Financials: the figures, and the first page of invoices below them. */
export async function measureFinancials({ scale, repetitions }: Bench): Promise<Finding[]> {
  const caller = await newTenant('Financials');
  const [invoices, subscriptions] = [Math.round(INVOICES * scale), Math.round(SUBSCRIPTIONS * scale)];
  await invoke(upsertAccounts, caller, { data: [{ id: 'large', name: 'Large', createdAt: '2016-01-01T00:00:00.000Z' }] });
  await fillDealings(caller.organization.id, 'large', { invoices, subscriptions, changes: CHANGES });
  const [times, inDatabase]: [number[], number[]] = [[], []];
  for (let run = 0; run < RUNS * repetitions; run++)
    await withTenant(caller.organization.id, async (db) => {
      const ctx = makeContext(caller, db);
      const open = async () => {
        await ctx.call(readAccountFinancials, { accountId: 'large' });
        await ctx.call(listInvoiceTable, PAGE);
      };
      times.push(await timed(async () => inDatabase.push(await timeInDatabase(open))));
    });
  const what = `Financials of ${shown(invoices)} invoices and ${shown(subscriptions)} subscriptions: p95`;
  const runs = `${RUNS * repetitions} openings`;
  const notes = [`figures of ten years with ${CHANGES} changes a subscription, and the first page of invoices`];
  return [
    {
      what: `${what} in the database, ms`,
      sides: [`${shown(median(inDatabase))} ms in the middle`, runs],
      value: p95(inDatabase),
      bound: 'most',
      target: DATABASE_MS,
      notes,
    },
    {
      what: `${what} with what is counted from the rows, ms`,
      sides: [`${shown(median(times))} ms in the middle`, runs],
      value: p95(times),
      bound: 'reported',
      target: 0,
      notes: [],
    },
  ];
}
