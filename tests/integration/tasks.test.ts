import '@/tests/support/database';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Caller, UserActor } from '@/lib/core/actor';
import { clock } from '@/lib/core/clock';
import { withTenant } from '@/lib/core/db/database';
import { closeConnections } from '@/lib/core/db/pool';
import { invoke } from '@/lib/core/operation';
import { refreshAccountVisibility, upsertAccounts } from '@/lib/features/account/commands';
import { createTask, deleteTask, moveTask, restoreTask, updateTask } from '@/lib/features/task/commands';
import { getTask, listMyTasks, listTaskTable } from '@/lib/features/task/queries';
import { newPerson, newTeam, newTenant } from '@/tests/support/tenant';

type Person = Caller & { actor: UserActor };

let tenant: Caller;
let marta: Person;
let jonas: Person;
let limited: Person;

const memberId = ({ actor }: Person) => actor.membershipId;
const ALL = { filter: { all: [] }, sort: { column: 'due', direction: 'asc' }, cursor: null };
const table = (caller: Caller, accountId: string, change: object = {}) => invoke(listTaskTable, caller, { accountId, ...ALL, ...change });
const where = (...all: object[]) => ({ filter: { all } });
const titles = (page: { rows: { title: string }[] }) => page.rows.map(({ title }) => title);

function at<T>(time: string, work: () => Promise<T>): Promise<T> {
  const stopped = vi.spyOn(clock, 'now').mockReturnValue(new Date(time));
  return work().finally(() => stopped.mockRestore());
}

beforeAll(async () => {
  tenant = await newTenant('Tasks', { timezone: 'Europe/Berlin' });
  await invoke(upsertAccounts, tenant, { data: ['seen', 'unseen', 'list'].map((id) => ({ id, name: id, status: id })) });
  const team = await newTeam(tenant, [{ all: [{ column: 'status', op: 'in', value: ['seen', 'list'] }] }]);
  await invoke(refreshAccountVisibility, tenant, { all: true });
  marta = await newPerson(tenant, { name: 'Marta Lindqvist' });
  jonas = await newPerson(tenant, { name: 'Jonas Beck' });
  limited = await newPerson(tenant, { name: 'Ada Berg', sees: 'teams', teamIds: [team] });
  await withTenant(tenant.organization.id, async (db) => {
    const organizationId = tenant.organization.id;
    for (const person of [limited, jonas])
      await db
        .insertInto('teamMember')
        .values({ organizationId, teamId: team, membershipId: memberId(person) })
        .execute();
  });
});
afterAll(closeConnections);

describe('age and overdue', () => {
  const ageAt = async (created: string, now: string, change?: { at: string; status: string }) => {
    const { id } = await at(created, () => invoke(createTask, marta, { accountId: 'seen', title: `From ${created}` }));
    if (change) await at(change.at, () => invoke(updateTask, marta, { id, status: change.status }));
    return (await at(now, () => invoke(getTask, marta, { id }))).task.age;
  };

  it.each([
    ['before a day is full', '2026-02-10T09:00:00Z', '2026-02-11T08:59:59Z', 0],
    ['once it is', '2026-02-10T09:00:00Z', '2026-02-11T09:00:00Z', 1],
    ['over a day of 23 hours', '2026-03-28T10:00:00Z', '2026-03-29T09:00:00Z', 1],
    ['not sooner than that', '2026-03-28T10:00:00Z', '2026-03-29T08:59:00Z', 0],
    ['over a day of 25 hours', '2026-10-24T10:00:00Z', '2026-10-25T10:59:00Z', 0],
    ['once those have passed', '2026-10-24T10:00:00Z', '2026-10-25T11:00:00Z', 1],
    ['over a year', '2025-02-10T09:00:00Z', '2026-02-10T09:00:00Z', 365],
  ])('counts whole days of the organization, %s', async (_, created, now, days) => {
    expect(await ageAt(created, now)).toBe(days);
  });

  it('stands still once the task is closed, and goes on when it is opened again', async () => {
    const closing = { at: '2026-02-14T09:00:00Z', status: 'done' };
    expect(await ageAt('2026-02-10T09:00:00Z', '2026-05-01T00:00:00Z', closing)).toBe(4);
    expect(await ageAt('2026-02-10T09:00:00Z', '2026-05-01T00:00:00Z', { ...closing, status: 'cancelled' })).toBe(4);
    expect(await ageAt('2026-02-10T09:00:00Z', '2026-02-20T09:00:00Z', { ...closing, status: 'in_progress' })).toBe(10);
  });

  it("is overdue when the organization's day after the due one begins, and only while open", async () => {
    const { id } = await invoke(createTask, marta, { accountId: 'seen', title: 'Due', dueOn: '2026-03-28' });
    const overdue = async (now: string) => (await at(now, () => invoke(getTask, marta, { id }))).task.isOverdue;
    expect(await overdue('2026-03-28T22:59:59Z')).toBe(false);
    expect(await overdue('2026-03-28T23:00:00Z')).toBe(true);
    await invoke(updateTask, marta, { id, status: 'in_progress' });
    expect(await overdue('2026-03-30T00:00:00Z')).toBe(true);
    await invoke(updateTask, marta, { id, status: 'done' });
    expect(await overdue('2026-03-30T00:00:00Z')).toBe(false);
  });

  it('follows the day of the organization, not of UTC', async () => {
    const honolulu = await newTenant('Honolulu', { timezone: 'Pacific/Honolulu' });
    await invoke(upsertAccounts, honolulu, { data: [{ id: 'a', name: 'a' }] });
    const { id } = await invoke(createTask, honolulu, { accountId: 'a', title: 'Due', dueOn: '2026-03-28' });
    const overdue = async (now: string) => (await at(now, () => invoke(getTask, honolulu, { id }))).task.isOverdue;
    expect(await overdue('2026-03-29T09:59:59Z')).toBe(false);
    expect(await overdue('2026-03-29T10:00:00Z')).toBe(true);
  });
});

