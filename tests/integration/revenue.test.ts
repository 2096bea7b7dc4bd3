import '@/tests/support/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '@/lib/core/actor';
import { systemCaller } from '@/lib/core/auth/callers';
import { closeConnections } from '@/lib/core/db/pool';
import { invoke } from '@/lib/core/operation';
import { openStream } from '@/lib/core/stream';
import { refreshAccountVisibility, upsertAccounts } from '@/lib/features/account/commands';
import type { Financials } from '@/lib/features/money/contract';
import { MRR_STEPS } from '@/lib/features/money/metrics';
import { readAccountFinancials } from '@/lib/features/money/queries';
import type { Revenue, Segment } from '@/lib/features/money/revenue-contract';
import { readRevenue } from '@/lib/features/money/revenue-queries';
import { exportRevenue, listRevenueTable } from '@/lib/features/money/revenue-rows';
import { revenueTable } from '@/lib/features/money/revenue-table';
import { upsertSubscriptions } from '@/lib/features/money/upsert';
import { csvCells } from '@/lib/kit/cell-text';
import { csvLine } from '@/lib/kit/csv';
import type { Condition } from '@/lib/kit/filter';
import { callApi } from '@/tests/support/api-client';
import { book, goldenOrganization } from '@/tests/support/golden-book';
import { newPerson, newTeam, newTenant } from '@/tests/support/tenant';

const STAGES = ['adoption', 'renewal', null];
const PERIODS = [
  { from: '2025-11', to: '2026-10' },
  { from: '2026-10', to: '2026-10' },
  { from: '2024-04', to: '2025-01' },
  { from: '2025-02', to: '2026-03' },
];
let key: string;
let system: Caller;
const histories = new Map<string, Financials['mrrHistory']>();

beforeAll(async () => {
  const { organization, apiKey } = await goldenOrganization('Revenue');
  key = apiKey;
  system = await systemCaller(organization.id, 'test');
  const data = book.accounts.map(({ id, name }, index) => ({ id, name, lifecycleStage: STAGES[index % STAGES.length] }));
  await invoke(upsertAccounts, system, { data });
  for (const { id } of book.accounts) {
    const { financials } = await invoke(readAccountFinancials, system, { accountId: id, asOf: book.asOf });
    histories.set(id, financials?.mrrHistory ?? []);
  }
});
afterAll(closeConnections);

async function revenue(request: object, caller = system): Promise<Revenue> {
  const reading = await invoke(readRevenue, caller, { asOf: book.asOf, ...request });
  if (!reading.revenue) throw new Error('a rate is missing');
  return reading.revenue;
}

/** The definition once more, from the accounts' own histories: sums, and shares with four decimals, half up. */
function expectedOf(ids: readonly string[], { from, to }: { from: string; to: string }) {
  const months = ids.map((id) => (histories.get(id) ?? []).filter(({ month }) => month >= from && month <= to));
  const movements = ['new', 'expansion', 'contraction', 'churn', 'reactivation'] as const;
  const sum = (rows: typeof months, step: (typeof movements)[number]) => rows.flat().reduce((total, row) => total + row[step], 0);
  const starting = months.reduce((total, rows) => total + (rows[0]?.month === from ? rows[0].starting : 0), 0);
  const cohort = months.filter((rows) => rows[0]?.month === from && rows[0].starting > 0);
  const kept = starting - sum(cohort, 'contraction') - sum(cohort, 'churn');
  const share = (part: number) => (starting === 0 ? null : Math.floor((part / starting) * 10_000 + 0.5) / 10_000);
  return {
    accounts: ids.length,
    startingAccounts: cohort.length,
    starting,
    ...Object.fromEntries(movements.map((step) => [step, sum(months, step)])),
    ending: months.reduce((total, rows) => total + (rows.at(-1)?.ending ?? 0), 0),
    grossRetention: share(kept),
    netRetention: share(kept + sum(cohort, 'expansion') + sum(cohort, 'reactivation')),
  };
}

const idsOf = (stage: string | null) => book.accounts.flatMap(({ id }, index) => (STAGES[index % STAGES.length] === stage ? [id] : []));

describe.each(PERIODS)('recurring revenue from $from to $to', (period) => {
  it('is what the accounts’ own histories say, over all and by group', async () => {
    const { total, groups } = await revenue({ ...period, groupBy: 'stage' });
    expect(total).toEqual({ group: null, name: null, ...expectedOf([...histories.keys()], period) });
    expect(groups.map(({ group, name }) => [group, name])).toEqual([
      ['adoption', 'Adoption'],
      ['renewal', 'Renewal'],
      [null, null],
    ]);
    for (const { group, name, ...figures } of groups) expect(figures).toEqual(expectedOf(idsOf(group), period));
    const segment = await revenue({ ...period, segment: '1!stage~is~renewal' });
    expect(segment.total).toEqual({ group: null, name: null, ...expectedOf(idsOf('renewal'), period) });
  });

  it('adds up, and each figure is the sum of the rows that it opens', async () => {
    const { total, groups } = await revenue({ ...period, groupBy: 'stage' });
    const rowsOf = async (all: Condition[]) => {
      const sort = revenueTable.defaultSort;
      return (await invoke(listRevenueTable, system, { asOf: book.asOf, ...period, groupBy: 'stage', filter: { all }, sort, cursor: null })).rows;
    };
    const isIn = ({ name }: Segment): Condition[] => [
      name === null ? { column: 'group', op: 'empty', value: null } : { column: 'group', op: 'is', value: name },
    ];
    for (const [segment, own] of [[total, []], ...groups.map((group) => [group, isIn(group)])] as [Segment, Condition[]][]) {
      const { starting, expansion, reactivation, contraction, churn, ending } = segment;
      expect(starting + segment.new + expansion + reactivation - contraction - churn).toBe(ending);
      expect((await rowsOf(own)).length).toBe(segment.accounts);
      for (const step of MRR_STEPS) {
        const rows = await rowsOf([...own, { column: step, op: 'gte', value: 0.01 }]);
        expect(rows.reduce((sum, row) => sum + row[step].amount, 0)).toBe(segment[step]);
      }
      expect((await rowsOf([...own, { column: 'starting', op: 'gte', value: 0.01 }])).length).toBe(segment.startingAccounts);
    }
  });
});

