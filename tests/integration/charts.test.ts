import '@/tests/support/database';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Caller } from '@/lib/core/actor';
import { clock } from '@/lib/core/clock';
import { withTenant } from '@/lib/core/db/database';
import { closeConnections } from '@/lib/core/db/pool';
import { invoke } from '@/lib/core/operation';
import { deleteAccount, restoreAccount, upsertAccounts } from '@/lib/features/account/commands';
import { readAccountCharts } from '@/lib/features/chart/board';
import { changeChart, createChart, deleteChart } from '@/lib/features/chart/commands';
import type { AccountExploration, ChartContent, ChartFigures, ChartSeries } from '@/lib/features/chart/contract';
import { pruneCharts, saveAccountLayout } from '@/lib/features/chart/layout';
import { listCharts, queryChart } from '@/lib/features/chart/queries';
import { archiveFormula, createFormula } from '@/lib/features/metric/commands';
import type { KeepPosition } from '@/lib/features/metric/contract';
import { keepMore } from '@/lib/features/metric/keep';
import { listOwnMetrics } from '@/lib/features/metric/queries';
import { upsertTickets } from '@/lib/features/ticket/commands';
import { addDays, localDay } from '@/lib/kit/day';
import { encodeFilter } from '@/lib/kit/url-codec';
import { USER_CHART } from '@/tests/support/populate-charts';
import { statementsOf } from '@/tests/support/statements';
import { newPerson, newTenant } from '@/tests/support/tenant';

let system: Caller;
let marta: Caller;
let okke: Caller;
let today: string;

const at = (daysAgo: number) => `${addDays(today, -daysAgo)}T09:00:00.000Z`;
const tickets: ChartContent = {
  ...{ exploration: 'account', metrics: ['openTickets'], across: 'total', within: 'last', groupBy: null },
  ...{ days: 30, grain: 'day', kind: 'line', compare: false, segment: null },
};
const latest = (values: readonly (number | null)[] | undefined, count: number) => values?.slice(-count);

/** The last value that a line by days has in each of some longer buckets. */
function lastKnown(daily: ChartFigures, buckets: ChartFigures['points'], line: ChartSeries): (number | null)[] {
  return buckets.map(({ start }, index) => {
    const next = buckets[index + 1]?.start ?? '9999';
    const within = daily.points.flatMap((point, place) => (point.start >= start && point.start < next ? (line.values[place] ?? []) : []));
    return within.at(-1) ?? null;
  });
}

async function keepEverything(): Promise<number> {
  let steps = 0;
  for (let at: KeepPosition | null = null; steps === 0 || at; steps++) ({ next: at } = await invoke(keepMore, system, { at }));
  return steps;
}

const layout = (accountId: string, change: object) => invoke(saveAccountLayout, marta, { accountId, keep: [], remove: [], additions: [], ...change });
const tab = async (accountId: string, caller = marta) => (await invoke(readAccountCharts, caller, { accountId })).charts;

beforeAll(async () => {
  system = await newTenant('Charts', { timezone: 'UTC' });
  marta = await newPerson(system);
  okke = await newPerson(system, { role: 'global_admin' });
  today = localDay(clock.now(), 'UTC');
  const account = (id: string, type: string) => ({ id, name: id.toUpperCase(), type, createdAt: at(40) });
  await invoke(upsertAccounts, system, { data: [account('acme', 'company'), account('beta', 'region'), account('zeta', 'company')] });
  const ticket = (id: string, accountId: string, from: number, to?: number) => ({
    ...{ id, accountId, subject: id, status: 'open', priority: 'high', type: 'bug', createdAt: at(from) },
    ...(to && { closedAt: at(to) }),
  });
  const data = [ticket('one', 'acme', 10), ticket('two', 'acme', 5, 3), ticket('three', 'beta', 3), ticket('four', 'zeta', 24, 23)];
  await invoke(upsertTickets, system, { data });
});
afterAll(closeConnections);

