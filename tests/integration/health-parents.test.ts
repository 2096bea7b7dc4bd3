import '@/tests/support/database';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Caller } from '@/lib/core/actor';
import { systemCaller } from '@/lib/core/auth/callers';
import { clock } from '@/lib/core/clock';
import { withTenant } from '@/lib/core/db/database';
import { closeConnections } from '@/lib/core/db/pool';
import { invoke } from '@/lib/core/operation';
import { listAccounts } from '@/lib/features/account/queries';
import type { ModelContent } from '@/lib/features/health/contract';
import { createHealthModel, publishHealthModel } from '@/lib/features/health/model-commands';
import { setParentPolicy } from '@/lib/features/health/parent-policies';
import { scoreChanged, scoreDay } from '@/lib/features/health/passes';
import { readAccountHealth, readHealthHistory, readLatestHealth } from '@/lib/features/health/queries';
import { createOrganization } from '@/lib/features/organization/commands';
import { addDays, localDay } from '@/lib/kit/day';
import { callApi } from '@/tests/support/api-client';

let key: string;
let system: Caller;
let today: string;

const put = async (collection: string, ...data: unknown[]) =>
  expect(await callApi(`PUT /api/v1/${collection}`, { key, body: { data } })).toMatchObject({ body: { rejected: [] } });
const answer = (accountId: string, score: number, daysAgo: number) =>
  put('nps', { id: `${accountId} ${daysAgo}`, accountId, email: 'a@b.example', score, submittedAt: `${addDays(today, -daysAgo)}T00:00:00.000Z` });
const latest = (accountId: string, compareTo?: string) => invoke(readLatestHealth, system, { accountId, compareTo });

async function passOver(pass: typeof scoreDay): Promise<void> {
  for (let scored = 1; scored > 0; ) ({ scored } = await invoke(pass, system, {}));
}

const content: ModelContent = {
  bands: { average: 31, good: 71 },
  components: [
    {
      ...{ key: 'nps', name: null, weight: 1 },
      members: [
        {
          ...{ metric: 'npsScore', missing: { policy: 'exclude' }, staleDays: null },
          scale: {
            kind: 'linear',
            points: [
              { at: 0, score: 0 },
              { at: 10, score: 100 },
            ],
          },
        },
      ],
    },
  ],
};

beforeAll(async () => {
  const made = await createOrganization({ name: 'Parents', timezone: 'UTC', currency: 'EUR' });
  key = made.apiKey;
  system = await systemCaller(made.organization.id, 'test');
  today = localDay(clock.now(), 'UTC');
  const since = { createdAt: `${addDays(today, -90)}T09:00:00.000Z` };
  // The children come first, so that their parents have the higher ids but must be scored after them all the same.
  await put('accounts', ...['top', 'mid', 'north', 'south', 'other'].map((id) => ({ id, name: id, type: 'company', ...since })));
  await put('accounts', { id: 'mid', name: 'mid', parentId: 'top' });
  await put('accounts', ...['north', 'south'].map((id) => ({ id, name: id, parentId: 'mid' })));
  const term = { code: 'TMS', billingCycle: 'month', currency: 'EUR', startDate: addDays(today, -60) };
  for (const [accountId, unitAmount] of [['north', 300], ['south', 100]] as const) // biome-ignore format: pairs
    await put('subscriptions', {
      id: accountId,
      accountId,
      ...term,
      changes: [{ effectiveOn: term.startDate, quantity: 1, unitAmount, discountAmount: 0 }],
    });
  await withTenant(system.organization.id, (db) =>
    db
      .updateTable('account')
      .set({ createdAt: new Date(since.createdAt) })
      .execute(),
  );
  await answer('north', 8, 9);
  await answer('south', 5, 9);
  await answer('top', 10, 9);
  await invoke(publishHealthModel, system, await invoke(createHealthModel, system, { name: 'NPS', content }));
  await invoke(setParentPolicy, system, { accountType: 'company', policy: 'mean' });
});
afterAll(closeConnections);

const yesterday = () => addDays(today, -1);

it('is the mean of its children by MRR, up the tree, and kept of each day', async () => {
  await passOver(scoreDay);
  await passOver(scoreDay);
  // 80 × 300 + 50 × 100 over 400.
  const mid = await invoke(readAccountHealth, system, { accountId: 'mid' });
  expect(mid).toMatchObject({ isFrozen: true, score: 72.5, whole: 73, band: 'good', coverage: 1 });
  expect(mid.rollUp).toEqual({
    ...{ policy: 'mean', own: null },
    children: [
      { key: 'north', name: 'north', weight: 300, score: 80, contribution: 60 },
      { key: 'south', name: 'south', weight: 100, score: 50, contribution: 12.5 },
    ],
  });
  expect(await invoke(readAccountHealth, system, { accountId: 'top' })).toMatchObject({
    score: 72.5,
    rollUp: { own: 100, children: [{ key: 'mid', score: 72.5 }] },
  });
  expect((await invoke(readHealthHistory, system, { accountId: 'top', days: 7 })).points.at(-1)).toEqual({ day: yesterday(), score: 72.5 });
});

it('follows its children, says which of them changed it, and stands in the list', async () => {
  await passOver(scoreChanged);
  await answer('south', 0, 0);
  await passOver(scoreChanged);
  const mid = await latest('mid', yesterday());
  // South: the mean of 5 and 0 is 2.5. 80 × 300 + 25 × 100 over 400.
  expect(mid).toMatchObject({ score: 66.3, whole: 66, band: 'average' });
  expect(mid.change).toEqual({
    ...{ day: yesterday(), from: 72.5, to: 66.3, delta: -6.2 },
    components: [
      { key: 'child:north', name: 'north', metric: null, delta: 0 },
      { key: 'child:south', name: 'south', metric: null, delta: -6.2 },
    ],
  });
  expect(await latest('top')).toMatchObject({ score: 66.3 });
  const { rows } = await invoke(listAccounts, system, { filter: { all: [] }, sort: { column: 'name', direction: 'asc' }, cursor: null, limit: 10 });
  expect(rows.find((row) => row.key === 'top')?.health).toEqual({ band: 'average', score: 66 });
});

it('loses a child that moves to another parent, on both sides', async () => {
  await put('accounts', { id: 'south', name: 'south', parentId: 'other' });
  await passOver(scoreChanged);
  expect(await latest('mid')).toMatchObject({ score: 80, rollUp: { children: [{ key: 'north' }] } });
  expect(await latest('top')).toMatchObject({ score: 80 });
  expect(await latest('other')).toMatchObject({ score: 25, rollUp: { children: [{ key: 'south' }] } });
});

it('is the worst child, or its own again, as its type says', async () => {
  await put('accounts', { id: 'south', name: 'south', parentId: 'mid' });
  await invoke(setParentPolicy, system, { accountType: 'company', policy: 'worst' });
  await passOver(scoreChanged);
  expect(await latest('mid')).toMatchObject({ score: 25, band: 'poor' });
  expect((await latest('mid', yesterday())).change?.components).toEqual([{ key: 'policy', name: null, metric: null, delta: -47.5 }]);
  await invoke(setParentPolicy, system, { accountType: 'company', policy: 'own' });
  await passOver(scoreChanged);
  expect(await latest('top')).toMatchObject({ score: 100, rollUp: null });
  expect(await invoke(readAccountHealth, system, { accountId: 'top' })).toMatchObject({ score: 72.5 });
  await expect(invoke(setParentPolicy, system, { accountType: 'nothing', policy: 'own' })).rejects.toMatchObject({ code: 'not_found' });
});
