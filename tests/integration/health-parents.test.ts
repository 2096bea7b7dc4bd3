import '@/tests/support/database';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Caller } from '@/lib/core/actor';
import { systemCaller } from '@/lib/core/auth/callers';
import { clock } from '@/lib/core/clock';
import { makeContext } from '@/lib/core/context';
import { withTenant } from '@/lib/core/db/database';
import { closeConnections } from '@/lib/core/db/pool';
import { invoke } from '@/lib/core/operation';
import { listAccounts } from '@/lib/features/account/queries';
import type { ModelContent } from '@/lib/features/health/contract';
import { createHealthModel, orderHealthModels, publishHealthModel, saveModelDraft, updateHealthModel } from '@/lib/features/health/model-commands';
import { listHealthModels } from '@/lib/features/health/model-queries';
import { setParentPolicy } from '@/lib/features/health/parent-policies';
import { scoreChanged, scoreDay } from '@/lib/features/health/passes';
import { readPastScores } from '@/lib/features/health/past-scores';
import { readAccountHealth, readHealthHistory, readLatestHealth } from '@/lib/features/health/queries';
import { tryHealthModel } from '@/lib/features/health/trial';
import { createOrganization } from '@/lib/features/organization/commands';
import { addDays, dayNumber, localDay } from '@/lib/kit/day';
import { rounded } from '@/lib/kit/exact';
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

const byNps = (worst: number, best: number): ModelContent => ({
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
              { at: 0, score: worst },
              { at: 10, score: best },
            ],
          },
        },
      ],
    },
  ],
});
const content = byNps(0, 100);
const reversed = byNps(100, 0);
let modelId: string;

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
  const model = await invoke(createHealthModel, system, { name: 'NPS', content });
  await invoke(publishHealthModel, system, model);
  modelId = model.id;
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

it('is replayed from what was kept of its children, by a draft for those that it is for', async () => {
  const ids = await withTenant(system.organization.id, async (db) =>
    Object.fromEntries((await db.selectFrom('account').select(['key', 'id']).execute()).map(({ key: of, id }) => [of, id])),
  );
  const number = dayNumber(yesterday());
  const said = (account: string, draft: ModelContent, isFor: readonly string[]) =>
    withTenant(system.organization.id, async (db) => {
      const ofDraft = { content: draft, isFor: new Set(isFor.map((name) => ids[name] ?? 0)) };
      const past = await readPastScores(makeContext(system, db), [{ accountId: ids[account] ?? 0, from: number, to: number }], ofDraft);
      const score = past.score(ids[account] ?? 0, number);
      return score && rounded(score, 1);
    });
  const all = ['top', 'mid', 'north', 'south'];
  // As the night kept it; reversed, north is 20 and south 50; what the draft isn't for counts as it was.
  expect([await said('mid', content, all), await said('top', content, all)]).toEqual([72.5, 72.5]);
  expect([await said('mid', reversed, all), await said('top', reversed, all)]).toEqual([27.5, 27.5]);
  expect(await said('top', reversed, ['top', 'mid', 'south'])).toBe(72.5);
  expect(await said('top', reversed, ['top', 'mid', 'north'])).toBe(27.5);
  expect(await said('north', reversed, all)).toBe(20);
});

it('is tried as it would be scored once the draft is published, models of other accounts included', async () => {
  await invoke(setParentPolicy, system, { accountType: 'company', policy: 'mean' });
  await put('accounts', ...['south', 'top'].map((id) => ({ id, name: id, status: 'pilot', ...(id === 'south' && { parentId: 'mid' }) })));
  await answer('south', 10, 0);
  const segment = { all: [{ column: 'status', op: 'in', value: ['pilot'] }] };
  const pilots = await invoke(createHealthModel, system, { name: 'Pilots', content: { ...content, bands: { average: 10, good: 20 } } });
  const { version } = await invoke(updateHealthModel, system, { ...pilots, name: 'Pilots', accountTypes: [], segment });
  await invoke(publishHealthModel, system, { id: pilots.id, version });
  await invoke(orderHealthModels, system, { ids: [pilots.id, modelId] });
  await passOver(scoreChanged);
  const listed = async () => {
    const { rows } = await invoke(listAccounts, system, { filter: { all: [] }, sort: { column: 'name', direction: 'asc' }, cursor: null, limit: 10 });
    return new Map(rows.map(({ key: id, health }) => [id, health]));
  };
  const was = await listed();
  const tried = await invoke(tryHealthModel, system, { id: modelId, content: reversed });
  const becomes = new Map(tried.changes.map(({ id, to }) => [id, to]));
  expect([...becomes.keys()]).toContain('mid');
  expect([...becomes.keys()]).not.toContain('south');
  const [{ version: from } = { version: 0 }] = (await invoke(listHealthModels, system, {})).filter(({ id }) => id === modelId);
  const { version: next } = await invoke(saveModelDraft, system, { id: modelId, version: from, content: reversed });
  await invoke(publishHealthModel, system, { id: modelId, version: next });
  await passOver(scoreChanged);
  const is = await listed();
  for (const [id, health] of is) expect([id, becomes.get(id)?.band ?? was.get(id)?.band]).toEqual([id, health?.band]);
  for (const [id, { score }] of becomes) expect([id, is.get(id)?.score]).toEqual([id, score]);
});