it('pages its accounts, and hands out the same as a file', async () => {
  const request = { asOf: book.asOf, groupBy: 'stage', filter: { all: [] }, sort: { column: 'ending', direction: 'desc' } };
  const first = await invoke(listRevenueTable, system, { ...request, cursor: null, limit: 4 });
  const second = await invoke(listRevenueTable, system, { ...request, cursor: first.next, limit: 4 });
  expect([first.rows.length, first.total, second.before, second.rows.length, second.next]).toEqual([4, 6, 4, 2, null]);
  const columns = revenueTable.columns.map(({ id }) => id);
  let text = '';
  for await (const chunk of await openStream(exportRevenue, async () => system, { ...request, columns, words: {} })) text += chunk;
  const format = { locale: 'en', timeZone: book.timezone, word: (word: string) => word };
  const lines = [...first.rows, ...second.rows].map((row) => csvLine(csvCells(revenueTable.columns, row, format)));
  expect(text.split(/(?<=\r\n)/u).slice(1)).toEqual(lines);
});

it('is served by the API, with what is wrong with a request', async () => {
  const get = async (query: string) => {
    const { status, body } = await callApi(`GET /api/v1/revenue${query}`, { key });
    return { status, body };
  };
  const asOf = `asOf=${book.asOf}`;
  expect((await get(`?${asOf}&groupBy=stage`)).body).toEqual(await revenue({ groupBy: 'stage' }));
  expect((await get(`?${asOf}`)).body).toMatchObject({ from: '2025-11', to: '2026-10', currency: book.currency });
  const part = await get(`/accounts?${asOf}&limit=4`);
  const rest = await get(`/accounts?${asOf}&cursor=${String(part.body.nextCursor)}`);
  const rows = [...(part.body.data as Record<string, number>[]), ...(rest.body.data as Record<string, number>[])];
  const { total } = await revenue({});
  expect(rows.length).toBe(total.accounts);
  for (const step of MRR_STEPS) expect(rows.reduce((sum, row) => sum + (row[step] ?? 0), 0)).toBe(total[step]);
  for (const [query, path] of [
    ['from=2026-11&to=2026-10', 'from'],
    ['to=2027-01', 'to'],
    ['from=2026-13', 'from'],
    ['groupBy=name', 'groupBy'],
    ['groupBy=tree', 'groupBy'],
    ['segment=1!nothing~is~1', 'segment'],
    ['segment=status', 'segment'],
  ]) {
    const { status, body } = await get(`?${asOf}&${query}`);
    expect([query, status, (body.errors as { path: string }[])[0]?.path]).toEqual([query, 400, path]);
  }
});

it('is of what the reader may see, and told of nobody while a rate is missing', async () => {
  const owner = await newTenant('Revenue of some', { timezone: 'Europe/Berlin', currency: 'EUR' });
  const accounts = ['seen', 'hidden', 'foreign'].map((id) => ({ id, name: id, createdAt: '2026-01-01T00:00:00Z' }));
  await invoke(upsertAccounts, owner, { data: accounts });
  const subscription = (accountId: string, currency: string) => ({
    ...{ id: accountId, accountId, currency, code: 'TMS', billingCycle: 'month', startDate: '2026-02-01' },
    changes: [{ effectiveOn: '2026-02-01', quantity: 1, unitAmount: 100, discountAmount: 0 }],
  });
  await invoke(upsertSubscriptions, owner, { data: [subscription('seen', 'EUR'), subscription('hidden', 'EUR'), subscription('foreign', 'USD')] });
  const team = await newTeam(owner, [{ all: [{ column: 'name', op: 'has', value: 'seen' }] }]);
  await invoke(refreshAccountVisibility, owner, { all: true });
  const few = await newPerson(owner, { sees: 'teams', teamIds: [team] });
  const request = { asOf: '2026-03-31', from: '2026-01' };
  expect((await revenue(request, few)).total).toMatchObject({ accounts: 1, new: 100, ending: 100 });
  const lacking = await invoke(readRevenue, owner, request);
  expect([lacking.revenue, lacking.missing]).toEqual([null, [{ currency: 'USD', day: '2026-02-01' }]]);
  const rows = await invoke(listRevenueTable, owner, { ...request, filter: { all: [] }, sort: revenueTable.defaultSort, cursor: null });
  expect(rows.total).toBe(0);
  const file = await openStream(exportRevenue, async () => owner, {
    ...{ ...request, filter: { all: [] }, sort: revenueTable.defaultSort },
    ...{ columns: ['name'], words: {} },
  });
  await expect(file.next().then(() => file.next())).rejects.toMatchObject({ code: 'precondition', errors: [{ path: 'USD' }] });
});
