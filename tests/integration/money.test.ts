import '@/tests/support/database';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '@/lib/core/actor';
import { systemCaller } from '@/lib/core/auth/callers';
import { withTenant } from '@/lib/core/db/database';
import { closeConnections } from '@/lib/core/db/pool';
import { ask, invoke, invokeTogether } from '@/lib/core/operation';
import { refreshAccountVisibility } from '@/lib/features/account/commands';
import { listAccountChildren } from '@/lib/features/account/queries';
import { listInvoiceTable, listPaymentTable, readAccountFinancials, readAccountTreeMoney } from '@/lib/features/money/queries';
import { invoiceTable } from '@/lib/features/money/table';
import { createOrganization } from '@/lib/features/organization/commands';
import { listTicketTable } from '@/lib/features/ticket/queries';
import { type Answered, callApi } from '@/tests/support/api-client';
import { fillDealings } from '@/tests/support/many-invoices';
import { statementsOf } from '@/tests/support/statements';
import { newPerson, newTeam } from '@/tests/support/tenant';

interface BadRecord {
  name: string;
  collection: keyof typeof good;
  change: object;
  path: string;
}

const JANUARY = '2026-01-01T09:00:00.000Z';
const shared = { id: 'one', accountId: 'acme' };
const good = {
  invoices: {
    ...shared,
    ...{ number: 'F-1', issuedAt: JANUARY, status: 'open', currency: 'EUR' },
    lines: [{ description: 'Seats', amount: 10_000, recurring: true }],
  },
  subscriptions: {
    ...shared,
    ...{ code: 'TMS', billingCycle: 'month', currency: 'EUR', startDate: '2026-01-01' },
    changes: [{ effectiveOn: '2026-01-01', quantity: 2, unitAmount: 5000, discountAmount: 0 }],
  },
  nps: { ...shared, email: 'mari@acme.example', score: 9, submittedAt: JANUARY },
  csat: { ...shared, email: 'mari@acme.example', score: 5, submittedAt: JANUARY },
  tickets: { ...shared, subject: 'No labels', status: 'open', priority: 'high', type: 'problem', createdAt: JANUARY },
};
const bad: BadRecord[] = JSON.parse(readFileSync(join(import.meta.dirname, 'data/money-records.json'), 'utf8'));

let key: string;
let system: Caller;

const put = (collection: string, ...data: unknown[]): Promise<Answered> => callApi(`PUT /api/v1/${collection}`, { key, body: { data } });
const get = (path: string) => callApi(`GET /api/v1/${path}`, { key });
const accepted = (count = 1) => ({ accepted: count, stale: 0, rejected: [] });
const ALL = { filter: { all: [] }, cursor: null };

beforeAll(async () => {
  const made = await createOrganization({ name: 'Money', timezone: 'Europe/Berlin', currency: 'EUR' });
  key = made.apiKey;
  system = await systemCaller(made.organization.id, 'test');
  const accounts = ['acme', 'rates', 'moved', 'sums', 'large', 'late'].map((id) => ({ id, name: id, createdAt: '2025-12-15T00:00:00.000Z' }));
  await put('accounts', ...accounts, { id: 'unstated', name: 'unstated' });
});
afterAll(closeConnections);

describe('bad records', () => {
  const stored = () =>
    withTenant(system.organization.id, async (db) => {
      const { rows } = await sql<{ n: number }>`
        SELECT (SELECT count(*) FROM invoice) + (SELECT count(*) FROM subscription) + (SELECT count(*) FROM survey_response)
          + (SELECT count(*) FROM ticket) + (SELECT count(*) FROM timeline_entry) AS n`.execute(db);
      return rows[0]?.n;
    });

  it.each(bad)('refuses $name, and writes nothing', async ({ collection, change, path }) => {
    const before = await stored();
    const { status, body } = await put(collection, { ...good[collection], id: 'bad', ...change });
    const [refusal] = body.rejected as { id: string; errors: { path: string; message: string }[] }[];
    expect([status, body.accepted, refusal?.id, refusal?.errors[0]?.path]).toEqual([200, 0, 'bad', path]);
    expect(refusal?.errors[0]?.message).toMatch(/\w/);
    expect(await stored()).toBe(before);
  });
});

