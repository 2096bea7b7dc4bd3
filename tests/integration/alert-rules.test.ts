import '@/tests/support/database';
import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Caller } from '@/lib/core/actor';
import { clock } from '@/lib/core/clock';
import { withTenant } from '@/lib/core/db/database';
import { env } from '@/lib/core/env';
import { invoke } from '@/lib/core/operation';
import { upsertAccounts } from '@/lib/features/account/commands';
import { assignAlert, changeBookAlerts, closeAlert, deleteAlert, raiseAlert } from '@/lib/features/alert/commands';
import { mailNotices } from '@/lib/features/alert/mail';
import { saveAlertPreference } from '@/lib/features/alert/preferences';
import { listAlertRecords, listBookAlerts } from '@/lib/features/alert/queries';
import { bookAlertTable } from '@/lib/features/alert/table';
import { createRule, deleteRule, updateRule } from '@/lib/features/alert-rule/commands';
import { evaluateRules } from '@/lib/features/alert-rule/evaluate';
import { evaluateChanged, pruneSightings } from '@/lib/features/alert-rule/evaluate-changed';
import { listRules, readRule } from '@/lib/features/alert-rule/queries';
import { tryRule } from '@/lib/features/alert-rule/try';
import { addDefaultModel } from '@/lib/features/health/commands';
import { scoreChanged, scoreDay } from '@/lib/features/health/passes';
import { createFormula } from '@/lib/features/metric/commands';
import { createPlay, updatePlay } from '@/lib/features/play/commands';
import { listPlayRuns } from '@/lib/features/play/queries';
import { readShell } from '@/lib/features/shell/queries';
import { addAccountSet, createTeam } from '@/lib/features/team/commands';
import { upsertTickets } from '@/lib/features/ticket/commands';
import { addDays, dayNumber, localDay, MS_A_DAY, monthOf, startOfDay } from '@/lib/kit/day';
import { newPerson, newTenant } from '@/tests/support/tenant';

let system: Caller;
let me: Awaited<ReturnType<typeof newPerson>>;
let today: string;

async function newBook(accounts: readonly string[], ownerEmail: string | null = null): Promise<void> {
  system = await newTenant('Rules', { timezone: 'UTC' });
  me = await newPerson(system, { name: 'Marta', role: 'global_admin' });
  today = localDay(clock.now(), 'UTC');
  const owner = ownerEmail ?? me.actor.email;
  await invoke(upsertAccounts, system, { data: accounts.map((id) => ({ id, name: id, ownerEmail: owner })) });
  await withTenant(system.organization.id, (db) =>
    db
      .updateTable('account')
      .set({ startedAt: new Date(clock.now().getTime() - 200 * MS_A_DAY), createdAt: new Date(clock.now().getTime() - 200 * MS_A_DAY) })
      .execute(),
  );
  await invoke(addDefaultModel, system, {});
}

/** Writes what was kept of an account, a value a day up to yesterday, the oldest first. */
async function keep(account: string, metric: string, values: readonly (string | null)[], last = addDays(today, -1)): Promise<void> {
  const first = dayNumber(last) - values.length + 1;
  await withTenant(system.organization.id, async (db) => {
    for (const [at, value] of values.entries()) {
      const { month, index } = monthOf(first + at);
      await sql`
        INSERT INTO metric_month AS m (organization_id, account_id, month, metric, values, days)
        SELECT ${system.organization.id}, a.id, ${month}, ${metric}, array_fill(NULL::text, ARRAY[${sql.lit(index)}]) || ARRAY[${value}::text], '{}'
        FROM account a WHERE a.organization_id = ${system.organization.id} AND a.key = ${account}
        ON CONFLICT (organization_id, account_id, month, metric) DO UPDATE SET values[${sql.lit(index + 1)}] = ${value}::text`.execute(db);
    }
  });
}

