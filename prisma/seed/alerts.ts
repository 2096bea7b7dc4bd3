import type { Caller } from '@/lib/core/actor';
import { type Context, makeContext } from '@/lib/core/context';
import { withTenant } from '@/lib/core/db/database';
import { invoke } from '@/lib/core/operation';
import { type TimelineNews, tellTimeline } from '@/lib/core/timeline';
import { createRule } from '@/lib/features/alert-rule/commands';
import { daysBack, evidenceOf, firingsOf, metricsAsked } from '@/lib/features/alert-rule/fires';
import { readHistories } from '@/lib/features/alert-rule/history';
import { listRules } from '@/lib/features/alert-rule/queries';
import { listMembers } from '@/lib/features/member/queries';
import { dayNumber, dayOf, localDay, startOfDay } from '@/lib/kit/day';
import { firedAlert, RULES } from './scenarios/fernway/alert-rules';
import { alertsOf, type PlannedAlert } from './scenarios/fernway/alerts';
import type { AccountRecord, Scenario } from './scenarios/types';
import { type AtWork, addTasks, type TaskWork } from './tasks';

const HOUR_MS = 3_600_000;
/** How far back the rules' alerts reach. */
const RULE_DAYS = 240;

interface Work {
  accountId: number;
  ownerId: string | null;
  alerts: PlannedAlert[];
}

const rowOf = (organizationId: number, { accountId, ownerId }: Work, alert: PlannedAlert, at: AtWork) => {
  const { key, title, body, severity, rule, raisedOn, acknowledgedOn, snooze, end, fired } = alert;
  return {
    ...{ organizationId, accountId, key, title, body, severity, rule, raisedAt: at(raisedOn), assigneeId: ownerId },
    ...(fired && { ruleId: fired.ruleId, firedOn: fired.firedOn, evidence: JSON.stringify(fired.evidence) }),
    ...(acknowledgedOn !== null && { acknowledgedAt: at(acknowledgedOn), acknowledgedBy: ownerId }),
    ...(snooze && { snoozedUntil: snooze.until, snoozeReason: snooze.reason }),
    ...(end && { outcome: end.outcome, closingNote: end.note, closedAt: at(end.on, 4), closedBy: ownerId }),
  };
};

function newsOf(accountId: number, { key, title, body, severity, rule, raisedOn, end }: PlannedAlert, at: AtWork): TimelineNews[] {
  const told = { accountId, category: 'alert', subtype: severity, source: 'alert', sourceKey: key, title } as const;
  const snapshot = { severity, rule, outcome: null };
  return [
    { ...told, at: at(raisedOn), event: 'raised', text: body, snapshot },
    ...(end ? [{ ...told, at: at(end.on, 4), event: 'closed', text: end.note, snapshot: { ...snapshot, outcome: end.outcome } }] : []),
  ];
}

/** The task that answers an alert, done if the alert has ended. */
function taskOf({ accountId, ownerId }: Work, { task, raisedOn, end }: PlannedAlert, alertId: number): TaskWork[] {
  if (!task) return [];
  const status = end ? 'done' : 'open';
  const planned = {
    ...task,
    type: 'follow_up',
    priority: 'high',
    status,
    createdOn: raisedOn,
    dueOn: end?.on ?? null,
    closedOn: end?.on ?? null,
  } as const;
  return [{ task: { ...planned, parts: [], objective: null }, position: 100, accountId, ownerId, objectiveId: null, alertId }];
}

/** Writes alerts with what the timeline tells of them and the tasks that answer them. */
async function writeAlerts(ctx: Context, work: readonly Work[], at: AtWork): Promise<void> {
  const rows = work.flatMap((one) => one.alerts.map((alert) => rowOf(ctx.organization.id, one, alert, at)));
  const written = await ctx.db.insertInto('alert').values(rows).returning(['id', 'key']).execute();
  const alertIds = new Map(written.map(({ id, key }) => [key, id]));
  await tellTimeline(
    ctx,
    work.flatMap(({ accountId, alerts }) => alerts.flatMap((alert) => newsOf(accountId, alert, at))),
  );
  const tasks = work.flatMap((one) => one.alerts.flatMap((alert) => taskOf(one, alert, alertIds.get(alert.key) ?? 0)));
  await addTasks(ctx, tasks, at);
}

