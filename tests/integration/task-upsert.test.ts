import '@/tests/support/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '@/lib/core/actor';
import { closeConnections } from '@/lib/core/db/pool';
import { invoke } from '@/lib/core/operation';
import { upsertAccounts } from '@/lib/features/account/commands';
import { deleteTask } from '@/lib/features/task/commands';
import { getTaskRecord, listTaskRecords } from '@/lib/features/task/records';
import { upsertTasks } from '@/lib/features/task/upsert';
import { newPerson, newTenant } from '@/tests/support/tenant';

let tenant: Caller;

const upsert = (...data: object[]) => invoke(upsertTasks, tenant, { data });
const record = (id: string) => invoke(getTaskRecord, tenant, { id });
const task = (id: string, rest: object = {}) => ({ id, accountId: 'a', title: id, ...rest });

beforeAll(async () => {
  tenant = await newTenant('Tasks by record');
  await newPerson(tenant, { email: 'marta@fernway.example' });
  await invoke(upsertAccounts, tenant, { data: ['a', 'b'].map((id) => ({ id, name: id })) });
});
afterAll(closeConnections);

describe('records of tasks', () => {
  it('make and change tasks: absent keeps, null clears', async () => {
    const whole = task('t-1', { body: 'text', type: 'call', priority: 'high', assigneeEmail: 'Marta@Fernway.example', dueOn: '2026-12-01' });
    expect(await upsert(whole)).toEqual({ accepted: 1, stale: 0, rejected: [] });
    await upsert(task('t-1', { title: 'Renamed', dueOn: null, assigneeEmail: null }));
    expect(await record('t-1')).toMatchObject({ title: 'Renamed', body: 'text', type: 'call', priority: 'high', assigneeEmail: null, dueOn: null });
    await upsert(task('t-1', { status: 'done', completedAt: '2026-11-01T12:00:00Z', createdAt: '2026-10-20T12:00:00Z' }));
    expect(await record('t-1')).toMatchObject({ status: 'done', completedAt: '2026-11-01T12:00:00.000Z', ageDays: 12, overdue: false });
    await upsert(task('t-1', { status: 'open' }));
    expect(await record('t-1')).toMatchObject({ status: 'open', completedAt: null });
  });

  it('that are older than what is stored are ignored', async () => {
    await upsert(task('t-2', { updatedAt: '2026-05-02T00:00:00Z' }));
    expect(await upsert(task('t-2', { title: 'old', updatedAt: '2026-05-01T00:00:00Z' }))).toMatchObject({ accepted: 0, stale: 1 });
    expect(await upsert(task('t-2', { title: 'new', updatedAt: '2026-05-02T00:00:00Z' }))).toMatchObject({ accepted: 1, stale: 0 });
    expect((await record('t-2')).title).toBe('new');
  });

  it('are refused one by one, at the field that is wrong', async () => {
    await upsert(task('t-b', { accountId: 'b' }));
    const answer = await upsert(
      task('good'),
      task('t-3', { accountId: 'none' }),
      task('t-4', { assigneeEmail: 'nobody@fernway.example' }),
      task('t-5', { parentId: 'none' }),
      task('t-6', { type: 'unheard of' }),
      task('t-7', { more: 1 }),
      task('t-b'),
      task('t-8', { status: 'done' }),
    );
    expect(answer).toMatchObject({ accepted: 2, stale: 0 });
    expect(answer.rejected.map(({ index, id, errors }) => [index, id, errors[0]?.path])).toEqual([
      [1, 't-3', 'accountId'],
      [2, 't-4', 'assigneeEmail'],
      [3, 't-5', 'parentId'],
      [4, 't-6', 'type'],
      [5, 't-7', ''],
      [6, 't-b', 'id'],
    ]);
    expect((await record('t-b')).accountId).toBe('b');
  });

  it('put parts under their whole, and restore what was deleted', async () => {
    await upsert(task('whole'), task('part', { parentId: 'whole' }));
    expect((await record('part')).parentId).toBe('whole');
    await invoke(deleteTask, tenant, { id: 'whole' });
    await expect(record('whole')).rejects.toMatchObject({ code: 'not_found' });
    await upsert(task('whole'));
    expect(await record('whole')).toMatchObject({ title: 'whole' });
  });
});

it('are listed by id in code-point order, page by page, of one account or with one status', async () => {
  await upsert(...['z', 'Z', 'é', '0'].map((id) => task(`list-${id}`, { status: 'in_progress' })));
  const list = (input: object) => invoke(listTaskRecords, tenant, input);
  const { data, more } = await list({ status: 'in_progress', limit: 3 });
  expect(more).toBe(true);
  const rest = await list({ status: 'in_progress', limit: 3, after: data.at(-1)?.id });
  expect([...data, ...rest.data].map(({ id }) => id)).toEqual(['list-0', 'list-Z', 'list-z', 'list-é']);
  expect((await list({ accountId: 'b' })).data.map(({ id }) => id)).toEqual(['t-b']);
});