describe.each(Object.keys(good) as (keyof typeof good)[])('%s', (collection) => {
  it('are made, kept from older news, deleted, and restored by an upsert', async () => {
    const record = { ...good[collection], id: `life-${collection}`, updatedAt: '2026-02-02T00:00:00.000Z' };
    expect((await put(collection, record)).body).toEqual(accepted());
    const first = (await get(`${collection}/${record.id}`)).body;
    expect(first).toMatchObject({ id: record.id, accountId: 'acme' });
    expect((await put(collection, { ...record, accountId: 'moved', updatedAt: '2026-02-01T00:00:00.000Z' })).body).toEqual({
      accepted: 0,
      stale: 1,
      rejected: [],
    });
    expect((await callApi(`DELETE /api/v1/${collection}/${record.id}`, { key })).status).toBe(204);
    expect((await get(`${collection}/${record.id}`)).status).toBe(404);
    expect((await get(`${collection}?limit=200`)).body.data).not.toContainEqual(expect.objectContaining({ id: record.id }));
    expect((await put(collection, record)).body).toEqual(accepted());
    expect((await get(`${collection}/${record.id}`)).body).toEqual({ ...first, updatedAt: expect.any(String) });
  });
});

it('replaces lines, payments and changes whole, and keeps what a record leaves out', async () => {
  const payments = [{ id: 'p1', amount: 4000, paidAt: JANUARY }];
  await put('invoices', { ...good.invoices, id: 'parts', dueAt: '2026-02-01T00:00:00.000Z', payments });
  await put('invoices', { ...good.invoices, id: 'parts', lines: [{ description: 'Training', amount: 500, recurring: false }] });
  expect((await get('invoices/parts')).body).toMatchObject({
    dueAt: '2026-02-01T00:00:00.000Z',
    lines: [{ description: 'Training', amount: 500, recurring: false }],
    payments,
  });
  await put('invoices', { ...good.invoices, id: 'parts', dueAt: null, payments: null, lines: [] });
  expect((await get('invoices/parts')).body).toMatchObject({ dueAt: null, payments: [], lines: [] });
});

it('moves the beginning of an account that nobody stated back to its first record', async () => {
  await put('tickets', { ...good.tickets, id: 'early', accountId: 'unstated', createdAt: '2025-03-04T00:00:00.000Z' });
  await put('subscriptions', { ...good.subscriptions, id: 'earlier', accountId: 'unstated', startDate: '2024-11-30', changes: [] });
  const { body } = await get('accounts/unstated/financials?asOf=2025-06-30');
  expect((body.months as { month: string }[])[0]?.month).toBe('2024-11');
});

it('tells the timeline of invoices, answers and tickets, and takes back what no longer holds', async () => {
  const titles = async () => {
    const { rows } = await withTenant(system.organization.id, (db) =>
      sql<{
        event: string;
      }>`SELECT source || ' ' || event AS event FROM timeline_entry WHERE source_key = 'told' AND hidden_at IS NULL ORDER BY 1`.execute(db),
    );
    return rows.map(({ event }) => event);
  };
  await put('invoices', { ...good.invoices, id: 'told', status: 'paid', payments: [{ id: 'p', amount: 10_000, paidAt: JANUARY }] });
  await put('nps', { ...good.nps, id: 'told' });
  await put('tickets', { ...good.tickets, id: 'told', slaBreachedAt: '2026-01-04T00:00:00.000Z', closedAt: '2026-01-05T00:00:00.000Z' });
  expect(await titles()).toEqual(['invoice issued', 'invoice paid', 'nps answered', 'ticket breached', 'ticket closed', 'ticket opened']);
  await put('invoices', { ...good.invoices, id: 'told', status: 'open' });
  await put('tickets', { ...good.tickets, id: 'told', slaBreachedAt: null, closedAt: null });
  await callApi('DELETE /api/v1/nps/told', { key });
  expect(await titles()).toEqual(['invoice issued', 'ticket opened']);
  await put('invoices', { ...good.invoices, id: 'told', status: 'void' });
  expect(await titles()).toEqual(['ticket opened']);
});

it('tells tickets whose promise is broken, running or kept, and those passed up; absent keeps a flag, null clears it', async () => {
  const ticket = (id: string, rest: object) => ({ ...good.tickets, id, accountId: 'promises', ...rest });
  const [slaDueAt, closedAt] = ['2026-01-03T09:00:00.000Z', '2026-01-02T09:00:00.000Z'];
  await put('accounts', { id: 'promises', name: 'promises' });
  await put(
    'tickets',
    ticket('breached', { slaDueAt, slaBreachedAt: slaDueAt, escalated: true }),
    ticket('running', { slaDueAt }),
    ticket('kept', { slaDueAt, closedAt }),
    ticket('plain', {}),
  );
  const rowsWith = async (...all: object[]) => {
    const { rows } = await invoke(listTicketTable, system, {
      ...{ accountId: 'promises', filter: { all }, sort: { column: 'subject', direction: 'asc' }, cursor: null },
    });
    return rows.map(({ key: id, sla, escalation }) => [id, sla, escalation]);
  };
  expect(await rowsWith({ column: 'sla', op: 'in', value: ['breached', 'kept'] })).toEqual([
    ['breached', 'breached', 'escalated'],
    ['kept', 'kept', null],
  ]);
  expect(await rowsWith({ column: 'sla', op: 'is', value: 'running' })).toEqual([['running', 'running', null]]);
  expect(await rowsWith({ column: 'escalation', op: 'filled', value: null })).toEqual([['breached', 'breached', 'escalated']]);
  await put('tickets', ticket('breached', { slaBreachedAt: null }));
  expect((await get('tickets/breached')).body).toMatchObject({ slaDueAt, slaBreachedAt: null, escalated: true });
  await put('tickets', ticket('breached', { escalated: null, slaDueAt: null }));
  expect(await rowsWith({ column: 'sla', op: 'empty', value: null })).toEqual([
    ['breached', null, null],
    ['plain', null, null],
  ]);
});

