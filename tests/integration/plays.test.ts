import '@/tests/support/database';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Caller, UserActor } from '@/lib/core/actor';
import { clock } from '@/lib/core/clock';
import { withTenant } from '@/lib/core/db/database';
import { closeConnections } from '@/lib/core/db/pool';
import { invoke } from '@/lib/core/operation';
import { refreshAccountVisibility, upsertAccounts } from '@/lib/features/account/commands';
import { createPlay, deletePlay, restorePlay, startPlay, stopPlay, updatePlay } from '@/lib/features/play/commands';
import { evaluatePlays, tryPlay } from '@/lib/features/play/evaluate';
import { listPlayRuns, listPlays } from '@/lib/features/play/queries';
import { updateTask } from '@/lib/features/task/commands';
import { listLinkedTasks } from '@/lib/features/task/queries';
import { newPerson, newTeam, newTenant } from '@/tests/support/tenant';
import { handlers } from '@/workers/handlers';
import { drain } from '@/workers/handlers/outbox';

let tenant: Caller;
let owner: Caller & { actor: UserActor };
let starter: Caller & { actor: UserActor };

const whereStatus = (value: string) => ({ all: [{ column: 'status', op: 'is', value }] });
const setStatus = (id: string, status: string) => invoke(upsertAccounts, tenant, { data: [{ id, name: id, status }] });
const evaluate = (caller = tenant) => invoke(evaluatePlays, caller, {});
const runsOf = async (accountId: string) => (await invoke(listPlayRuns, tenant, { accountId })).map(({ status, reason }) => `${status} ${reason}`);
const tasksOf = (accountId: string) => invoke(listLinkedTasks, tenant, { accountId });
const STEPS = [
  { title: 'Call the sponsor', type: 'call', afterDays: 0, priority: 'high' },
  { title: 'Review', type: 'review', afterDays: 14, assignee: 'starter' },
];

beforeEach(async () => {
  tenant = await newTenant('Plays', { timezone: 'Europe/Berlin' });
  owner = await newPerson(tenant, { name: 'Owner' });
  starter = await newPerson(tenant, { name: 'Starter' });
  const data = ['a', 'b', 'c'].map((id) => ({ id, name: id, status: 'healthy', ownerEmail: owner.actor.email }));
  await invoke(upsertAccounts, tenant, { data });
});
afterAll(closeConnections);

const rescue = (change = {}) =>
  invoke(createPlay, tenant, { name: 'Rescue', steps: STEPS, entry: whereStatus('at_risk'), exit: whereStatus('churned'), ...change });

describe('by hand', () => {
  it('makes its tasks for owner and starter, due from the day it starts on', async () => {
    const { id: playId } = await rescue();
    vi.spyOn(clock, 'now').mockReturnValue(new Date('2026-03-28T23:30:00Z'));
    await invoke(startPlay, starter, { accountId: 'a', playId });
    vi.restoreAllMocks();
    expect((await tasksOf('a')).map(({ title, dueOn, assignee, type, priority }) => [title, dueOn, assignee?.name, type, priority])).toEqual([
      ['Call the sponsor', '2026-03-29', 'Owner', 'call', 'high'],
      ['Review', '2026-04-12', 'Starter', 'review', 'normal'],
    ]);
  });

  it('runs once at a time on an account, also when two start it at once', async () => {
    const { id: playId } = await rescue();
    const both = await Promise.allSettled([starter, owner].map((who) => invoke(startPlay, who, { accountId: 'a', playId })));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await tasksOf('a')).toHaveLength(2);
    await expect(invoke(startPlay, starter, { accountId: 'a', playId })).rejects.toMatchObject({ code: 'precondition' });
    await invoke(startPlay, starter, { accountId: 'b', playId });
  });

  it('ends when it is stopped, and takes its open tasks with it', async () => {
    const { id: playId } = await rescue();
    const { id } = await invoke(startPlay, starter, { accountId: 'a', playId });
    const [first] = await tasksOf('a');
    await invoke(updateTask, starter, { id: first?.key, status: 'done' });
    await invoke(stopPlay, starter, { id });
    expect(await runsOf('a')).toEqual(['cancelled manual']);
    expect((await tasksOf('a')).map(({ status }) => status)).toEqual(['done', 'cancelled']);
    await expect(invoke(stopPlay, starter, { id })).rejects.toMatchObject({ code: 'precondition' });
    await invoke(startPlay, starter, { accountId: 'a', playId });
    expect(await runsOf('a')).toEqual(['running manual', 'cancelled manual']);
  });

  it('is complete with its last task', async () => {
    const { id: playId } = await rescue();
    await invoke(startPlay, starter, { accountId: 'a', playId });
    const [first, second] = await tasksOf('a');
    await invoke(updateTask, starter, { id: first?.key, status: 'done' });
    await drain(handlers);
    expect(await runsOf('a')).toEqual(['running manual']);
    await invoke(updateTask, starter, { id: second?.key, status: 'cancelled' });
    await drain(handlers);
    expect(await runsOf('a')).toEqual(['completed manual']);
  });
});

