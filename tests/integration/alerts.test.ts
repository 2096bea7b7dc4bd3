import '@/tests/support/database';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '@/lib/core/actor';
import { clock } from '@/lib/core/clock';
import { withTenant } from '@/lib/core/db/database';
import { invoke } from '@/lib/core/operation';
import { upsertAccounts } from '@/lib/features/account/commands';
import {
  acknowledgeAlert,
  changeAlerts,
  closeAlert,
  deleteAlert,
  raiseAlert,
  raiseFired,
  reopenAlert,
  restoreAlert,
  snoozeAlert,
  wakeAlert,
} from '@/lib/features/alert/commands';
import { getAlert, listAlertRecords, listAlertTable } from '@/lib/features/alert/queries';
import { alertTable } from '@/lib/features/alert/table';
import { createRule } from '@/lib/features/alert-rule/commands';
import { createTask, updateTask } from '@/lib/features/task/commands';
import { getTask, listTaskTable } from '@/lib/features/task/queries';
import { addDays, localDay } from '@/lib/kit/day';
import { newPerson, newTenant } from '@/tests/support/tenant';

let system: Caller;
let me: Awaited<ReturnType<typeof newPerson>>;
let serial = 0;
beforeAll(async () => {
  system = await newTenant('Fernway', { timezone: 'Europe/Amsterdam' });
  me = await newPerson(system, { name: 'Marta' });
});

async function newAccount(): Promise<string> {
  serial += 1;
  const id = `account-${serial}`;
  await invoke(upsertAccounts, system, { data: [{ id, name: id }] });
  return id;
}
const raise = async (accountId: string, rest: object = {}) => (await invoke(raiseAlert, me, { accountId, title: 'Logins fell', ...rest })).id;
const read = (id: string) => invoke(getAlert, me, { id });
const tomorrow = () => addDays(localDay(clock.now(), 'Europe/Amsterdam'), 1);
const table = (accountId: string, filter: object[] = []) =>
  invoke(listAlertTable, me, { accountId, filter: { all: filter }, sort: alertTable.defaultSort, cursor: null });
const told = (key: string) =>
  withTenant(system.organization.id, (db) =>
    db.selectFrom('timelineEntry').select(['category', 'event']).where('sourceKey', '=', key).where('hiddenAt', 'is', null).orderBy('id').execute(),
  );