describe('several currencies', () => {
  const read = (asOf: string) => get(`accounts/rates/financials?asOf=${asOf}`);

  it('show what is missing and guess nothing, then use the rate of each day', async () => {
    const of = { accountId: 'rates', currency: 'USD' };
    const line = (amount: number) => [{ description: 'Seats', amount, recurring: true }];
    await put('invoices', { ...good.invoices, ...of, id: 'r1', issuedAt: '2026-01-10T12:00:00Z', lines: line(10_001) });
    await put('invoices', { ...good.invoices, ...of, id: 'r2', issuedAt: '2026-01-20T12:00:00Z', lines: line(10_000) });
    await put('invoices', { ...good.invoices, ...of, id: 'r3', currency: 'JPY', issuedAt: '2026-01-20T12:00:00Z', lines: line(1000) });
    await put('subscriptions', { ...good.subscriptions, ...of, id: 'r' });
    const missing = await read('2026-01-31');
    expect([missing.status, (missing.body.errors as { path: string; message: string }[]).map(({ path }) => path).sort()]).toEqual([
      422,
      ['JPY', 'USD'],
    ]);
    for (const [currency, day, rate] of [
      ['USD', '2025-12-01', '0.9005'],
      ['USD', '2026-01-15', '0.5'],
      ['JPY', '2026-01-01', '0.0061'],
    ])
      expect((await callApi('PUT /api/v1/exchange-rates', { key, body: { currency, day, rate } })).status).toBe(200);
    const { body } = await read('2026-01-31');
    // 10,001 × 0.9005 = 9,005.9005; 10,000 × 0.5; ¥ 1,000 × 0.0061 = € 6.10; rounded once.
    expect(body.lifetimeRevenue).toBe(14_616);
    // The rate of its change's day stands, whatever comes later: 10,000 × 0.9005.
    expect((body.mrrHistory as object[]).at(-1)).toMatchObject({ new: 0, starting: 9005, expansion: 0, contraction: 0, ending: 9005 });
  });

  it.each(['0', '-1', '1,5', '1e3', 'NaN', '0.00000000001', '12345678901'])('take no rate of %s', async (rate) => {
    const { status, body } = await callApi('PUT /api/v1/exchange-rates', { key, body: { currency: 'SEK', day: '2026-01-01', rate } });
    expect([status, (body.errors as { path: string }[])[0]?.path]).toEqual([400, 'rate']);
  });
});

it('shows figures that are the sums of the rows they open', async () => {
  const line = (amount: number, recurring: boolean) => ({ description: 'Line', amount, recurring });
  const invoice = (id: string, status: string, day: string, amount: number) => ({
    ...good.invoices,
    ...{ id: `sums-${id}`, accountId: 'sums', status, issuedAt: `${day}T10:00:00.000Z` },
    lines: [line(amount, true), line(-100, false), line(70, false)],
    payments: [{ id: 'p', amount: amount - 30, paidAt: `${day}T11:00:00.000Z` }],
  });
  const kinds = ['draft', 'open', 'paid', 'void', 'uncollectible'].map((status, index) =>
    invoice(status, status, `2026-02-0${index + 1}`, 1000 + index),
  );
  await put('invoices', ...kinds, invoice('before', 'paid', '2026-01-31', 50_000), invoice('after', 'paid', '2026-03-01', 70_000));
  const { financials } = await invoke(readAccountFinancials, system, { accountId: 'sums', asOf: '2026-02-28' });
  const month = financials?.months.at(-1);
  const counted = { column: 'status', op: 'in', value: ['open', 'paid', 'uncollectible'] };
  const during = (column: string) => ({
    ...ALL,
    accountId: 'sums',
    filter: { all: [counted, { column, op: 'between', value: ['2026-02-01', '2026-02-28'] }] },
  });
  const invoices = await invoke(listInvoiceTable, system, { ...during('issuedAt'), sort: { column: 'issuedAt', direction: 'asc' } });
  const payments = await invoke(listPaymentTable, system, { ...during('paidAt'), sort: { column: 'paidAt', direction: 'asc' } });
  const sum = (amounts: { amount: number }[]) => amounts.reduce((total, { amount }) => total + amount, 0);
  expect(month).toMatchObject({
    month: '2026-02',
    recurringInvoiceRevenue: sum(invoices.rows.map(({ recurring }) => recurring)),
    nonRecurringInvoiceRevenue: sum(invoices.rows.map(({ oneTime }) => oneTime)),
    payments: sum(payments.rows.map(({ amount }) => amount)),
  });
  expect([month?.recurringInvoiceRevenue, month?.nonRecurringInvoiceRevenue, month?.payments]).toEqual([3007, -90, 2917]);
});

