import '@/tests/support/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller, UserActor } from '@/lib/core/actor';
import { withTenant } from '@/lib/core/db/database';
import { closeConnections } from '@/lib/core/db/pool';
import { invoke } from '@/lib/core/operation';
import { openStream } from '@/lib/core/stream';
import { upsertAccounts } from '@/lib/features/account/commands';
import { createAttribute } from '@/lib/features/attribute/commands';
import { createPlan, deletePlan, restorePlan, updatePlan } from '@/lib/features/plan/commands';
import { exportGoals } from '@/lib/features/plan/export';
import { createGoal, updateGoal } from '@/lib/features/plan/goal-commands';
import { createObjective, deleteObjective, restoreObjective, updateObjective } from '@/lib/features/plan/objective-commands';
import { getGoal, getObjective, readPlanBoard } from '@/lib/features/plan/queries';
import { newPerson, newTenant } from '@/tests/support/tenant';

let tenant: Caller;
let marta: Caller & { actor: UserActor };

beforeAll(async () => {
  tenant = await newTenant('Plans');
  marta = await newPerson(tenant, { name: 'Marta' });
  await invoke(upsertAccounts, tenant, { data: ['board', 'other', 'goals', 'undo', 'told'].map((id) => ({ id, name: id })) });
});
afterAll(closeConnections);

const board = (accountId: string) => invoke(readPlanBoard, marta, { accountId });
const names = (records: { name: string }[]) => records.map(({ name }) => name);

describe('objectives', () => {
  it('keep their decimals exactly and say how far they have come', async () => {
    const { id } = await invoke(createObjective, marta, { accountId: 'board', name: 'Large', baseline: '0.0001', target: '9999999999999999.9999' });
    expect(await invoke(getObjective, marta, { id })).toMatchObject({
      baseline: '0.0001',
      target: '9999999999999999.9999',
      current: null,
      progress: null,
    });
    await invoke(updateObjective, marta, { id, target: '0.0005', current: '0.0003' });
    expect(await invoke(getObjective, marta, { id })).toMatchObject({ target: '0.0005', progress: 50 });
    await invoke(updateObjective, marta, { id, baseline: '100', target: '20', current: '110.50' });
    expect(await invoke(getObjective, marta, { id })).toMatchObject({ baseline: '100', current: '110.5', progress: -13 });
    for (const bad of ['1e3', '1,5', '0.00001', '12345678901234567', 'NaN', '']) {
      await expect(invoke(updateObjective, marta, { id, current: bad })).rejects.toMatchObject({ code: 'invalid', errors: [{ path: 'current' }] });
    }
  });

  it('belong to a plan of their own account, and keep their order', async () => {
    const { id: planId } = await invoke(createPlan, marta, { accountId: 'board', name: 'Plan', status: 'active' });
    const { id: foreign } = await invoke(createPlan, marta, { accountId: 'other', name: 'Foreign' });
    for (const name of ['one', 'two', 'three']) await invoke(createObjective, marta, { accountId: 'board', planId, name });
    const mine = (await board('board')).objectives.filter((objective) => objective.planId === planId);
    expect(names(mine)).toEqual(['one', 'two', 'three']);
    await expect(invoke(createObjective, marta, { accountId: 'board', planId: foreign, name: 'x' })).rejects.toMatchObject({
      errors: [{ path: 'planId' }],
    });
    const second = { id: mine[1]?.id };
    await invoke(deleteObjective, marta, second);
    await invoke(restoreObjective, marta, second);
    expect(names((await board('board')).objectives.filter((objective) => objective.planId === planId))).toEqual(['one', 'two', 'three']);
  });
});

describe('two editors', () => {
  it('tells the second, who loses nothing', async () => {
    const { id, version } = await invoke(createPlan, marta, { accountId: 'board', name: 'Shared' });
    await invoke(updatePlan, marta, { id, version, summary: 'mine' });
    await expect(invoke(updatePlan, tenant, { id, version, summary: 'theirs' })).rejects.toMatchObject({ code: 'conflict' });
    const found = (await board('board')).plans.find((plan) => plan.id === id);
    expect(found).toMatchObject({ summary: 'mine', version: 2 });
  });
});

