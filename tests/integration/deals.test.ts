import '@/tests/support/database';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '@/lib/core/actor';
import { withTenant } from '@/lib/core/db/database';
import { invoke } from '@/lib/core/operation';
import { upsertAccounts } from '@/lib/features/account/commands';
import { createDeal, deleteDeal, restoreDeal, saveStages, updateDeal } from '@/lib/features/deal/commands';
import { getDeal, getDealRecord, listDealTable } from '@/lib/features/deal/queries';
import { listStages } from '@/lib/features/deal/stages';
import { DEFAULT_STAGES, dealTable } from '@/lib/features/deal/table';
import { upsertDeals } from '@/lib/features/deal/upsert';
import { everyRow } from '@/tests/support/matrix';
import { newTenant } from '@/tests/support/tenant';

let caller: Caller;
let serial = 0;
const fresh = (name: string) => {
  serial += 1;
  return `${name}-${serial}`;
};
const deal = { accountId: 'open', name: 'Renewal 2027', stage: 'proposal', kind: 'renewal' };
const put = (data: unknown[]) => invoke(upsertDeals, caller, { data });
const table = (accountId: string, more: object = {}) =>
  invoke(listDealTable, caller, { accountId, filter: { all: [] }, sort: dealTable.defaultSort, cursor: null, ...more });

function told(key: string) {
  return withTenant(caller.organization.id, (db) =>
    db.selectFrom('timelineEntry').select(['event', 'title']).where('sourceKey', '=', key).where('hiddenAt', 'is', null).orderBy('id').execute(),
  );
}

beforeAll(async () => {
  caller = await newTenant('Fernway', { currency: 'EUR' });
  await invoke(upsertAccounts, caller, { data: ['open', 'sums', 'money'].map((id) => ({ id, name: id })) });
});

describe('deal.upsert', () => {
  it('reports each bad record by its place and takes the others', async () => {
    const bad: [object, string][] = [
      [{ stage: 'nowhere' }, 'stage'],
      [{ accountId: 'nobody' }, 'accountId'],
      [{ name: ' ' }, 'name'],
      [{ kind: 'other' }, 'kind'],
      [{ amount: 1.5 }, 'amount'],
      [{ amount: 10 ** 15 + 1 }, 'amount'],
      [{ amount: '100' }, 'amount'],
      [{ currency: 'eur' }, 'currency'],
      [{ currency: 'XXY' }, 'currency'],
      [{ closeDate: '2026-02-30' }, 'closeDate'],
      [{ closeDate: '0000-01-01' }, 'closeDate'],
      [{ ownerEmail: 'nobody' }, 'ownerEmail'],
      [{ probability: 50 }, ''],
    ];
    const good = { ...deal, id: fresh('d') };
    const result = await put([...bad.map(([fault]) => ({ ...deal, id: fresh('bad'), ...fault })), good]);
    expect(result.rejected.map(({ errors }) => errors[0]?.path)).toEqual(bad.map(([, path]) => path));
    expect(result.accepted).toBe(1);
  });

  it('keeps what is absent, clears what is null, ignores what is older, and writes nothing twice', async () => {
    const id = fresh('d');
    const full = { ...deal, id, amount: 1_250_000, currency: 'CHF', closeDate: '2027-01-31', updatedAt: '2026-03-02T00:00:00Z' };
    await put([full]);
    const before = await everyRow();
    await put([full]);
    expect(await everyRow()).toBe(before);
    expect(await put([{ ...deal, id, name: 'Old', updatedAt: '2026-03-01T00:00:00Z' }])).toMatchObject({ stale: 1 });
    await put([{ ...deal, id, closeDate: null }]);
    expect(await invoke(getDealRecord, caller, { id })).toMatchObject({ amount: 1_250_000, currency: 'CHF', closeDate: null, stage: 'proposal' });
  });

  it("gives an amount without a currency the organization's", async () => {
    const id = fresh('d');
    await put([{ ...deal, id, amount: 500 }]);
    expect(await invoke(getDealRecord, caller, { id })).toMatchObject({ amount: 500, currency: 'EUR' });
  });
});

