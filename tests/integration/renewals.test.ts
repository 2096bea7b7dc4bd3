import '@/tests/support/database';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Caller } from '@/lib/core/actor';
import { clock } from '@/lib/core/clock';
import { control, withTenant } from '@/lib/core/db/database';
import { closeConnections } from '@/lib/core/db/pool';
import { invoke } from '@/lib/core/operation';
import { refreshAccountVisibility, upsertAccounts } from '@/lib/features/account/commands';
import { listAccounts } from '@/lib/features/account/queries';
import { deleteExchangeRate, deleteSubscription, setExchangeRate } from '@/lib/features/money/commands';
import { readAccountFinancials } from '@/lib/features/money/queries';
import { readRenewals } from '@/lib/features/money/renewals';
import { upsertSubscriptions } from '@/lib/features/money/upsert';
import { updateOrganization } from '@/lib/features/organization/commands';
import type { Filter } from '@/lib/kit/filter';
import { ingestAll } from '@/tests/support/golden';
import { newPerson, newTeam, newTenant } from '@/tests/support/tenant';
import { startMoneyDays } from '@/workers/handlers/money';

const START = '2026-03-10T12:00:00Z';
const NAMES = ['one', 'two', 'three'];
let owner: Caller;

const at = (time: string) => vi.spyOn(clock, 'now').mockReturnValue(new Date(time));

/** A seat at 100.00 a month from 2025 on, renewed each year on 1 April. */
const seat = (id: string, rest: object = {}) => ({
  ...{ id, accountId: 'one', code: 'TMS', billingCycle: 'month', currency: 'EUR', startDate: '2025-04-01', renewal: 'auto', termMonths: 12 },
  changes: [{ effectiveOn: '2025-04-01', quantity: 1, unitAmount: 10_000, discountAmount: 0 }],
  ...rest,
});
const put = async (...data: object[]) => expect((await invoke(upsertSubscriptions, owner, { data })).rejected).toEqual([]);

async function listed(filter: Filter = { all: [] }, caller = owner) {
  const { rows } = await invoke(listAccounts, caller, { filter, sort: { column: 'renewal', direction: 'asc' }, cursor: null });
  return rows.map(({ key, mrr, nextRenewal, renewalAmount }) => [key, mrr?.amount ?? null, nextRenewal, renewalAmount?.amount ?? null]);
}
const row = async (key: string) => (await listed()).find(([name]) => name === key)?.slice(1);

/** The same from the account's own page, as of the same day. */
async function reading(accountId: string) {
  const { financials } = await invoke(readAccountFinancials, owner, { accountId });
  const dated = (financials?.subscriptions ?? []).flatMap(({ nextRenewalDate: on, renewalAmount: amount }) => (on ? [{ on, amount }] : []));
  const next = dated.map(({ on }) => on).sort()[0] ?? null;
  const amounts = dated.filter(({ on }) => on === next).map(({ amount }) => amount);
  const amount = amounts.length === 0 || amounts.includes(null) ? null : amounts.reduce<number>((sum, one) => sum + (one ?? 0), 0);
  return [financials?.mrrHistory.at(-1)?.ending, next, amount];
}

/** Whether what is kept for the list is what the subscriptions say. */
const expectAsRead = async () => {
  for (const name of NAMES) expect(await row(name), name).toEqual(await reading(name));
};

beforeAll(async () => {
  at(START);
  owner = await newTenant('Renewals', { timezone: 'Europe/Berlin', currency: 'EUR' });
  await invoke(upsertAccounts, owner, { data: NAMES.map((id) => ({ id, name: id, createdAt: '2025-01-01T00:00:00Z' })) });
});
afterEach(() => at(START));
afterAll(async () => {
  vi.restoreAllMocks();
  await closeConnections();
});