describe('by criteria', () => {
  it('starts once for as long as an account meets them, however often that is looked at', async () => {
    await rescue();
    expect(await evaluate()).toEqual({ started: 0, exited: 0, more: false });
    await setStatus('a', 'at_risk');
    expect(await evaluate()).toEqual({ started: 1, exited: 0, more: false });
    expect(await evaluate()).toEqual({ started: 0, exited: 0, more: false });
    expect(await runsOf('a')).toEqual(['running entry']);
    expect(await tasksOf('a')).toHaveLength(2);
  });

  it('does not start again where it ended while the account meets them still, and does once it has left', async () => {
    await rescue();
    await setStatus('a', 'at_risk');
    await evaluate();
    for (const { key } of await tasksOf('a')) await invoke(updateTask, tenant, { id: key, status: 'done' });
    await drain(handlers);
    expect(await evaluate()).toMatchObject({ started: 0 });
    await setStatus('a', 'healthy');
    await evaluate();
    await setStatus('a', 'at_risk');
    expect(await evaluate()).toMatchObject({ started: 1 });
    expect(await runsOf('a')).toEqual(['running entry', 'completed entry']);
  });

  it('of two workers at once starts and ends nothing twice', async () => {
    await rescue();
    for (const id of ['a', 'b']) await setStatus(id, 'at_risk');
    const both = await Promise.all([evaluate(), evaluate()]);
    expect(both.map(({ started }) => started).sort()).toEqual([0, 2]);
    await setStatus('a', 'churned');
    const ends = await Promise.all([evaluate(), evaluate()]);
    expect(ends.map(({ exited }) => exited).sort()).toEqual([0, 1]);
    expect(await runsOf('a')).toEqual(['exited entry']);
    expect((await tasksOf('a')).map(({ status }) => status)).toEqual(['cancelled', 'cancelled']);
    expect(await runsOf('b')).toEqual(['running entry']);
  });

  it('starts nowhere that it would have to end', async () => {
    await rescue({ exit: { all: [] } });
    await setStatus('a', 'at_risk');
    expect(await evaluate()).toEqual({ started: 0, exited: 0, more: false });
  });

  it('leaves inactive and deleted plays alone', async () => {
    const { id } = await rescue({ active: false });
    await setStatus('a', 'at_risk');
    expect(await evaluate()).toMatchObject({ started: 0 });
    await invoke(updatePlay, tenant, { id, active: true });
    await invoke(deletePlay, tenant, { id });
    expect(await evaluate()).toMatchObject({ started: 0 });
    expect(await invoke(listPlays, tenant, {})).toEqual([]);
    await invoke(restorePlay, tenant, { id });
    expect(await evaluate()).toMatchObject({ started: 1 });
  });

  it('tells the timeline when it starts and ends', async () => {
    await rescue();
    await setStatus('a', 'at_risk');
    await evaluate();
    await setStatus('a', 'churned');
    await evaluate();
    const told = await withTenant(tenant.organization.id, (db) =>
      db.selectFrom('timelineEntry').select(['category', 'subtype', 'event', 'title']).where('source', '=', 'playRun').orderBy('id').execute(),
    );
    expect(told).toEqual(['started', 'exited'].map((event) => ({ category: 'plan', subtype: 'play', event, title: 'Rescue' })));
  });

  it('concerns only accounts that the one who asks sees', async () => {
    const team = await newTeam(tenant, []);
    await invoke(refreshAccountVisibility, tenant, { all: true });
    const limited = await newPerson(tenant, { role: 'advanced', sees: 'teams', teamIds: [team] });
    await rescue();
    await setStatus('a', 'at_risk');
    expect(await invoke(tryPlay, limited, { entry: whereStatus('at_risk') })).toEqual({ accounts: 0, examples: [] });
    expect(await evaluate(limited)).toMatchObject({ started: 0 });
    expect(await evaluate()).toMatchObject({ started: 1 });
  });
});

describe('a dry run', () => {
  it('says where it would start, and starts nothing', async () => {
    for (const id of ['a', 'b']) await setStatus(id, 'at_risk');
    const trial = { entry: whereStatus('at_risk'), exit: whereStatus('churned') };
    expect(await invoke(tryPlay, tenant, trial)).toEqual({ accounts: 2, examples: ['a', 'b'].map((id) => ({ id, name: id })) });
    const { id: playId } = await rescue();
    await invoke(startPlay, tenant, { accountId: 'a', playId });
    expect(await invoke(tryPlay, tenant, { ...trial, playId })).toMatchObject({ accounts: 1 });
    expect(await runsOf('b')).toEqual([]);
  });
});

describe('the template', () => {
  it('keeps its steps in order, and tells a second editor', async () => {
    const { id, version } = await rescue();
    await invoke(updatePlay, tenant, { id, version, steps: [...STEPS].reverse() });
    await expect(invoke(updatePlay, tenant, { id, version, name: 'Mine' })).rejects.toMatchObject({ code: 'conflict' });
    const [play] = await invoke(listPlays, tenant, {});
    expect(play?.steps.map(({ title }) => title)).toEqual(['Review', 'Call the sponsor']);
    expect(play).toMatchObject({ name: 'Rescue', entry: whereStatus('at_risk'), running: 0, version: 2 });
    const strangers = [{ title: 'x', afterDays: 0, assignee: crypto.randomUUID() }];
    await expect(invoke(updatePlay, tenant, { id, steps: strangers })).rejects.toMatchObject({ code: 'invalid', errors: [{ path: 'steps' }] });
  });
});