it('opens Financials of 5,000 invoices and 200 subscriptions of ten years in at most four statements', async () => {
  await put('accounts', { id: 'large', name: 'large', createdAt: '2016-01-01T00:00:00.000Z' });
  await fillDealings(system.organization.id, 'large', { invoices: 5000, subscriptions: 200, changes: 20 });
  const page = { ...ALL, accountId: 'large', sort: invoiceTable.defaultSort };
  const sent = await statementsOf(async () => {
    const opened = await invokeTogether(system, {
      reading: ask(readAccountFinancials, { accountId: 'large', asOf: '2026-03-31' }),
      invoices: ask(listInvoiceTable, page),
    });
    expect(opened.reading.financials?.lifetimeRevenue).toBe(5000 * 110);
    expect(opened.reading.financials?.mrrHistory.at(-1)?.ending).toBe(200 * 20 * 1000);
    expect(opened.invoices.total).toBe(5000);
  });
  expect(sent.length).toBeGreaterThan(1);
  expect(sent.length).toBeLessThanOrEqual(4);
});

it('takes 1,000 invoices in about a dozen statements', async () => {
  const invoices = Array.from({ length: 1000 }, (_, index) => ({ ...good.invoices, id: `many-${index}`, accountId: 'late' }));
  const sent = await statementsOf(async () => {
    expect((await put('invoices', ...invoices)).body).toEqual(accepted(1000));
  });
  expect(sent.length).toBeLessThan(20);
});

describe('roll-ups over an account and all below it', () => {
  const at = '2025-12-15T00:00:00.000Z';
  const rollUp = async (accountId: string, caller = system) => {
    const { mrr, lifetimeRevenue } = await invoke(readAccountTreeMoney, caller, { accountId, asOf: '2026-02-28' });
    const { accounts, accountsInAll } = (await invoke(listAccountChildren, caller, { accountId })).tree;
    return { mrr, lifetimeRevenue, seen: `${accounts} of ${accountsInAll}` };
  };
  const paying = (count: number, seen: string) => ({ mrr: count * 10_000, lifetimeRevenue: count * 10_000, seen });

  beforeAll(async () => {
    const parents: [string, string?][] = [['top'], ['mid', 'top'], ['leaf', 'mid'], ['secret mid', 'top'], ['secret leaf', 'secret mid']];
    for (const [id, parentId] of parents) {
      await put('accounts', { id, name: id, parentId, createdAt: at });
      await put('invoices', { ...good.invoices, id: `tree-${id}`, accountId: id });
      await put('subscriptions', { ...good.subscriptions, id: `tree-${id}`, accountId: id });
    }
  });

  it('sum money and counts of what the reader may see, and say of how many', async () => {
    expect(await rollUp('top')).toEqual(paying(5, '5 of 5'));
    expect(await rollUp('mid')).toEqual(paying(2, '2 of 2'));
    const names = ['top', 'mid', 'leaf'].map((name) => ({ all: [{ column: 'name', op: 'starts' as const, value: name }] }));
    const team = await newTeam(system, names);
    await invoke(refreshAccountVisibility, system, { all: true });
    const few = await newPerson(system, { sees: 'teams', teamIds: [team] });
    expect(await rollUp('top', few)).toEqual(paying(3, '3 of 5'));
    await expect(rollUp('secret mid', few)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('are right as soon as a subtree has moved, left or come back', async () => {
    const move = (id: string, parentId: string | null) => put('accounts', { id, name: id, parentId });
    await move('mid', 'secret leaf');
    expect([await rollUp('top'), await rollUp('secret mid')]).toEqual([paying(5, '5 of 5'), paying(4, '4 of 4')]);
    await move('secret mid', null);
    expect([await rollUp('top'), await rollUp('secret mid')]).toEqual([paying(1, '1 of 1'), paying(4, '4 of 4')]);
    await callApi('DELETE /api/v1/accounts/leaf', { key });
    expect(await rollUp('secret mid')).toEqual(paying(3, '3 of 3'));
    await move('leaf', 'mid');
    await move('mid', 'top');
    expect([await rollUp('top'), await rollUp('secret mid')]).toEqual([paying(3, '3 of 3'), paying(2, '2 of 2')]);
  });
});