describe('an alert', () => {
  it('is open when raised, then acknowledged, snoozed, acknowledged again, closed, and open again', async () => {
    const id = await raise(await newAccount(), { severity: 'critical', rule: 'Usage fell', raisedAt: '2026-03-01T08:00:00.000Z' });
    expect(await read(id)).toMatchObject({ status: 'open', severity: 'critical', rule: 'Usage fell', raisedAt: '2026-03-01T08:00:00.000Z' });
    await invoke(acknowledgeAlert, me, { id });
    expect(await read(id)).toMatchObject({ status: 'acknowledged', acknowledgedBy: { name: 'Marta' } });
    await invoke(snoozeAlert, me, { id, until: tomorrow(), reason: 'They are on holiday' });
    expect(await read(id)).toMatchObject({ status: 'snoozed', snoozedUntil: tomorrow(), snoozeReason: 'They are on holiday' });
    await invoke(wakeAlert, me, { id });
    expect(await read(id)).toMatchObject({ status: 'acknowledged', snoozeReason: null });
    await invoke(closeAlert, me, { id, outcome: 'false_alarm', note: 'A broken tracker' });
    expect(await read(id)).toMatchObject({ status: 'closed', outcome: 'false_alarm', closingNote: 'A broken tracker', closedBy: { name: 'Marta' } });
    await invoke(reopenAlert, me, { id });
    expect(await read(id)).toMatchObject({ status: 'acknowledged', outcome: null, closedAt: null });
    expect((await told(id)).map(({ category, event }) => `${category} ${event}`)).toEqual([
      'alert raised',
      'alert snoozed',
      'alert closed',
      'alert reopened',
    ]);
  });

  it('counts as open again on the first day after its snooze', async () => {
    const id = await raise(await newAccount());
    await invoke(snoozeAlert, me, { id, until: tomorrow(), reason: 'Later' });
    await withTenant(system.organization.id, (db) =>
      db
        .updateTable('alert')
        .set({ snoozedUntil: addDays(tomorrow(), -1) })
        .where('key', '=', id)
        .execute(),
    );
    expect(await read(id)).toMatchObject({ status: 'open' });
  });

  it.each([
    ['today', 0],
    ['yesterday', -1],
    ['more than a year ahead', 367],
  ])('is not snoozed until %s', async (_, days) => {
    const id = await raise(await newAccount());
    const until = addDays(tomorrow(), days - 1);
    await expect(invoke(snoozeAlert, me, { id, until, reason: 'Later' })).rejects.toMatchObject({ code: 'invalid', errors: [{ path: 'until' }] });
    expect(await read(id)).toMatchObject({ status: 'open', snoozedUntil: null });
  });

  it('tells the second of two people that it stands otherwise by now, and keeps what the first said', async () => {
    const other = await newPerson(system, { name: 'Okke' });
    const id = await raise(await newAccount());
    await invoke(acknowledgeAlert, me, { id });
    await expect(invoke(acknowledgeAlert, other, { id })).rejects.toMatchObject({ code: 'conflict' });
    await invoke(closeAlert, me, { id, outcome: 'successful' });
    for (const step of [closeAlert, snoozeAlert, wakeAlert, acknowledgeAlert]) {
      const input = { id, outcome: 'unsuccessful', until: tomorrow(), reason: 'Later' };
      const given =
        step === closeAlert ? { id, outcome: input.outcome } : step === snoozeAlert ? { id, until: input.until, reason: input.reason } : { id };
      await expect(invoke(step as typeof acknowledgeAlert, other, given)).rejects.toMatchObject({ code: 'conflict' });
    }
    expect(await read(id)).toMatchObject({ outcome: 'successful', acknowledgedBy: { name: 'Marta' } });
    await invoke(reopenAlert, other, { id });
    await expect(invoke(reopenAlert, me, { id })).rejects.toMatchObject({ code: 'conflict' });
  });

  it('of a rule opens again only while the rule has no open one of the account, and the latest of several', async () => {
    const accountId = await newAccount();
    const condition = { kind: 'figure', metric: 'wau', op: 'lte', figure: -1 };
    const { id: ruleId } = await invoke(createRule, system, { name: 'Quiet', conditions: [condition] });
    const fire = async (firedOn: string) => {
      const account = await withTenant(system.organization.id, (db) =>
        db.selectFrom('account').select('id').where('key', '=', accountId).executeTakeFirstOrThrow(),
      );
      await invoke(raiseFired, system, { ruleId, firedOn, firings: [{ accountId: account.id, evidence: [] }] });
      const open = (await invoke(listAlertRecords, me, { accountId })).data.filter(({ status }) => status === 'open');
      return open[0]?.id ?? '';
    };
    const first = await fire('2026-01-10');
    await invoke(closeAlert, me, { id: first, outcome: 'false_alarm' });
    const second = await fire('2026-01-20');
    expect(second).not.toBe(first);
    await expect(invoke(reopenAlert, me, { id: first })).rejects.toMatchObject({ code: 'conflict' });
    await invoke(closeAlert, me, { id: second, outcome: 'successful' });
    const change = { alerts: { ids: [first, second] }, change: { to: 'open' } };
    expect(await invoke(changeAlerts, me, { accountId, ...change })).toMatchObject({ ids: [second], left: 1 });
    expect(await read(first)).toMatchObject({ outcome: 'false_alarm' });
  });

  it('can be deleted and comes back with its tasks and its story', async () => {
    const accountId = await newAccount();
    const id = await raise(accountId);
    const { id: taskId } = await invoke(createTask, me, { accountId, title: 'Call them', alertId: id });
    await invoke(deleteAlert, me, { id });
    await expect(read(id)).rejects.toMatchObject({ code: 'not_found' });
    expect(await told(id)).toEqual([]);
    expect((await invoke(getTask, me, { id: taskId })).alert).toBeNull();
    await invoke(restoreAlert, me, { id });
    expect((await read(id)).tasks).toMatchObject([{ id: taskId, title: 'Call them', status: 'open' }]);
    expect(await told(id)).toHaveLength(1);
  });
});