describe('the list of an account', () => {
  beforeAll(async () => {
    const tasks = [
      { title: 'Low', priority: 'low', dueOn: '2026-01-03' },
      { title: 'Urgent', priority: 'urgent', assigneeId: memberId(marta) },
      { title: 'Normal', dueOn: '2026-01-02', assigneeId: memberId(jonas), type: 'call' },
      { title: 'Closed', status: 'done', dueOn: '2026-01-01' },
    ];
    for (const task of tasks) await invoke(createTask, marta, { accountId: 'list', ...task });
  });

  it('filters open and closed ones, and by person, type, due day and age', async () => {
    expect(titles(await table(marta, 'list', where({ column: 'open', op: 'is', value: true })))).toEqual(['Normal', 'Low', 'Urgent']);
    expect(titles(await table(marta, 'list', where({ column: 'open', op: 'is', value: false })))).toEqual(['Closed']);
    expect(titles(await table(marta, 'list', where({ column: 'assignee', op: 'is', value: memberId(jonas) })))).toEqual(['Normal']);
    expect(titles(await table(marta, 'list', where({ column: 'assignee', op: 'not', value: memberId(jonas) })))).toEqual(['Closed', 'Low', 'Urgent']);
    expect(titles(await table(marta, 'list', where({ column: 'type', op: 'is', value: 'call' })))).toEqual(['Normal']);
    expect(titles(await table(marta, 'list', where({ column: 'due', op: 'before', value: '2026-01-03' })))).toEqual(['Closed', 'Normal']);
    expect(titles(await table(marta, 'list', where({ column: 'age', op: 'gte', value: 1 })))).toEqual([]);
    expect(titles(await table(marta, 'list', where({ column: 'overdue', op: 'is', value: true })))).toEqual(['Normal', 'Low']);
    expect(titles(await table(marta, 'list', where({ column: 'title', op: 'has', value: 'CLOS' })))).toEqual(['Closed']);
  });

  it('sorts by what matters more, by person and by day, through pages', async () => {
    const sorted = async (column: string, direction: string) => titles(await table(marta, 'list', { sort: { column, direction } }));
    expect((await sorted('priority', 'desc'))[0]).toBe('Urgent');
    expect((await sorted('priority', 'asc'))[0]).toBe('Low');
    expect(await sorted('assignee', 'asc')).toEqual(['Normal', 'Urgent', 'Low', 'Closed']);
    const first = await table(marta, 'list', { limit: 3 });
    expect(first).toMatchObject({ total: 4, before: 0 });
    expect([...titles(first), ...titles(await table(marta, 'list', { limit: 3, cursor: first.next }))]).toEqual([
      'Closed',
      'Normal',
      'Low',
      'Urgent',
    ]);
  });
});