describe('deleting a plan', () => {
  it('takes what belongs to it along, and brings back exactly that', async () => {
    const { id: planId } = await invoke(createPlan, marta, { accountId: 'undo', name: 'Plan' });
    const add = async (name: string) => (await invoke(createObjective, marta, { accountId: 'undo', planId, name })).id;
    await add('kept');
    const gone = await add('gone before');
    await invoke(createGoal, marta, { accountId: 'undo', planId, name: 'goal' });
    await invoke(createGoal, marta, { accountId: 'undo', name: 'free goal' });
    await invoke(deleteObjective, marta, { id: gone });
    const before = await board('undo');
    await invoke(deletePlan, marta, { id: planId });
    expect(await board('undo')).toMatchObject({ plans: [], objectives: [], goals: [{ name: 'free goal' }] });
    await invoke(restorePlan, marta, { id: planId });
    expect(await board('undo')).toEqual(before);
  });
});

describe('goals', () => {
  beforeAll(async () => {
    const choices = [{ value: 'ops', label: 'Operations' }];
    await invoke(createAttribute, tenant, { subject: 'goal', key: 'area', label: 'Area', kind: 'list', choices });
    await invoke(createAttribute, tenant, { subject: 'goal', key: 'value', label: 'Value', kind: 'currency', currency: 'EUR' });
  });

  it('hold what the own columns allow, and merge by key', async () => {
    const { id } = await invoke(createGoal, marta, { accountId: 'goals', name: 'Live', values: { area: 'ops', value: 125_000 } });
    await invoke(updateGoal, marta, { id, values: { value: null } });
    expect(await invoke(getGoal, marta, { id })).toMatchObject({ values: { area: 'ops' }, version: 2 });
    for (const [values, path] of [
      [{ area: 'none' }, 'values.area'],
      [{ unknown: 1 }, 'values.unknown'],
      [{ value: 1.5 }, 'values.value'],
    ] as const) {
      await expect(invoke(updateGoal, marta, { id, values })).rejects.toMatchObject({ code: 'invalid', errors: [{ path }] });
    }
  });

  it('know when they were completed', async () => {
    const { id } = await invoke(createGoal, marta, { accountId: 'goals', name: 'Done' });
    const completed = async () => (await invoke(getGoal, marta, { id })).completedAt;
    expect(await completed()).toBeNull();
    await invoke(updateGoal, marta, { id, status: 'completed' });
    const first = await completed();
    expect(first).not.toBeNull();
    await invoke(updateGoal, marta, { id, name: 'Really done' });
    expect(await completed()).toBe(first);
    await invoke(updateGoal, marta, { id, status: 'active' });
    expect(await completed()).toBeNull();
  });

  it('come as a file with their own columns, filtered by them', async () => {
    await invoke(createGoal, marta, { accountId: 'goals', name: '=1+1', values: { area: 'ops', value: 250 } });
    const all = [{ column: 'own:area', op: 'is', value: 'Operations' }];
    const request = {
      accountId: 'goals',
      filter: { all },
      sort: { column: 'name', direction: 'asc' },
      columns: ['name', 'own:area', 'own:value'],
      words: {},
    };
    let text = '';
    for await (const chunk of await openStream(exportGoals, async () => marta, request)) text += chunk;
    expect(text.replace('\uFEFF', '').trim().split('\r\n').slice(1)).toEqual(["'=1+1,Operations,250 EUR", 'Live,Operations,']);
    const bad = { ...request, filter: { all: [{ column: 'own:none', op: 'is', value: 'x' }] } };
    const read = async () => {
      for await (const chunk of await openStream(exportGoals, async () => marta, bad)) expect(chunk).toBeDefined();
    };
    await expect(read()).rejects.toMatchObject({ code: 'invalid' });
  });
});

it('is told on the timeline', async () => {
  const { id: planId } = await invoke(createPlan, marta, { accountId: 'told', name: 'Plan' });
  const { id } = await invoke(createObjective, marta, { accountId: 'told', planId, name: 'Objective' });
  await invoke(updateObjective, marta, { id, status: 'achieved' });
  await invoke(updatePlan, marta, { id: planId, status: 'completed', name: 'The plan' });
  const told = await withTenant(tenant.organization.id, (db) =>
    db
      .selectFrom('timelineEntry as e')
      .innerJoin('account as a', (join) => join.onRef('a.organizationId', '=', 'e.organizationId').onRef('a.id', '=', 'e.accountId'))
      .select(['e.subtype', 'e.event', 'e.title'])
      .where('a.key', '=', 'told')
      .orderBy('e.id')
      .execute(),
  );
  expect(told.map(({ subtype, event, title }) => [subtype, event, title])).toEqual([
    ['plan', 'created', 'The plan'],
    ['objective', 'created', 'Objective'],
    ['objective', 'achieved', 'Objective'],
    ['plan', 'completed', 'The plan'],
  ]);
});