async function night(): Promise<number> {
  for (let scored = 1; scored > 0; ) ({ scored } = await invoke(scoreDay, system, {}));
  let raised = 0;
  for (let more = true; more; ) {
    const part = await invoke(evaluateRules, system, {});
    raised += part.raised;
    more = part.more;
  }
  return raised;
}

const WAU_FELL = { kind: 'change', metric: 'wau', direction: 'falls', by: 30, unit: 'percent', days: 7 } as const;
const alerts = async () => (await invoke(listAlertRecords, system, { limit: 200 })).data;

describe('a rule', () => {
  beforeAll(() => newBook(['acme', 'zeta']));

  it('raises one alert an account for those that meet its conditions, with what met them', async () => {
    await keep('acme', 'wau', ['20', '20', '20', '20', '20', '20', '20', '14']);
    await keep('zeta', 'wau', ['20', '20', '20', '20', '20', '20', '20', '15']);
    const { id } = await invoke(createRule, me, { name: 'Use fell', conditions: [WAU_FELL], severity: 'critical', message: 'Call them' });
    expect(await night()).toBe(1);
    expect(await night()).toBe(0);
    const [alert, ...others] = await alerts();
    expect(others).toEqual([]);
    expect(alert).toMatchObject({ accountId: 'acme', title: 'Use fell', rule: 'Use fell', severity: 'critical', body: 'Call them', status: 'open' });
    expect(alert).toMatchObject({ ruleId: id, firedOn: addDays(today, -1), assignee: { name: 'Marta' } });
    expect(alert?.evidence).toEqual([{ condition: WAU_FELL, value: '14', before: '20' }]);
  });

  it('knows how often it was right', async () => {
    const [alert] = await alerts();
    expect((await invoke(listRules, me, {}))[0]).toMatchObject({ alerts: 1, open: 1, precision: null, evaluatedOn: addDays(today, -1) });
    await invoke(closeAlert, me, { id: alert?.id, outcome: 'false_alarm' });
    expect((await invoke(listRules, me, {}))[0]).toMatchObject({ alerts: 1, open: 0, precision: 0, outcomes: { false_alarm: 1, successful: 0 } });
  });

  it('names metrics that exist, of the sort that its condition asks for', async () => {
    const bad = async (condition: object) => invoke(createRule, me, { name: 'Bad', conditions: [condition] });
    for (const metric of ['nonsense', 'attribute:none', 'collection:none', 'status']) {
      const condition = { kind: 'figure', metric, op: 'gte', figure: 1 };
      await expect(bad(condition)).rejects.toMatchObject({ code: 'invalid', errors: [{ path: 'conditions.0.metric' }] });
    }
    await expect(bad({ kind: 'category', metric: 'mau', values: ['x'] })).rejects.toMatchObject({ code: 'invalid' });
    const { id } = await invoke(createFormula, me, { name: 'Tickets per user', expression: 'openTickets / mau', decimals: 2 });
    const condition = { kind: 'figure', metric: `formula:${id}`, op: 'gte', figure: 1 };
    await expect(invoke(createRule, me, { name: 'By a formula', conditions: [condition], enabled: false })).resolves.toMatchObject({ version: 1 });
  });

  it('is changed by one editor at a time, and gone when it is deleted', async () => {
    const { id, version } = await invoke(createRule, me, {
      name: 'Silent',
      conditions: [{ kind: 'figure', metric: 'lastSeenDays', op: 'gte', figure: 14 }],
    });
    await invoke(updateRule, me, { id, version, enabled: false });
    await expect(invoke(updateRule, me, { id, version, enabled: true })).rejects.toMatchObject({ code: 'conflict' });
    expect(await invoke(readRule, me, { id })).toMatchObject({ name: 'Silent', enabled: false, recipients: ['owner'], delayDays: 14 });
    await invoke(deleteRule, me, { id });
    await expect(invoke(readRule, me, { id })).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('what follows from an alert', () => {
  beforeAll(() => newBook(['acme']));

  it('is a task that answers it and a SuccessPlay, once', async () => {
    const play = await invoke(createPlay, me, { name: 'Rescue', steps: [{ title: 'Call', afterDays: 1 }] });
    await invoke(updatePlay, me, { id: play.id, active: true });
    await keep('acme', 'openTickets', ['6']);
    const conditions = [{ kind: 'figure', metric: 'openTickets', op: 'gte', figure: 5 }];
    await invoke(createRule, me, { name: 'Tickets', conditions, taskTitle: 'Ask support', taskDays: 2, playId: play.id });
    expect(await night()).toBe(1);
    expect((await alerts())[0]?.tasks).toMatchObject([{ title: 'Ask support', dueOn: addDays(today, 2), assignee: 'Marta' }]);
    expect(await invoke(listPlayRuns, me, { accountId: 'acme' })).toMatchObject([{ name: 'Rescue', status: 'running', tasks: 1 }]);
  });
});

describe('a notice of alerts', () => {
  const LOW = { kind: 'figure', metric: 'wau', op: 'lte', figure: 3 };
  const mails = () =>
    withTenant(system.organization.id, (db) =>
      db.selectFrom('mail').select(['toAddress', 'subject', 'text', 'html', 'messageId']).orderBy('createdAt').execute(),
    );
  const mailAll = async () => {
    for (let more = true; more; ) ({ more } = await invoke(mailNotices, system, {}));
  };
  const wish = (person: Caller, delivery: string) => invoke(saveAlertPreference, person, { delivery, dailyAt: 8, quietFrom: null, quietTo: null });
  const limited = () => newPerson(system, { name: 'Sees nothing', sees: 'teams', teamIds: [] });

  beforeEach(() => newBook(['acme', 'zeta']));

  it('is one mail of one alert to each recipient who sees its account, once', async () => {
    const blind = await limited();
    await wish(me, 'at_once');
    await wish(blind, 'at_once');
    await keep('acme', 'wau', ['1']);
    await keep('zeta', 'wau', ['9']);
    await invoke(createRule, me, { name: 'Low', conditions: [LOW], recipients: ['owner', blind.actor.membershipId] });
    await night();
    await mailAll();
    await mailAll();
    const [mail, ...others] = await mails();
    expect(others).toEqual([]);
    expect(mail).toMatchObject({ toAddress: me.actor.email, subject: 'Warning: Low – acme' });
    expect(mail?.text).toContain(`${env().APP_ORIGIN}/accounts/acme/alerts?open=alert%3A`);
    expect(mail?.html).toContain(`href="${env().APP_ORIGIN}/accounts/acme/alerts?open=alert%3A`);
    expect(mail?.messageId).toMatch(/^<[0-9a-f-]{36}@/);
  });

  it('is one mail of all that are due, the gravest first, without those closed before', async () => {
    await wish(me, 'at_once');
    for (const account of ['acme', 'zeta']) await keep(account, 'wau', ['1']);
    await invoke(createRule, me, { name: 'Low', conditions: [LOW] });
    await invoke(createRule, me, { name: 'Lowest', conditions: [LOW], severity: 'critical' });
    await night();
    const closed = (await alerts()).find(({ title, accountId }) => title === 'Low' && accountId === 'zeta');
    await invoke(closeAlert, me, { id: closed?.id, outcome: 'successful' });
    await mailAll();
    const [mail, ...others] = await mails();
    expect(others).toEqual([]);
    expect(mail?.subject).toBe('3 alerts wait for you');
    expect(mail?.text.match(/^- .*$/gm)).toEqual(['- Critical · acme: Lowest', '- Critical · zeta: Lowest', '- Warning · acme: Low']);
  });

  it('waits for the hour that a member chose, and is none for those who want none', async () => {
    const nobody = await newPerson(system, { name: 'Not by mail' });
    await wish(nobody, 'off');
    await keep('acme', 'wau', ['1']);
    await invoke(createRule, me, { name: 'Low', conditions: [LOW], recipients: ['owner', nobody.actor.membershipId] });
    await night();
    await mailAll();
    expect(await mails()).toEqual([]);
    vi.spyOn(clock, 'now').mockReturnValue(new Date(Date.now() + MS_A_DAY));
    await mailAll();
    vi.restoreAllMocks();
    expect((await mails()).map(({ toAddress }) => toAddress)).toEqual([me.actor.email]);
  });
});

describe('the alerts of a book', () => {
  beforeAll(() => newBook(['acme', 'zeta']));
  const view = { filter: { all: [] }, sort: { column: 'account', direction: 'asc' }, cursor: null };

  it('are listed and changed over all accounts, by those who see them', async () => {
    const ids = [];
    for (const accountId of ['zeta', 'acme']) ids.push((await invoke(raiseAlert, system, { accountId, title: `Of ${accountId}` })).id);
    const [zeta, acme] = ids;
    await invoke(assignAlert, me, { id: acme, assigneeId: me.actor.membershipId });
    expect((await invoke(listBookAlerts, me, view)).rows).toMatchObject([
      { account: 'acme', key: acme, assignee: { name: 'Marta' } },
      { account: 'zeta', key: zeta, assignee: null },
    ]);
    const mine = { all: [{ column: 'assignee', op: 'is', value: me.actor.membershipId }] };
    expect((await invoke(listBookAlerts, me, { ...view, filter: mine })).rows.map(({ key }) => key)).toEqual([acme]);
    expect((await invoke(readShell, me, {})).alerts).toBe(1);
    const until = addDays(today, 3);
    expect(await invoke(changeBookAlerts, me, { alerts: { filter: mine }, change: { to: 'snoozed', until, reason: 'Later' } })).toMatchObject({
      ids: [acme],
      left: 0,
    });
    expect((await invoke(readShell, me, {})).alerts).toBe(0);
    const blind = await newPerson(system, { sees: 'teams', teamIds: [] });
    expect(await invoke(changeBookAlerts, blind, { alerts: { ids }, change: { to: 'acknowledged' } })).toMatchObject({ ids: [], left: 2 });
    expect((await invoke(listBookAlerts, blind, view)).total).toBe(0);
    await expect(invoke(assignAlert, me, { id: acme, assigneeId: blind.actor.membershipId })).rejects.toMatchObject({ code: 'invalid' });
  });

  it('are assigned together to whom they may be, and back to whoever had them', async () => {
    const ids = (await alerts()).map(({ id }) => id);
    const team = await invoke(createTeam, me, { name: 'East' });
    await invoke(upsertAccounts, system, { data: [{ id: 'zeta', name: 'zeta', status: 'pilot' }] });
    const pilots = { all: [{ column: 'status', op: 'in', value: ['pilot'] }] };
    await invoke(addAccountSet, me, { teamId: team.id, name: 'Pilots', filter: pilots });
    const east = await newPerson(system, { name: 'Eva', sees: 'teams', teamIds: [team.id] });
    const seat = { organizationId: system.organization.id, teamId: team.id, membershipId: east.actor.membershipId };
    await withTenant(system.organization.id, (db) => db.insertInto('teamMember').values(seat).execute());
    const ofBoth = async () => new Map((await alerts()).map(({ accountId, assignee }) => [accountId, assignee?.name ?? null]));
    const assign = (assigneeId: string | null) => invoke(changeBookAlerts, me, { alerts: { ids }, change: { to: 'assigned', assigneeId } });
    expect(await ofBoth()).toEqual(new Map(Object.entries({ zeta: null, acme: 'Marta' })));
    const given = await assign(east.actor.membershipId);
    expect(given).toMatchObject({ left: 1, former: [{ assigneeId: null }] });
    expect(await ofBoth()).toEqual(new Map(Object.entries({ zeta: 'Eva', acme: 'Marta' })));
    const all = await assign(me.actor.membershipId);
    expect(all).toMatchObject({ ids: given.ids, left: 1, former: [{ assigneeId: east.actor.membershipId, ids: given.ids }] });
    for (const { assigneeId, ids: some } of given.former)
      await invoke(changeBookAlerts, me, { alerts: { ids: some }, change: { to: 'assigned', assigneeId } });
    expect(await ofBoth()).toEqual(new Map(Object.entries({ zeta: null, acme: 'Marta' })));
    const blind = await newPerson(system, { sees: 'teams', teamIds: [] });
    await expect(assign(blind.actor.membershipId)).rejects.toMatchObject({ code: 'invalid', errors: [{ path: 'change.assigneeId' }] });
    expect(await invoke(changeBookAlerts, me, { alerts: { ids }, change: { to: 'awake' } })).toMatchObject({ left: 1 });
  });

  it('filter and sort by every column that they offer', async () => {
    for (const { id: column, sortable } of bookAlertTable.columns) {
      if (!sortable) continue;
      for (const direction of ['asc', 'desc']) expect((await invoke(listBookAlerts, me, { ...view, sort: { column, direction } })).total).toBe(2);
    }
  });
});

describe('metrics that no model keeps', () => {
  beforeAll(() => newBook(['acme', 'zeta']));

  it('are kept for a rule from the night on that first asks for them', async () => {
    const ticket = {
      accountId: 'acme',
      subject: 'Help',
      status: 'open',
      priority: 'low',
      type: 'question',
      createdAt: new Date(clock.now().getTime() - 5 * MS_A_DAY),
    };
    await invoke(upsertTickets, system, { data: [{ ...ticket, id: 'one', createdAt: ticket.createdAt.toISOString() }] });
    const conditions = [{ kind: 'figure', metric: 'contactRoles', op: 'lte', figure: 0 }];
    const terms = { conditions, accountTypes: [], segment: null, delayDays: 7, checked: 'daily' };
    expect((await invoke(tryRule, me, terms)).fired).toBe(0);
    await invoke(createRule, me, { name: 'Nobody known', ...terms });
    expect(await night()).toBe(2);
    expect(await invoke(tryRule, me, terms)).toMatchObject({ fired: 2, firedAccounts: 2, since: addDays(today, -1), accounts: 2 });
  });
});

describe('a dry run', () => {
  const DAYS = 40;
  const begin = clock.now();
  const values = Array.from({ length: DAYS }, (_, day) => String(day % 11 < 5 ? 10 : 3));

  it('equals what the nights raised, whatever people did with the alerts meanwhile', async () => {
    await newBook(['acme', 'zeta', 'omega']);
    for (const [at, account] of ['acme', 'zeta', 'omega'].entries()) await keep(account, 'wau', values.slice(at));
    const conditions = [{ kind: 'figure', metric: 'wau', op: 'lte', figure: 3 }];
    const terms = { conditions, accountTypes: [], segment: null, delayDays: 4, checked: 'daily' };
    const { id } = await invoke(createRule, me, { name: 'Low', ...terms });
    for (let day = DAYS; day > 0; day -= 1) {
      vi.spyOn(clock, 'now').mockReturnValue(new Date(begin.getTime() - (day - 1) * MS_A_DAY));
      await night();
      const open = (await alerts()).filter(({ status }) => status !== 'closed');
      for (const [at, alert] of open.entries()) {
        if ((day + at) % 5 === 0) await invoke(closeAlert, me, { id: alert.id, outcome: 'successful' });
        else if ((day + at) % 17 === 0) await invoke(deleteAlert, me, { id: alert.id });
      }
    }
    vi.restoreAllMocks();
    const raised = await withTenant(system.organization.id, (db) =>
      db
        .selectFrom('alert as l')
        .innerJoin('account as a', (join) => join.onRef('a.organizationId', '=', 'l.organizationId').onRef('a.id', '=', 'l.accountId'))
        .select(['a.key as accountId', 'l.firedOn as day'])
        .where('l.ruleId', '=', id)
        .execute(),
    );
    const { firings, fired, since } = await invoke(tryRule, me, { id, ...terms });
    const told = (all: readonly { accountId: string; day: string | null }[]) => all.map(({ accountId, day }) => `${day} ${accountId}`).sort();
    expect(raised.length).toBeGreaterThan(8);
    expect(told(firings)).toEqual(told(raised));
    expect({ fired, since }).toEqual({ fired: raised.length, since: addDays(today, -DAYS) });
  });
});

describe('a rule that looks as soon as something changed', () => {
  const HOUR_MS = 3_600_000;
  const MANY = { kind: 'figure', metric: 'openTickets', op: 'gte', figure: 2 } as const;
  const terms = { conditions: [MANY], accountTypes: [], segment: null, delayDays: 3, checked: 'on_change' } as const;

  const written = new Map<string, string>();
  const ticket = (accountId: string, id: string, closed = false) => {
    const now = clock.now().toISOString();
    const createdAt = written.get(id) ?? now;
    written.set(id, createdAt);
    const words = { subject: id, priority: 'low', type: 'question', status: closed ? 'closed' : 'open' };
    return { id, accountId, ...words, createdAt, ...(closed && { closedAt: now }) };
  };
  const write = async (...tickets: object[]) =>
    expect(await invoke(upsertTickets, system, { data: tickets })).toMatchObject({ accepted: tickets.length, rejected: [] });

  /** What a worker does within a day. @returns how many alerts it raised */
  async function soon() {
    for (let scored = 1; scored > 0; ) ({ scored } = await invoke(scoreChanged, system, {}));
    let raised = 0;
    for (let more = true; more; ) {
      const part = await invoke(evaluateChanged, system, {});
      raised += part.raised;
      more = part.more;
    }
    return raised;
  }
  const seen = () =>
    withTenant(system.organization.id, (db) =>
      db.selectFrom('alertSighting as s').innerJoin('account as a', 'a.id', 's.accountId').select(['a.key', 's.seen']).orderBy('s.at').execute(),
    );

  it('raises an alert within the day, once, with what it saw, and looks at nobody else', async () => {
    await newBook(['acme', 'zeta']);
    await night();
    await soon();
    const { id } = await invoke(createRule, me, { name: 'Tickets', ...terms });
    await write(ticket('acme', 't1'));
    expect(await soon()).toBe(0);
    expect(await seen()).toEqual([]);
    expect(await night()).toBe(0);
    expect(await soon()).toBe(0);
    await write(ticket('acme', 't2'));
    expect(await soon()).toBe(1);
    await write(ticket('acme', 't3'));
    expect(await soon()).toBe(0);
    expect((await seen()).map(({ key, seen: values }) => [key, values])).toEqual([
      ['acme', { openTickets: '1' }],
      ['acme', { openTickets: '2' }],
      ['acme', { openTickets: '3' }],
    ]);
    const [alert, ...others] = await alerts();
    expect(others).toEqual([]);
    expect(alert).toMatchObject({ accountId: 'acme', ruleId: id, firedOn: today, evidence: [{ condition: MANY, value: '2', before: null }] });
    expect(await withTenant(system.organization.id, (db) => db.selectFrom('alertMark').selectAll().execute())).toEqual([]);
  });

  it('sees nothing new where nothing that it asks for changed, and leaves nothing to do once it is off', async () => {
    const before = (await seen()).length;
    await write(ticket('acme', 't3'));
    expect(await soon()).toBe(0);
    expect((await seen()).length).toBe(before);
    const [rule] = await invoke(listRules, me, {});
    await invoke(updateRule, me, { id: rule?.id, enabled: false });
    await write(ticket('zeta', 'z1'), ticket('zeta', 'z2'));
    expect(await soon()).toBe(0);
    expect((await seen()).length).toBe(before);
  });

  it('equals its dry run on a recorded month, whatever people did with the alerts meanwhile', async () => {
    const DAYS = 30;
    const accounts = ['acme', 'zeta', 'omega'];
    await newBook(accounts);
    const { id } = await invoke(createRule, me, { name: 'Tickets', ...terms });
    const dayAt = (day: number, hours: number) => {
      const at = new Date(startOfDay(addDays(today, day - DAYS), 'UTC').getTime() + hours * HOUR_MS);
      vi.spyOn(clock, 'now').mockReturnValue(at);
    };
    for (let day = 0; day < DAYS; day += 1) {
      dayAt(day, 0.2);
      await night();
      for (const [at, account] of accounts.entries()) {
        const id = (n: number) => `${account}-${day}-${n}`;
        dayAt(day, 9 + at);
        if ((day * 7 + at * 3) % 5 < 2) await write(ticket(account, id(1)), ticket(account, id(2)));
        await soon();
        dayAt(day, 14 + at);
        // Some are closed on the same day, so that its end knows nothing of them; others a few days later.
        const ended = (day + at) % 3 === 0 ? day : day - 4;
        const open = await withTenant(system.organization.id, (db) =>
          db
            .selectFrom('ticket')
            .select('key')
            .where('key', 'in', [`${account}-${ended}-1`, `${account}-${ended}-2`])
            .execute(),
        );
        if (open.length > 0) await write(...open.map(({ key }) => ticket(account, key, true)));
        await soon();
      }
      dayAt(day, 20);
      const open = (await alerts()).filter(({ status }) => status !== 'closed');
      for (const [at, alert] of open.entries()) {
        if ((day + at) % 4 === 0) await invoke(closeAlert, me, { id: alert.id, outcome: 'successful' });
        else if ((day + at) % 13 === 0) await invoke(deleteAlert, me, { id: alert.id });
      }
    }
    dayAt(DAYS, 0.2);
    await night();
    vi.restoreAllMocks();
    const raised = await withTenant(system.organization.id, (db) =>
      db
        .selectFrom('alert as l')
        .innerJoin('account as a', (join) => join.onRef('a.organizationId', '=', 'l.organizationId').onRef('a.id', '=', 'l.accountId'))
        .select(['a.key', 'l.firedOn', 'l.raisedAt'])
        .where('l.ruleId', '=', id)
        .execute(),
    );
    const { firings, seenSince } = await invoke(tryRule, me, { id, ...terms });
    const told = raised.map(({ key, firedOn, raisedAt }) => {
      const isWithin = localDay(raisedAt, 'UTC') === firedOn;
      return `${firedOn} ${key} ${isWithin ? raisedAt.toISOString() : 'at its end'}`;
    });
    expect(firings.map(({ day, accountId, at }) => `${day} ${accountId} ${at ?? 'at its end'}`).sort()).toEqual(told.sort());
    expect(told.filter((one) => one.endsWith('end')).length).toBeGreaterThan(1);
    expect(told.filter((one) => !one.endsWith('end')).length).toBeGreaterThan(5);
    expect(seenSince).toBe(addDays(today, -DAYS));
    const daily = await invoke(tryRule, me, { id, ...terms, checked: 'daily' });
    expect(daily.seenSince).toBeNull();
    expect(daily.firings.every(({ at }) => at === null)).toBe(true);
  }, 120_000);

  it('forgets what was seen once no dry run asks for it', async () => {
    expect(await invoke(pruneSightings, system, {})).toEqual({ deleted: 0 });
    const count = (await seen()).length;
    vi.spyOn(clock, 'now').mockReturnValue(new Date(Date.now() + 130 * MS_A_DAY));
    expect(await invoke(pruneSightings, system, {})).toEqual({ deleted: count });
    vi.restoreAllMocks();
  });
});