describe('two editors', () => {
  it('tells the second, who loses nothing', async () => {
    const { id, version } = await invoke(createTask, marta, { accountId: 'seen', title: 'Agenda', body: 'first' });
    await invoke(updateTask, marta, { id, version, body: 'by Marta' });
    await expect(invoke(updateTask, jonas, { id, version, body: 'by Jonas' })).rejects.toMatchObject({ code: 'conflict' });
    const { task, body, history } = await invoke(getTask, marta, { id });
    expect({ version: task.version, body }).toEqual({ version: 2, body: 'by Marta' });
    await invoke(updateTask, jonas, { id, version: 2, body: 'both' });
    expect(history.map((one) => [one.version, one.by, one.state.body])).toEqual([
      [2, 'Marta Lindqvist', 'by Marta'],
      [1, 'Marta Lindqvist', 'first'],
    ]);
  });

  it('of two at the same time one comes through', async () => {
    const { id, version } = await invoke(createTask, marta, { accountId: 'seen', title: 'Race' });
    const both = [marta, jonas].map((who) => invoke(updateTask, who, { id, version, title: `By ${who.actor.name}` }));
    const outcomes = await Promise.allSettled(both);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});

describe('deleting', () => {
  it('is undone with order, parts and watchers', async () => {
    const add = (input: object) => invoke(createTask, marta, { accountId: 'seen', watcherIds: [memberId(jonas)], ...input });
    const { id } = await add({ title: 'Whole' });
    for (const title of ['one', 'two', 'three']) await add({ title, parentId: id });
    const parts = async () => (await invoke(getTask, marta, { id })).parts;
    const [, second, third] = await parts();
    await invoke(deleteTask, marta, { id: third?.key });
    const before = await invoke(getTask, marta, { id });
    await invoke(deleteTask, marta, { id });
    await expect(invoke(getTask, marta, { id })).rejects.toMatchObject({ code: 'not_found' });
    await expect(invoke(getTask, marta, { id: second?.key })).rejects.toMatchObject({ code: 'not_found' });
    await invoke(restoreTask, marta, { id });
    expect(await invoke(getTask, marta, { id })).toEqual(before);
    expect((await parts()).map(({ title }) => title)).toEqual(['one', 'two']);
    await invoke(restoreTask, marta, { id: third?.key });
    expect((await parts()).map(({ title }) => title)).toEqual(['one', 'two', 'three']);
    await expect(invoke(restoreTask, marta, { id })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('takes what was told of it off the timeline until it is back', async () => {
    const { id } = await invoke(createTask, marta, { accountId: 'seen', title: 'Told' });
    const hidden = () =>
      withTenant(tenant.organization.id, async (db) => {
        const rows = await db.selectFrom('timelineEntry').select(['event', 'hiddenAt']).where('sourceKey', '=', id).orderBy('id').execute();
        return rows.map(({ event, hiddenAt }) => [event, hiddenAt !== null]);
      });
    await invoke(updateTask, marta, { id, status: 'done' });
    expect(await hidden()).toEqual([
      ['created', false],
      ['completed', false],
    ]);
    await invoke(deleteTask, marta, { id });
    expect(await hidden()).toEqual([
      ['created', true],
      ['completed', true],
    ]);
    await invoke(restoreTask, marta, { id });
    expect(await hidden()).toEqual([
      ['created', false],
      ['completed', false],
    ]);
  });
});

describe('sub-tasks', () => {
  it('stand in the order that people put them in, deleted ones keeping their places', async () => {
    const { id } = await invoke(createTask, marta, { accountId: 'seen', title: 'Whole' });
    const keys = new Map<string, string>();
    for (const title of ['one', 'two', 'three', 'four'])
      keys.set(title, (await invoke(createTask, marta, { accountId: 'seen', title, parentId: id })).id);
    const move = (title: string, to: number) => invoke(moveTask, marta, { id: keys.get(title), to });
    const order = async () => (await invoke(getTask, marta, { id })).parts.map(({ title }) => title);
    await move('four', 0);
    expect(await order()).toEqual(['four', 'one', 'two', 'three']);
    await move('one', 9);
    expect(await order()).toEqual(['four', 'two', 'three', 'one']);
    await invoke(deleteTask, marta, { id: keys.get('two') });
    await move('one', 1);
    expect(await order()).toEqual(['four', 'one', 'three']);
    await invoke(restoreTask, marta, { id: keys.get('two') });
    expect(await order()).toEqual(['four', 'two', 'one', 'three']);
    await expect(invoke(moveTask, marta, { id, to: 0 })).rejects.toMatchObject({ code: 'precondition' });
  });
});

describe('watchers', () => {
  const mailsTo = (person: Person) =>
    withTenant(tenant.organization.id, async (db) => {
      const rows = await db.selectFrom('mail').select('subject').where('toAddress', '=', person.actor.email).orderBy('createdAt').execute();
      return rows.map(({ subject }) => subject);
    });

  it('are mailed once when it is completed or reassigned, if they still see the account', async () => {
    const ada = await newPerson(tenant, { name: 'Ada' });
    const blind = await newPerson(tenant, { name: 'Blind', sees: 'teams' });
    const { id } = await invoke(createTask, marta, { accountId: 'seen', title: 'Contract', watcherIds: [ada, blind, marta].map(memberId) });
    await invoke(updateTask, marta, { id, assigneeId: memberId(jonas) });
    await invoke(updateTask, marta, { id, assigneeId: memberId(jonas), title: 'The contract' });
    await invoke(updateTask, marta, { id, status: 'done' });
    await invoke(updateTask, marta, { id, status: 'done', body: 'signed' });
    expect(await mailsTo(ada)).toEqual(['Reassigned: Contract', 'Done: The contract']);
    expect(await mailsTo(marta)).toEqual([]);
    expect(await mailsTo(blind)).toEqual([]);
  });
});

describe('my tasks', () => {
  it('are those of the accounts one sees, by what one has to do with them', async () => {
    for (const accountId of ['seen', 'unseen']) {
      await invoke(createTask, jonas, {
        accountId,
        title: `${accountId} of Ada`,
        assigneeId: memberId(limited),
        dueOn: '2026-05-02',
      });
      await invoke(createTask, jonas, { accountId, title: `${accountId} watched`, watcherIds: [memberId(limited)], dueOn: '2026-05-01' });
    }
    await invoke(createTask, limited, { accountId: 'seen', title: 'made' });
    await invoke(createTask, limited, { accountId: 'seen', title: 'made and done', status: 'done' });
    const mine = async (which: string) => (await invoke(listMyTasks, limited, { which })).tasks.map(({ title }) => title);
    expect(await mine('mine')).toEqual(['seen of Ada']);
    expect(await mine('watching')).toEqual(['seen watched']);
    expect(await mine('created')).toEqual(['made']);
    expect(await mine('team')).toEqual(expect.arrayContaining(['Normal', 'seen of Ada']));
    expect(await mine('team')).not.toContain('Urgent');
  });
});

describe('what does not fit', () => {
  it('is refused where it stands, and changes nothing', async () => {
    const { id } = await invoke(createTask, marta, { accountId: 'seen', title: 'Whole' });
    const { id: part } = await invoke(createTask, marta, { accountId: 'seen', title: 'Part', parentId: id });
    const { id: elsewhere } = await invoke(createTask, marta, { accountId: 'list', title: 'Elsewhere' });
    const refusals: [object, string][] = [
      [{ assigneeId: crypto.randomUUID() }, 'assigneeId'],
      [{ watcherIds: [crypto.randomUUID()] }, 'watcherIds'],
      [{ parentId: part }, 'parentId'],
      [{ parentId: elsewhere }, 'parentId'],
      [{ objectiveId: 'none' }, 'objectiveId'],
      [{ status: 'finished' }, 'status'],
      [{ dueOn: '2026-02-30' }, 'dueOn'],
    ];
    for (const [fault, path] of refusals) {
      await expect(invoke(createTask, marta, { accountId: 'seen', title: 'Bad', ...fault })).rejects.toMatchObject({
        code: 'invalid',
        errors: [{ path }],
      });
    }
    await expect(invoke(updateTask, marta, { id, parentId: id })).rejects.toMatchObject({ errors: [{ path: 'parentId' }] });
    await expect(invoke(updateTask, marta, { id, parentId: elsewhere })).rejects.toMatchObject({ errors: [{ path: 'parentId' }] });
    await expect(invoke(updateTask, limited, { id: 'unknown', title: 'x' })).rejects.toMatchObject({ code: 'not_found' });
    expect((await invoke(getTask, marta, { id })).task.title).toBe('Whole');
  });

  it('is invisible like absent', async () => {
    const { id } = await invoke(createTask, marta, { accountId: 'unseen', title: 'Hidden' });
    for (const call of [invoke(getTask, limited, { id }), invoke(updateTask, limited, { id, title: 'x' }), invoke(deleteTask, limited, { id })]) {
      await expect(call).rejects.toMatchObject({ code: 'not_found', message: 'There is no such task' });
    }
  });
});
