import '@/tests/support/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '@/lib/core/actor';
import { systemCaller } from '@/lib/core/auth/callers';
import { clock } from '@/lib/core/clock';
import { withTenant } from '@/lib/core/db/database';
import { closeConnections } from '@/lib/core/db/pool';
import { invoke } from '@/lib/core/operation';
import { listAccounts } from '@/lib/features/account/queries';
import { endOverride, overrideHealth, writePulse } from '@/lib/features/health/commands';
import type { ModelContent } from '@/lib/features/health/contract';
import { createHealthModel, publishHealthModel, saveModelDraft, updateHealthModel } from '@/lib/features/health/model-commands';
import { listHealthModels, readHealthModel } from '@/lib/features/health/model-queries';
import { scoreChanged, scoreDay } from '@/lib/features/health/passes';
import { readAccountHealth, readHealthHistory, readLatestHealth } from '@/lib/features/health/queries';
import { tryHealthModel } from '@/lib/features/health/trial';
import { createOrganization } from '@/lib/features/organization/commands';
import { addDays, localDay } from '@/lib/kit/day';
import { callApi } from '@/tests/support/api-client';

let key: string;
let system: Caller;
let today: string;

const put = (collection: string, ...data: unknown[]) => callApi(`PUT /api/v1/${collection}`, { key, body: { data } });
const get = (path: string) => callApi(`GET /api/v1/${path}`, { key });
const at = (daysAgo: number) => `${addDays(today, -daysAgo)}T09:00:00.000Z`;
const latest = (accountId: string, compareTo?: string) => invoke(readLatestHealth, system, { accountId, compareTo });

async function passOver(pass: typeof scoreDay): Promise<number> {
  let total = 0;
  for (let scored = 1; scored > 0; total += scored) ({ scored } = await invoke(pass, system, {}));
  return total;
}