describe('the way of a deal', () => {
  it('is told on the timeline, stage by stage, and gone from it while the deal is deleted', async () => {
    const { id } = await invoke(createDeal, caller, deal);
    for (const stage of ['negotiation', 'proposal', 'won']) await invoke(updateDeal, caller, { id, stage });
    await invoke(updateDeal, caller, { id, amount: 5 });
    const events = (await told(id)).map(({ event }) => event);
    expect(events).toEqual(['created', 'stage_changed', 'stage_changed', 'won']);
    await invoke(deleteDeal, caller, { id });
    expect(await told(id)).toEqual([]);
    await expect(invoke(getDeal, caller, { id })).rejects.toMatchObject({ code: 'not_found' });
    await invoke(restoreDeal, caller, { id });
    expect((await told(id)).map(({ event }) => event)).toEqual(events);
  });

  it('tells the second of two editors', async () => {
    const { id } = await invoke(createDeal, caller, deal);
    await invoke(updateDeal, caller, { id, version: 1, name: 'First' });
    await expect(invoke(updateDeal, caller, { id, version: 1, name: 'Second' })).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('the table', () => {
  it('sums what is open by stage and currency, beyond what a number holds', async () => {
    const large = Array.from({ length: 10 }, () => ({ ...deal, id: fresh('d'), accountId: 'sums', amount: 10 ** 15, currency: 'USD' }));
    await put([...large, { ...deal, id: fresh('d'), accountId: 'sums', stage: 'won', amount: 7, currency: 'EUR' }]);
    const { open, total } = await table('sums');
    expect(total).toBe(11);
    expect(open).toEqual([{ stage: 'proposal', name: 'Proposal', currency: 'USD', deals: 10, amount: '10000000000000000' }]);
  });

  it('filters and sorts amounts of all currencies by their figure', async () => {
    const amounts: [string, number, string][] = [
      ['ten yen', 10, 'JPY'],
      ['nine euros', 900, 'EUR'],
      ['eleven dinars', 11_000, 'KWD'],
    ];
    await put(amounts.map(([name, amount, currency]) => ({ ...deal, id: fresh('d'), accountId: 'money', name, amount, currency })));
    const names = async (more: object) => (await table('money', more)).rows.map((row) => row.name);
    expect(await names({ sort: { column: 'amount', direction: 'asc' } })).toEqual(['nine euros', 'ten yen', 'eleven dinars']);
    expect(await names({ filter: { all: [{ column: 'amount', op: 'gte', value: 10 }] }, sort: { column: 'amount', direction: 'desc' } })).toEqual([
      'eleven dinars',
      'ten yen',
    ]);
    expect(await names({ filter: { all: [{ column: 'stage', op: 'in', value: ['won', 'lost'] }] } })).toEqual([]);
  });
});

describe('stages', () => {
  it('are renamed, ordered and added, and kept while deals stand in them', async () => {
    await invoke(createDeal, caller, { ...deal, stage: 'discovery' });
    const without = DEFAULT_STAGES.filter(({ id }) => id !== 'discovery');
    await expect(invoke(saveStages, caller, { stages: without })).rejects.toMatchObject({ code: 'precondition' });
    await expect(invoke(saveStages, caller, { stages: [{ id: 'won', name: 'Won', kind: 'won' }] })).rejects.toMatchObject({ code: 'invalid' });
    const stages = [{ name: 'Legal review', kind: 'open' }, ...DEFAULT_STAGES.toReversed(), { name: 'Legal review', kind: 'open' }];
    await invoke(saveStages, caller, { stages });
    const ids = (await invoke(listStages, caller, {})).map(({ id }) => id);
    expect(ids).toEqual(['legal_review', ...DEFAULT_STAGES.toReversed().map(({ id }) => id), 'legal_review_2']);
    await invoke(saveStages, caller, { stages: DEFAULT_STAGES });
    expect(await invoke(listStages, caller, {})).toEqual(DEFAULT_STAGES);
  });
});