describe('values of charted metrics', () => {
  it('are counted from the accounts as long as they are not kept, and found kept once a worker was there', async () => {
    expect((await invoke(queryChart, system, tickets)).unkept).toEqual(['openTickets']);
    const { id } = await invoke(createChart, marta, { name: 'Tickets', content: tickets });
    // Yesterday waits for its scores.
    await withTenant(system.organization.id, (db) =>
      db
        .insertInto('healthRun')
        .values({ organizationId: system.organization.id, day: addDays(today, -1), finishedAt: clock.now() })
        .execute(),
    );
    expect(await keepEverything()).toBeGreaterThan(40);
    const both = { all: [{ column: 'type', op: 'in', value: ['company', 'region'] }] } as const;
    const { unkept, series, points } = await invoke(queryChart, system, tickets);
    expect({ unkept, points: points.length }).toEqual({ unkept: [], points: 30 });
    // Of days 11 … 1 ago.
    expect(latest(series[0]?.values, 11)).toEqual([0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2]);
    expect(await invoke(queryChart, system, { ...tickets, segment: encodeFilter(both) })).toMatchObject({ series });
    await invoke(deleteChart, marta, { id });
  });

  it('are means of the accounts that have one, of weeks too, beside the weeks before', async () => {
    const weekly: ChartContent = { ...tickets, grain: 'week', within: 'high', across: 'average', compare: true };
    const { series, points } = await invoke(queryChart, system, weekly);
    expect(series.map(({ part }) => part)).toEqual(['whole', 'before']);
    expect(points.every(({ start }) => new Date(start).getUTCDay() === 1)).toBe(true);
    expect(Math.max(...(series[0]?.values ?? []).map(Number))).toBe(0.67);
  });

  it('are split by a column of the account list', async () => {
    const { series } = await invoke(queryChart, system, { ...tickets, groupBy: 'type' });
    expect(series.map(({ group, values }) => [group, values.at(-1)])).toEqual([
      ['company', 1],
      ['region', 1],
    ]);
  });

  it('lose an account that is deleted, and have it again when it comes back', async () => {
    const total = async () => (await invoke(queryChart, system, tickets)).series[0]?.values.at(-1);
    await invoke(deleteAccount, system, { accountId: 'beta' });
    expect(await total()).toBe(1);
    await invoke(restoreAccount, system, { accountId: 'beta' });
    expect(await total()).toBe(2);
  });

  it('are those of the accounts that the reader sees', async () => {
    const limited = await newPerson(system, { sees: 'teams', teamIds: [] });
    expect((await invoke(queryChart, limited, tickets)).series[0]?.values.at(-1)).toBeNull();
  });

  it('take a filter or group for what it is', async () => {
    await expect(invoke(queryChart, system, { ...tickets, segment: 'nonsense' })).rejects.toMatchObject({ code: 'invalid' });
    await expect(invoke(queryChart, system, { ...tickets, groupBy: 'mrr' })).rejects.toMatchObject({ code: 'invalid' });
    const { across: _across, within: _within, ...shape } = tickets as AccountExploration;
    const perUser = { ...shape, exploration: 'user', metrics: ['timePerActiveUser'], groupBy: 'account' } as ChartContent;
    await expect(invoke(queryChart, system, perUser)).resolves.toHaveProperty('series');
    for (const content of [tickets, { ...tickets, groupBy: 'type', across: 'average' }, perUser])
      await expect(invoke(queryChart, system, { ...content, kind: 'pie' } as ChartContent)).rejects.toMatchObject({ code: 'invalid' });
    expect((await invoke(queryChart, system, { ...tickets, kind: 'pie', groupBy: 'type' })).series.map(({ part }) => part)).toContain('group');
    await expect(invoke(queryChart, system, { ...tickets, metrics: ['mrr', 'openTickets'], groupBy: 'type' })).rejects.toMatchObject({
      code: 'invalid',
    });
  });
});

describe('a formula', () => {
  it('is a metric like others: worked out of each account, kept, and none where it divides by zero', async () => {
    const refused = invoke(createFormula, system, { name: 'Wrong', expression: 'openTickets + openTicketAge' });
    await expect(refused).rejects.toMatchObject({ code: 'invalid', errors: [{ path: 'expression' }] });
    const { id } = await invoke(createFormula, system, { name: 'Age of a ticket', expression: 'openTicketAge / openTickets', decimals: 1 });
    const content: ChartContent = { ...tickets, metrics: [`formula:${id}`], across: 'average' };
    const chart = await invoke(createChart, marta, { name: 'Formula', content });
    await keepEverything();
    const { series } = await invoke(queryChart, system, content);
    const values = series[0]?.values;
    // No ticket was open eleven days ago; yesterday acme had one for some nine days, beta for some two.
    expect([values?.at(-11), Math.round(values?.at(-1) ?? 0)]).toEqual([null, 6]);
    const split: ChartContent = { ...content, groupBy: 'type' };
    const daily = await invoke(queryChart, system, split);
    for (const grain of ['week', 'month'] as const) {
      const { series: lines, points } = await invoke(queryChart, system, { ...split, grain });
      expect(lines.map((line) => line.values)).toEqual(daily.series.map((line) => lastKnown(daily, points, line)));
      expect(lines.map((line) => line.values.at(-1))).not.toContain(null);
    }
    await invoke(archiveFormula, system, { id });
    expect((await invoke(listOwnMetrics, system, {})).find((metric) => metric.id === `formula:${id}`)?.isArchived).toBe(true);
    await invoke(deleteChart, marta, { id: chart.id });
  });
});