describe('the list’s figures of money', () => {
  it('follow subscriptions as they are made, changed, moved, deleted and restored', async () => {
    expect(await row('one')).toEqual([0, null, null]);
    await put(seat('s1'), seat('s2', { termMonths: 6, startDate: '2025-10-20', changes: [] }), seat('s3', { accountId: 'two' }));
    expect(await row('one')).toEqual([10_000, '2026-04-01', 120_000]);
    await expectAsRead();
    await put(seat('s1', { changes: [{ effectiveOn: '2025-04-01', quantity: 3, unitAmount: 10_000, discountAmount: 500 }] }));
    expect(await row('one')).toEqual([29_500, '2026-04-01', 354_000]);
    await put(seat('s1', { renewsOn: '2026-03-20' }), seat('s3', { accountId: 'three' }));
    expect(await row('two')).toEqual([0, null, null]);
    await expectAsRead();
    await invoke(deleteSubscription, owner, { id: 's1' });
    expect(await row('one')).toEqual([0, '2026-04-20', 0]);
    await put(seat('s1', { cancelledAt: '2026-02-01T00:00:00Z', renewsOn: null }));
    expect(await row('one')).toEqual([10_000, '2026-04-20', 0]);
    await expectAsRead();
  });

  it('are unknown while a rate is missing, and follow each rate that is set or forgotten', async () => {
    await put(seat('dollars', { accountId: 'two', currency: 'USD' }));
    expect(await row('two')).toEqual([null, '2026-04-01', null]);
    await invoke(setExchangeRate, owner, { currency: 'USD', day: '2025-01-01', rate: '0.9' });
    expect(await row('two')).toEqual([9000, '2026-04-01', 108_000]);
    await invoke(setExchangeRate, owner, { currency: 'USD', day: '2025-03-01', rate: '0.5' });
    expect(await row('two')).toEqual([5000, '2026-04-01', 60_000]);
    await invoke(deleteExchangeRate, owner, { currency: 'USD', day: '2025-03-01' });
    expect(await row('two')).toEqual([9000, '2026-04-01', 108_000]);
    await expectAsRead();
  });

  it('come to the new day, and once a renewal has passed to the one after it', async () => {
    await put(seat('s3', { accountId: 'three', changes: [{ effectiveOn: '2026-03-11', quantity: 2, unitAmount: 10_000, discountAmount: 0 }] }));
    expect(await row('three')).toEqual([0, '2026-04-01', 0]);
    at('2026-03-12T12:00:00Z');
    await startMoneyDays();
    expect(await row('three')).toEqual([20_000, '2026-04-01', 240_000]);
    await expectAsRead();
    // In Berlin the 2nd of April has begun: figures are as of the 1st, whose renewal has passed.
    at('2026-04-01T22:00:00Z');
    await startMoneyDays();
    expect(await row('three')).toEqual([20_000, '2027-04-01', 240_000]);
    await expectAsRead();
  });

  it('come to a new currency of the organization', async () => {
    await invoke(updateOrganization, owner, { currency: 'JPY' });
    const moved = { ...owner, organization: { ...owner.organization, currency: 'JPY' } };
    await invoke(setExchangeRate, moved, { currency: 'EUR', day: '2025-01-01', rate: '160' });
    await invoke(setExchangeRate, moved, { currency: 'USD', day: '2025-01-01', rate: '150' });
    await startMoneyDays();
    const { rows } = await invoke(listAccounts, moved, { filter: { all: [] }, sort: { column: 'mrr', direction: 'desc' }, cursor: null });
    expect(rows.map(({ key, mrr }) => [key, mrr])).toContainEqual(['two', { amount: 15_000, currency: 'JPY' }]);
    await invoke(updateOrganization, owner, { currency: 'EUR' });
    await invoke(deleteExchangeRate, owner, { currency: 'EUR', day: '2025-01-01' });
    await invoke(setExchangeRate, owner, { currency: 'USD', day: '2025-01-01', rate: '0.9' });
    await startMoneyDays();
  });

  it('are the same whoever wrote them last: a job that read earlier never overwrites a later change', async () => {
    await withTenant(owner.organization.id, (db) => sql`UPDATE account_money SET as_of = '2000-01-01'`.execute(db));
    await Promise.all([startMoneyDays(), ...Array.from({ length: 5 }, (_, index) => put(seat(`race-${index}`, { accountId: 'three' })))]);
    await startMoneyDays();
    await expectAsRead();
  });
});

describe('renewals in the next days', () => {
  const within = (days: number) => ({ all: [{ column: 'renewal', op: 'next', value: days } as const] });

  it('are found, first the next one, and summed; hidden accounts are not', async () => {
    expect((await listed(within(22))).map(([key]) => key)).toEqual([]);
    // Today is the first of them: the 1st of April is the 23rd.
    const soon = await listed(within(23));
    expect(soon.map(([key, , day]) => [key, day])).toEqual([
      ['two', '2026-04-01'],
      ['three', '2026-04-01'],
    ]);
    const sum = soon.reduce((total, [, , , amount]) => total + Number(amount), 0);
    expect(await invoke(readRenewals, owner, { days: 23 })).toEqual({ currency: 'EUR', days: 23, accounts: 2, amount: sum, unknown: 0 });
    const team = await newTeam(owner, [{ all: [{ column: 'name', op: 'has', value: 'two' }] }]);
    await invoke(refreshAccountVisibility, owner, { all: true });
    const few = await newPerson(owner, { sees: 'teams', teamIds: [team] });
    expect((await listed(within(90), few)).map(([key]) => key)).toEqual(['two']);
    expect(await invoke(readRenewals, few, { days: 90 })).toMatchObject({ accounts: 1, amount: 108_000 });
    expect(await invoke(readRenewals, owner, { days: 90, segment: '1!name~has~three' })).toMatchObject({ accounts: 1 });
  });
});

it('has a row for each account, also for one that an event brings', async () => {
  await ingestAll(owner, [{ type: 'track', event: 'Opened', userId: 'u', messageId: 'm', timestamp: START, context: { groupId: 'by-event' } }]);
  expect(await row('by-event')).toEqual([0, null, null]);
  const { rows } = await sql<{ n: number }>`
    SELECT count(*) AS n FROM account a WHERE NOT EXISTS (
      SELECT FROM account_money m WHERE m.organization_id = a.organization_id AND m.account_id = a.id)`.execute(control());
  expect(rows).toEqual([{ n: 0 }]);
});