/** NPS as it is, and the pulse; the half of the weight each. */
const content: ModelContent = {
  bands: { average: 31, good: 71 },
  components: [
    {
      ...{ key: 'nps', name: null, weight: 1 },
      members: [
        {
          ...{ metric: 'npsScore', missing: { policy: 'exclude' }, staleDays: 30 },
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
    {
      ...{ key: 'pulse', name: null, weight: 1 },
      members: [
        {
          ...{ metric: 'pulse', missing: { policy: 'exclude' }, staleDays: null },
          scale: {
            kind: 'categories',
            scores: [
              { value: 'poor', score: 0 },
              { value: 'good', score: 100 },
            ],
            other: null,
          },
        },
      ],
    },
  ],
};

async function publish(name: string, accountTypes: string[], what = content) {
  const made = await invoke(createHealthModel, system, { name, content: what });
  const named = await invoke(updateHealthModel, system, { ...made, name, accountTypes, segment: null });
  return invoke(publishHealthModel, system, named);
}

beforeAll(async () => {
  const made = await createOrganization({ name: 'Health', timezone: 'UTC', currency: 'EUR' });
  key = made.apiKey;
  system = await systemCaller(made.organization.id, 'test');
  today = localDay(clock.now(), 'UTC');
  await put(
    'accounts',
    { id: 'acme', name: 'Acme', type: 'company', createdAt: at(100) },
    { id: 'zeta', name: 'Zeta', type: 'region', createdAt: at(100) },
  );
  await put('nps', { id: 'one', accountId: 'acme', email: 'mari@acme.example', score: 7, submittedAt: at(3) });
  await publish('Companies', ['company']);
  await withTenant(system.organization.id, (db) =>
    db
      .updateTable('account')
      .set({ createdAt: new Date(at(100)) })
      .execute(),
  );
});
afterAll(closeConnections);

describe('a score', () => {
  it('comes from the first model that is for the account, and from the default for all others', async () => {
    expect((await invoke(listHealthModels, system, {})).map(({ name, isDefault }) => [name, isDefault])).toEqual([
      ['Companies', false],
      ['All accounts', true],
    ]);
    const { body } = await get('accounts/acme/health');
    expect(body).toEqual({
      ...{ score: 70, band: 'average', coverage: 0.5, modelVersion: 1, override: null },
      components: [
        { key: 'nps', value: 7, score: 70, weight: 1, contribution: 70, missing: false },
        { key: 'pulse', value: null, score: null, weight: 1, contribution: null, missing: true },
      ],
    });
    expect((await invoke(readAccountHealth, system, { accountId: 'zeta' })).model?.name).toBe('All accounts');
  });

  it('is kept of each full day, and stays as it was known', async () => {
    expect(await passOver(scoreDay)).toBe(2);
    expect(await passOver(scoreDay)).toBe(0);
    await put('nps', { id: 'late', accountId: 'acme', email: 'kim@acme.example', score: 3, submittedAt: at(2) });
    const yesterday = await invoke(readAccountHealth, system, { accountId: 'acme' });
    expect(yesterday).toMatchObject({ isFrozen: true, score: 70, asOf: addDays(today, -1) });
    const { points, versions } = await invoke(readHealthHistory, system, { accountId: 'acme', days: 30 });
    expect(points.filter(({ score }) => score !== null)).toEqual([{ day: addDays(today, -1), score: 70 }]);
    expect(versions).toEqual([{ day: addDays(today, -1), name: 'Companies', number: 1 }]);
  });

  it('follows what changes, in the list too, and says why', async () => {
    await invoke(writePulse, system, { accountId: 'acme', rating: 'good', comment: 'They will renew' });
    expect(await passOver(scoreChanged)).toBeGreaterThan(0);
    expect(await passOver(scoreChanged)).toBe(0);
    const reading = await latest('acme', addDays(today, -1));
    expect(reading).toMatchObject({ asOf: today, isFrozen: false, score: 75, band: 'good', coverage: 1 });
    expect(reading.change).toMatchObject({
      ...{ from: 70, to: 75, delta: 5 },
      components: [
        { key: 'nps', delta: -45 },
        { key: 'pulse', delta: 50 },
      ],
    });
    const sort = { column: 'health', direction: 'desc' };
    const { rows } = await invoke(listAccounts, system, {
      filter: { all: [{ column: 'health', op: 'is', value: 'good' }] },
      sort,
      cursor: null,
      limit: 10,
    });
    expect(rows.map((row) => [row.key, row.health])).toEqual([['acme', { band: 'good', score: 75 }]]);
  });

  it('says through the API why it changed', async () => {
    const { body } = await get(`accounts/acme/health?asOf=${today}&compareTo=${addDays(today, -1)}`);
    expect(body.change).toEqual({
      ...{ from: 70, to: 75, delta: 5 },
      components: [
        { key: 'nps', delta: -45 },
        { key: 'pulse', delta: 50 },
      ],
    });
  });

  it('gives way to an override until that ends, and is computed on beside it', async () => {
    await invoke(overrideHealth, system, { accountId: 'acme', score: 20, reason: 'Merger announced', untilOn: addDays(today, 7) });
    await passOver(scoreChanged);
    const { override, score } = await latest('acme');
    expect({ override, score }).toMatchObject({ score: 75, override: { score: 20, band: 'poor', reason: 'Merger announced' } });
    const shown = async () => {
      const { rows } = await invoke(listAccounts, system, {
        filter: { all: [] },
        sort: { column: 'name', direction: 'asc' },
        cursor: null,
        limit: 10,
      });
      return rows[0]?.health;
    };
    expect(await shown()).toEqual({ band: 'poor', score: 20 });
    await invoke(endOverride, system, { accountId: 'acme' });
    await passOver(scoreChanged);
    expect(await shown()).toEqual({ band: 'good', score: 75 });
    await expect(invoke(endOverride, system, { accountId: 'acme' })).rejects.toMatchObject({ code: 'precondition' });
    await expect(
      invoke(overrideHealth, system, { accountId: 'acme', score: 1, reason: 'Too long', untilOn: addDays(today, 91) }),
    ).rejects.toMatchObject({
      code: 'invalid',
    });
  });
});

describe('a draft', () => {
  it('is tried on the book before it counts, and a new version is an entry of its own', async () => {
    const model = (await invoke(listHealthModels, system, {})).find(({ name }) => name === 'Companies');
    const harsher = structuredClone(content);
    harsher.components = harsher.components.slice(0, 1);
    const id = model?.id ?? '';
    expect(await invoke(tryHealthModel, system, { id, content: harsher })).toMatchObject({
      accounts: 1,
      before: { average: 0, good: 1 },
      after: { average: 1, good: 0 },
      changing: 1,
      changes: [{ id: 'acme', from: { score: 75, band: 'good' }, to: { score: 50, band: 'average' } }],
    });
    const draft = await invoke(saveModelDraft, system, { id, version: model?.version ?? 0, content: harsher });
    await invoke(publishHealthModel, system, draft);
    const { versions } = await invoke(readHealthModel, system, { id });
    expect(versions.map(({ number, content: was }) => [number, was.components.length])).toEqual([
      [2, 1],
      [1, content.components.length],
    ]);
    await passOver(scoreChanged);
    const { change, model: used, score } = await latest('acme', addDays(today, -1));
    expect({ score, number: used?.number }).toEqual({ score: 50, number: 2 });
    expect(change?.components.at(-1)).toEqual({ key: 'model', name: null, metric: null, delta: -25 });
    expect(change?.components.reduce((sum, { delta }) => sum + delta, 0)).toBe(change?.delta);
  });
});

it('tells the timeline of a band that changed, of the pulse and of overrides', async () => {
  const { rows } = await withTenant(system.organization.id, async (db) => ({
    rows: await db.selectFrom('timelineEntry').select(['event', 'subtype']).where('category', '=', 'health').orderBy('id').execute(),
  }));
  expect(rows).toEqual(
    expect.arrayContaining([
      { event: 'pulse', subtype: 'good' },
      { event: 'override', subtype: 'override' },
      { event: 'band', subtype: 'good' },
    ]),
  );
});