describe('charts of the explorer', () => {
  it('are private until they are shared, and changed by who made them or an admin', async () => {
    const { id } = await invoke(createChart, marta, { name: 'Mine', content: tickets });
    const namesOf = async (caller: Caller) => (await invoke(listCharts, caller, {})).map(({ name }) => name);
    expect([await namesOf(marta), await namesOf(okke)]).toEqual([['Mine'], []]);
    await expect(invoke(changeChart, okke, { id, name: 'His' })).rejects.toMatchObject({ code: 'not_found' });
    await invoke(changeChart, marta, { id, isShared: true, version: 1 });
    await expect(invoke(changeChart, marta, { id, name: 'Late', version: 1 })).rejects.toMatchObject({ code: 'conflict' });
    const colleague = await newPerson(system);
    await expect(invoke(changeChart, colleague, { id, name: 'Theirs' })).rejects.toMatchObject({ code: 'forbidden' });
    await invoke(changeChart, okke, { id, name: 'Ours' });
    expect(await namesOf(colleague)).toEqual(['Ours']);
    await invoke(deleteChart, okke, { id });
  });
});

describe('the Metrics tab (seed 002)', () => {
  it('has a chart that was made on one account on all others, each drawn for its account', async () => {
    await layout('acme', { additions: [{ add: 'new', name: 'Open tickets', content: { ...tickets, groupBy: 'type' } }] });
    const drawn = await Promise.all(['acme', 'beta', 'zeta'].map(async (id) => (await tab(id))[0]));
    expect(drawn.map((chart) => [chart?.name, chart?.isEverywhere, chart?.figures.series[0]?.values.at(-1)])).toEqual([
      ['Open tickets', true, 1],
      ['Open tickets', true, 1],
      ['Open tickets', true, 0],
    ]);
    await layout('beta', { remove: [drawn[1]?.id] });
    expect(await tab('acme')).toEqual([]);
  });

  it('keeps a copy for its account alone and as it was, and a link in step with its source', async () => {
    const { id } = await invoke(createChart, marta, { name: 'Source', content: tickets, isShared: true });
    await layout('acme', {
      additions: [
        { add: 'copy', chartId: id },
        { add: 'link', chartId: id, everywhere: true },
      ],
    });
    await invoke(changeChart, marta, { id, name: 'Renamed', content: { ...tickets, days: 90 } });
    expect((await tab('acme')).map(({ name, isLink, content }) => [name, isLink, content.days])).toEqual([
      ['Renamed', true, 90],
      ['Source', false, 30],
    ]);
    expect((await tab('beta')).map(({ name }) => name)).toEqual(['Renamed']);
    await expect(invoke(deleteChart, marta, { id })).rejects.toMatchObject({ code: 'precondition' });
    await expect(invoke(changeChart, marta, { id, isShared: false })).rejects.toMatchObject({ code: 'precondition' });
    expect((await invoke(listCharts, okke, {})).map(({ name, links }) => [name, links])).toEqual([['Renamed', 1]]);
    const places = await tab('acme');
    await layout('acme', { keep: places.map((place) => place.id).reverse() });
    await layout('acme', { remove: places.map((place) => place.id) });
    await invoke(deleteChart, marta, { id });
  });

  it('links no chart that others cannot open, and lets nobody take from everybody what another put there', async () => {
    const { id } = await invoke(createChart, marta, { name: 'Private', content: tickets });
    await expect(layout('acme', { additions: [{ add: 'link', chartId: id, everywhere: false }] })).rejects.toMatchObject({ code: 'precondition' });
    await layout('acme', { additions: [{ add: 'new', name: 'Hers', content: tickets }] });
    const colleague = await newPerson(system);
    const [place] = await tab('acme', colleague);
    expect(place?.editable).toBe(false);
    const remove = { accountId: 'acme', keep: [], additions: [], remove: [place?.id] };
    await expect(invoke(saveAccountLayout, colleague, remove)).rejects.toMatchObject({ code: 'forbidden' });
    await invoke(saveAccountLayout, okke, remove);
  });

  it('takes back what was added, puts back what was taken off where it was, and forgets it after 30 days', async () => {
    const names = async () => (await tab('acme')).map(({ name }) => name);
    const { id: linked } = await invoke(createChart, marta, { name: 'Linked', content: tickets, isShared: true });
    const own = ['One', 'Two', 'Three'].map((name) => ({ add: 'new', name, content: tickets }));
    const { added } = await layout('acme', { additions: [...own, { add: 'link', chartId: linked, everywhere: true }] });
    await layout('acme', { keep: [added[2], added[0], added[1], added[3]] });
    expect(await names()).toEqual(['Three', 'One', 'Two', 'Linked']);
    // A size is a place's, as its order is: on every account's tab, or on this one's alone; it comes back with its chart.
    const large = { width: 2, height: 3 };
    await layout('acme', { sizes: [{ id: added[0], ...large }] });
    const sizes = async (account: string) => (await tab(account)).map(({ name, width, height }) => [name, width, height]);
    const resized = [
      ['Three', 1, 1],
      ['One', 2, 3],
      ['Two', 1, 1],
      ['Linked', 1, 1],
    ];
    expect([await sizes('acme'), await sizes('beta')]).toEqual([resized, resized]);
    await expect(layout('acme', { sizes: [{ id: added[0], width: 3, height: 1 }] })).rejects.toMatchObject({ code: 'invalid' });
    await layout('acme', { remove: [added[0], added[3]] });
    expect(await names()).toEqual(['Three', 'Two']);
    expect((await invoke(listCharts, marta, {})).find(({ id }) => id === linked)).toMatchObject({ links: 0 });
    const colleague = await newPerson(system);
    const restore = { accountId: 'acme', keep: [], additions: [], remove: [], restore: [added[0]] };
    await expect(invoke(saveAccountLayout, colleague, restore)).rejects.toMatchObject({ code: 'forbidden' });
    await layout('acme', { restore: [added[0], added[3]] });
    expect(await sizes('acme')).toEqual(resized);

    await layout('acme', { remove: added });
    await invoke(changeChart, marta, { id: linked, isShared: false });
    for (const one of [added[3], crypto.randomUUID()])
      await expect(layout('acme', { restore: [one] })).rejects.toMatchObject({ code: 'precondition' });
    await invoke(deleteChart, marta, { id: linked });
    expect(await invoke(pruneCharts, system, {})).toEqual({ deleted: 0 });
    vi.spyOn(clock, 'now').mockReturnValue(new Date(Date.now() + 31 * 86_400_000));
    expect((await invoke(pruneCharts, system, {})).deleted).toBeGreaterThanOrEqual(3);
    vi.restoreAllMocks();
    await expect(layout('acme', { restore: [added[0]] })).rejects.toMatchObject({ code: 'precondition' });
    const alone = await withTenant(system.organization.id, (db) =>
      db.selectFrom('chart').select('name').where('name', 'in', ['One', 'Two', 'Three']).execute(),
    );
    expect(alone).toEqual([]);
  });

  it('takes as many statements for ten charts as for two', async () => {
    const pair = [tickets, USER_CHART].map((content) => ({ add: 'new', name: 'Chart', content }));
    const count = async () => (await statementsOf(() => tab('acme'))).length;
    await layout('acme', { additions: pair });
    const few = await count();
    await layout('acme', { additions: [...pair, ...pair, ...pair, ...pair] });
    expect([few, await count()]).toEqual([few, few]);
    expect(await tab('acme')).toHaveLength(10);
  });

  it('holds forty charts, whatever is said to go that was never there', async () => {
    const some = (length: number) => Array.from({ length }, () => ({ add: 'new', name: 'Chart', content: tickets }));
    for (let left = 40 - (await tab('acme')).length; left > 0; left -= 20) await layout('acme', { additions: some(Math.min(left, 20)) });
    const remove = Array.from({ length: 20 }, () => crypto.randomUUID());
    await expect(layout('acme', { remove, additions: some(1) })).rejects.toMatchObject({ code: 'precondition' });
    const [first] = await tab('acme');
    await layout('acme', { remove: [first?.id], additions: some(1) });
    expect(await tab('acme')).toHaveLength(40);
  });
});