describe('tasks that answer an alert', () => {
  it('are found from the alert and lead to it, and are counted in the list', async () => {
    const accountId = await newAccount();
    const id = await raise(accountId);
    await invoke(createTask, me, { accountId, title: 'Something else' });
    const first = await invoke(createTask, me, { accountId, title: 'Call them', alertId: id });
    await invoke(createTask, me, { accountId, title: 'Write to them', alertId: id });
    await invoke(updateTask, me, { id: first.id, status: 'done' });
    expect((await table(accountId)).rows).toMatchObject([{ key: id, tasks: 2, openTasks: 1 }]);
    const of = {
      accountId,
      filter: { all: [{ column: 'alert', op: 'filled', value: null }] },
      sort: { column: 'title', direction: 'asc' },
      cursor: null,
    };
    expect((await invoke(listTaskTable, me, of)).rows.map(({ title, alert }) => [title, alert])).toEqual([
      ['Call them', 'Logins fell'],
      ['Write to them', 'Logins fell'],
    ]);
  });

  it('never answer an alert of another account', async () => {
    const id = await raise(await newAccount());
    const task = { accountId: await newAccount(), title: 'Call them', alertId: id };
    await expect(invoke(createTask, me, task)).rejects.toMatchObject({ code: 'invalid', errors: [{ path: 'alertId' }] });
  });
});

describe('many alerts at once', () => {
  it('are closed by id or by filter, those closed before left as they are, and opened again', async () => {
    const accountId = await newAccount();
    const ids = [await raise(accountId), await raise(accountId), await raise(accountId, { severity: 'info' })];
    await invoke(closeAlert, me, { id: ids[0], outcome: 'successful' });
    const warnings = { filter: { all: [{ column: 'severity', op: 'is', value: 'warning' }] } };
    const change = { to: 'closed', outcome: 'false_alarm' };
    expect(await invoke(changeAlerts, me, { accountId, alerts: warnings, change })).toMatchObject({ ids: [ids[1]], left: 1 });
    expect(await read(ids[0] ?? '')).toMatchObject({ outcome: 'successful' });
    expect(await read(ids[2] ?? '')).toMatchObject({ status: 'open' });
    expect(await invoke(changeAlerts, me, { accountId, alerts: { ids: [ids[1]] }, change: { to: 'open' } })).toMatchObject({
      ids: [ids[1]],
      left: 0,
    });
    expect((await invoke(changeAlerts, me, { accountId, alerts: { ids }, change: { to: 'acknowledged' } })).ids).toEqual([ids[1], ids[2]]);
  });

  it('are only those of the account that is named', async () => {
    const [accountId, other] = [await newAccount(), await newAccount()];
    const id = await raise(other);
    const change = { to: 'closed', outcome: 'successful' };
    expect(await invoke(changeAlerts, me, { accountId, alerts: { ids: [id] }, change })).toEqual({ ids: [], left: 1, former: [] });
    expect(await read(id)).toMatchObject({ status: 'open' });
  });
});

describe('lists of alerts', () => {
  it('filter and sort by every column that they offer', async () => {
    const accountId = await newAccount();
    const [id] = [await raise(accountId, { rule: 'Usage fell' }), await raise(accountId, { severity: 'critical' })];
    await invoke(snoozeAlert, me, { id, until: tomorrow(), reason: 'Later' });
    for (const { id: column, sortable } of alertTable.columns) {
      if (!sortable) continue;
      for (const direction of ['asc', 'desc']) {
        const sort = { column, direction };
        expect((await invoke(listAlertTable, me, { accountId, filter: { all: [] }, sort, cursor: null })).total).toBe(2);
      }
    }
    const found = async (condition: object) => (await table(accountId, [condition])).total;
    expect(await found({ column: 'status', op: 'in', value: ['snoozed', 'closed'] })).toBe(1);
    expect(await found({ column: 'status', op: 'not', value: 'snoozed' })).toBe(1);
    expect(await found({ column: 'outcome', op: 'not', value: 'successful' })).toBe(2);
    expect(await found({ column: 'outcome', op: 'empty', value: null })).toBe(2);
    expect(await found({ column: 'rule', op: 'has', value: 'usage' })).toBe(1);
    expect(await found({ column: 'open', op: 'is', value: false })).toBe(0);
  });

  it('of the API page by id and narrow to an account and a status', async () => {
    const accountId = await newAccount();
    const ids = [await raise(accountId), await raise(accountId), await raise(accountId)].sort();
    const first = await invoke(listAlertRecords, me, { accountId, limit: 2 });
    expect(first).toMatchObject({ more: true, data: [{ id: ids[0], accountId }, { id: ids[1] }] });
    expect(await invoke(listAlertRecords, me, { accountId, after: ids[1] })).toMatchObject({ more: false, data: [{ id: ids[2] }] });
    await invoke(closeAlert, me, { id: ids[1], outcome: 'unsuccessful' });
    expect((await invoke(listAlertRecords, me, { accountId, status: 'closed' })).data.map(({ id }) => id)).toEqual([ids[1]]);
  });
});
