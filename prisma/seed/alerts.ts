import type { Caller } from '@/lib/core/actor';
import { makeContext } from '@/lib/core/context';
import { withTenant } from '@/lib/core/db/database';
import { invoke } from '@/lib/core/operation';
import { type TimelineNews, tellTimeline } from '@/lib/core/timeline';
import { listMembers } from '@/lib/features/member/queries';
import { localDay, startOfDay } from '@/lib/kit/day';
import { alertsOf, type PlannedAlert } from './scenarios/fernway/alerts';
import type { Scenario } from './scenarios/types';
import { type AtWork, addTasks, type TaskWork } from './tasks';

const HOUR_MS = 3_600_000;

interface Work {
  accountId: number;
  ownerId: string | null;
  alerts: PlannedAlert[];
}

const rowOf = (organizationId: number, { accountId, ownerId }: Work, alert: PlannedAlert, at: AtWork) => {
  const { key, title, body, severity, rule, raisedOn, acknowledgedOn, snooze, end } = alert;
  return {
    ...{ organizationId, accountId, key, title, body, severity, rule, raisedAt: at(raisedOn) },
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

/** What warned of the accounts and what was done about it; once. */
export async function addAlerts(caller: Caller, { accounts }: Pick<Scenario, 'accounts'>, now: Date): Promise<void> {
  const known = new Map((await invoke(listMembers, caller, {})).map(({ email, id }) => [email, id]));
  const { timezone } = caller.organization;
  const at: AtWork = (day, hour = 0) => new Date(Math.min(now.getTime(), startOfDay(day, timezone).getTime() + (7 + hour) * HOUR_MS));
  await withTenant(caller.organization.id, async (db) => {
    const ctx = makeContext(caller, db);
    if (await db.selectFrom('alert').select('id').limit(1).executeTakeFirst()) return;
    const ids = new Map((await db.selectFrom('account').select(['id', 'key']).execute()).map(({ id, key }) => [key, id]));
    const work = accounts.map((account): Work => {
      const alerts = alertsOf('fernway', account, localDay(now, timezone));
      return { accountId: ids.get(account.id) ?? 0, ownerId: known.get(account.ownerEmail) ?? null, alerts };
    });
    const rows = work.flatMap((one) => one.alerts.map((alert) => rowOf(caller.organization.id, one, alert, at)));
    const written = await db.insertInto('alert').values(rows).returning(['id', 'key']).execute();
    const alertIds = new Map(written.map(({ id, key }) => [key, id]));
    await tellTimeline(
      ctx,
      work.flatMap(({ accountId, alerts }) => alerts.flatMap((alert) => newsOf(accountId, alert, at))),
    );
    const tasks = work.flatMap((one) => one.alerts.flatMap((alert) => taskOf(one, alert, alertIds.get(alert.key) ?? 0)));
    await addTasks(ctx, tasks, at);
  });
}
