import '@/tests/support/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '@/lib/core/actor';
import { closeConnections } from '@/lib/core/db/pool';
import { invoke } from '@/lib/core/operation';
import { refreshAccountVisibility, upsertAccounts } from '@/lib/features/account/commands';
import { MOST_ROWS } from '@/lib/features/overview/contract';
import { readOverview } from '@/lib/features/overview/queries';
import { upsertCsat } from '@/lib/features/survey/commands';
import { csatFigure, npsFigures } from '@/lib/features/survey/metrics';
import { fillLists } from '@/tests/support/full-overview';
import { newPerson, newTeam, newTenant } from '@/tests/support/tenant';

let owner: Caller;

beforeAll(async () => {
  owner = await newTenant('Fernway', { timezone: 'UTC' });
  const below = Array.from({ length: 10 }, (_, n) => ({
    id: `below ${n}`,
    name: `Below ${n}`,
    parentId: 'full',
    status: n === 0 ? 'open' : 'closed',
  }));
  await invoke(upsertAccounts, owner, {
    data: [{ id: 'full', name: 'Full', status: 'open' }, { id: 'empty', name: 'Empty' }, ...below],
  });
  await fillLists(owner.organization.id, 'full');
});

afterAll(closeConnections);

describe('the lists of an overview', () => {
  it('show their first rows and say how many there are', async () => {
    const overview = await invoke(readOverview, owner, { accountId: 'full' });
    const { tasks, deals, contacts, assets, subAccounts, timeline, goals, objectives, plans } = overview;
    for (const list of [tasks, deals, contacts, assets]) expect([list?.rows.length, list?.total]).toEqual([MOST_ROWS, 40]);
    expect([subAccounts?.rows.length, subAccounts?.total]).toEqual([MOST_ROWS, 10]);
    for (const rows of [timeline?.filter(({ category }) => category === 'note'), goals, objectives, plans]) expect(rows).toHaveLength(MOST_ROWS);
    expect(tasks?.rows[0]).toMatchObject({ title: 'Prepare the review number 1', assignee: null });
    expect(overview.overdueTasks).toBe(9);
    expect(deals?.rows[0]).toMatchObject({ name: 'Expansion 1', amount: 100_000, currency: 'EUR' });
    expect(contacts?.rows.map(({ isKey }) => isKey)).toEqual([true, true, ...Array(MOST_ROWS - 2).fill(false)]);
    expect(objectives?.[0]).toMatchObject({ baseline: 0, target: 100, current: 1, unit: '%' });
    expect(npsFigures(overview.nps ?? [])).toMatchObject({ responses: 20, detractors: 20 });
    expect(csatFigure(overview.csat ?? [])).toEqual({ csat: 40, responses: 20 });
    expect([overview.tickets?.rows.at(0)?.key, overview.tickets?.total]).toEqual(['ticket-40', 40]);
    expect(overview.collections).toMatchObject([{ name: 'Depots', total: 40, columns: [{ id: 'name' }, { id: 'docks' }] }]);
    expect(overview.collections?.[0]?.rows[0]).toEqual({ name: 'Depot 1', docks: 1 });
  });

  it('count CSAT over the last 90 days of the organization, also where a clock was changed among them', async () => {
    const berlin = await newTenant('Berlin', { timezone: 'Europe/Berlin' });
    await invoke(upsertAccounts, berlin, { data: [{ id: 'summer', name: 'Summer' }] });
    // 18 October 2025 began at 22:00 UTC; 15 January 2026 is the ninetieth day.
    const answers = ['2025-10-17T21:59:59.000Z', '2025-10-17T22:30:00.000Z', '2026-01-15T22:59:59.000Z', '2026-01-15T23:00:00.000Z'];
    const answer = { accountId: 'summer', email: 'mari@customer.example', score: 5 };
    await invoke(upsertCsat, berlin, { data: answers.map((submittedAt, n) => ({ ...answer, id: `answer ${n}`, submittedAt })) });
    const { csat } = await invoke(readOverview, berlin, { accountId: 'summer', asOf: '2026-01-15' });
    expect(csatFigure(csat ?? [])).toEqual({ csat: 100, responses: 2 });
  });

  it('are empty where there is nothing', async () => {
    const { subAccounts, tasks, deals, contacts, assets, nps, goals, collections, overdueTasks } = await invoke(readOverview, owner, {
      accountId: 'empty',
    });
    for (const list of [subAccounts, tasks, deals, contacts, assets]) expect(list).toEqual({ rows: [], total: 0 });
    expect([nps, goals, collections, overdueTasks]).toEqual([[], [], [], 0]);
  });

  it('hold only the sub-accounts that the reader may see', async () => {
    const team = await newTeam(owner, [{ all: [{ column: 'status', op: 'is', value: 'open' }] }]);
    await invoke(refreshAccountVisibility, owner, { all: true });
    const limited = await newPerson(owner, { sees: 'teams', teamIds: [team] });
    const { subAccounts } = await invoke(readOverview, limited, { accountId: 'full' });
    expect(subAccounts).toMatchObject({ rows: [{ key: 'below 0' }], total: 1 });
  });
});