interface Book {
  ctx: Context;
  /** The demo's accounts, by their internal ids. */
  accounts: ReadonlyMap<number, { record: AccountRecord; ownerId: string | null }>;
  at: AtWork;
}

async function withBook(caller: Caller, records: readonly AccountRecord[], now: Date, work: (book: Book) => Promise<void>): Promise<void> {
  const known = new Map((await invoke(listMembers, caller, {})).map(({ email, id }) => [email, id]));
  const { timezone } = caller.organization;
  const at: AtWork = (day, hour = 0) => new Date(Math.min(now.getTime(), startOfDay(day, timezone).getTime() + (7 + hour) * HOUR_MS));
  await withTenant(caller.organization.id, async (db) => {
    const ctx = { ...makeContext(caller, db), now, today: localDay(now, timezone) };
    const ids = new Map((await db.selectFrom('account').select(['id', 'key']).execute()).map(({ id, key }) => [key, id]));
    const accounts = new Map(records.map((record) => [ids.get(record.id) ?? 0, { record, ownerId: known.get(record.ownerEmail) ?? null }] as const));
    await work({ ctx, accounts, at });
  });
}

/** What other systems told of the accounts and what was done about it; once. */
export async function addAlerts(caller: Caller, { accounts: records }: Pick<Scenario, 'accounts'>, now: Date): Promise<void> {
  await withBook(caller, records, now, async ({ ctx, accounts, at }) => {
    if (await ctx.db.selectFrom('alert').select('id').limit(1).executeTakeFirst()) return;
    const work = [...accounts].map(([accountId, { record, ownerId }]) => ({ accountId, ownerId, alerts: alertsOf('fernway', record, ctx.today) }));
    await writeAlerts(ctx, work, at);
  });
}

/** The alerts that a rule would have raised on accounts in the past, from what is kept of each day. */
async function raisedBy({ ctx, accounts, at }: Book, ruleId: string, plan: (typeof RULES)[number]): Promise<Work[]> {
  const to = dayNumber(ctx.today) - 1;
  const from = to - RULE_DAYS;
  const { conditions } = plan;
  const histories = await readHistories(ctx, [...accounts.keys()], metricsAsked(conditions), { from: from - daysBack(conditions), to });
  return [...histories].flatMap(([accountId, history]): Work[] => {
    const account = accounts.get(accountId);
    if (!account) return [];
    const plannedOn = (day: number) => {
      const fired = { ruleId, firedOn: dayOf(day), evidence: evidenceOf(conditions, history, { day, sighting: null }) };
      return firedAlert(plan, account.record.id, fired, ctx.today);
    };
    const closed = (day: number) => {
      const { end } = plannedOn(day);
      return end && { on: dayNumber(end.on), at: at(end.on).getTime() };
    };
    const looks = firingsOf({ ...plan, checked: 'daily' }, history, { from, to, last: null, closed });
    return [{ accountId, ownerId: account.ownerId, alerts: looks.map(({ day }) => plannedOn(day)) }];
  });
}

/** Rules, and what they raised on the accounts by the values that the demo keeps of each day; once. */
export async function addAlertRules(caller: Caller, { accounts: records }: Pick<Scenario, 'accounts'>, now: Date): Promise<void> {
  if ((await invoke(listRules, caller, {})).length > 0) return;
  const ids = new Map<string, string>();
  for (const { rule: name, severity, body: message, conditions, delayDays, checked, task } of RULES) {
    const made = await invoke(createRule, caller, { name, severity, message, conditions, delayDays, checked, taskTitle: task });
    ids.set(name, made.id);
  }
  await withBook(caller, records, now, async (book) => {
    for (const plan of RULES) await writeAlerts(book.ctx, await raisedBy(book, ids.get(plan.rule) ?? '', plan), book.at);
  });
}
