import type { Context, ScopedAccount } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { defineOperation } from '@/lib/core/operation';
import { bringBackRecord, removeRecord } from '@/lib/core/record';
import { addDays } from '@/lib/kit/day';
import {
  AlertId,
  AlertsChange,
  AlertsChanged,
  Assignment,
  BookAlertsChange,
  Done,
  FiredAlerts,
  Made,
  MOST_ALERTS_AT_ONCE,
  NewAlert,
  Raised,
  Resolution,
  Snooze,
} from './contract';
import { alertsThat } from './list';
import { raiseAll } from './raise';
import { type AlertStep, demandAlert, demandSeer, lockAlerts, reopenable, type StoredAlert, takeStep, tellAlerts } from './store';

/** The longest snooze. */
const MOST_SNOOZED_DAYS = 365;

const isClosed = ({ closedAt }: StoredAlert) => closedAt !== null;
const isOpen = (alert: StoredAlert) => !isClosed(alert);
const isPutOff = (alert: StoredAlert) => isOpen(alert) && alert.snoozedUntil !== null;
const isNew = (alert: StoredAlert) => isOpen(alert) && alert.acknowledgedAt === null;

const me = ({ actor }: Context) => (actor.kind === 'user' ? actor.membershipId : null);
const acknowledged = (ctx: Context): AlertStep => ({ values: { acknowledgedAt: ctx.now, acknowledgedBy: me(ctx) } });
const closed = (ctx: Context, { outcome, note }: { outcome: string; note?: string | null | undefined }): AlertStep => ({
  values: { outcome, closingNote: note ?? null, closedAt: ctx.now, closedBy: me(ctx) },
  event: 'closed',
});
/** @throws AppError invalid, at `path`, for a day that is no later one or too far ahead */
function snoozed({ today }: Context, { until, reason }: { until: string; reason: string }, path: string): AlertStep {
  if (until > today && until <= addDays(today, MOST_SNOOZED_DAYS)) return { values: { snoozedUntil: until, snoozeReason: reason }, event: 'snoozed' };
  const message = `Snooze until a later day, at most ${MOST_SNOOZED_DAYS} days ahead`;
  throw new AppError('invalid', message, { errors: [{ path, code: 'day', message }] });
}
const REOPENED: AlertStep = { values: { outcome: null, closingNote: null, closedAt: null, closedBy: null }, event: 'reopened' };

/** `POST /api/v1/alerts`: an alert that a rule, another system or a person raises. */
export const raiseAlert = defineOperation({
  name: 'alert.raise',
  kind: 'write',
  permission: 'alert:write',
  scope: (input: { accountId: string }) => input.accountId,
  input: NewAlert,
  output: Made,
  run: async (ctx, { accountId: _account, raisedAt = ctx.now, ...values }, account) => {
    const times = { raisedAt, createdBy: me(ctx), createdAt: ctx.now, updatedAt: ctx.now };
    const alert = await ctx.db
      .insertInto('alert')
      .values({ ...values, ...times, organizationId: ctx.organization.id, key: crypto.randomUUID(), accountId: account.id })
      .returningAll()
      .executeTakeFirstOrThrow();
    await tellAlerts(ctx, [alert], 'raised');
    ctx.audit(`alert:${alert.key}`);
    return { id: alert.key };
  },
});

/** Raises what a rule found on a day; told again, it raises nothing new. */
export const raiseFired = defineOperation({
  name: 'alert.raise-fired',
  kind: 'write',
  permission: 'alert:admin',
  scope: 'organization',
  input: FiredAlerts,
  output: Raised,
  run: async (ctx, fired) => ({ raised: await raiseAll(ctx, fired) }),
});

/** Takes a step with one alert. @throws AppError conflict when it doesn't fit where the alert stands */
async function takeOne(ctx: Context, id: string, fits: (alert: StoredAlert) => boolean, step: AlertStep): Promise<object> {
  await takeStep(ctx, [await demandAlert(ctx, id, fits)], step);
  return {};
}

/** Someone looks after it. @throws AppError conflict when someone does already, or it is closed */
export const acknowledgeAlert = defineOperation({
  name: 'alert.acknowledge',
  kind: 'write',
  permission: 'alert:write',
  scope: 'organization',
  input: AlertId,
  output: Done,
  run: (ctx, { id }) => takeOne(ctx, id, isNew, acknowledged(ctx)),
});

/** It counts as open again from a day on. @throws AppError invalid for a day that is no later one; conflict when it is closed */
export const snoozeAlert = defineOperation({
  name: 'alert.snooze',
  kind: 'write',
  permission: 'alert:write',
  scope: 'organization',
  input: Snooze,
  output: Done,
  run: async (ctx, { id, ...snooze }) => takeOne(ctx, id, isOpen, snoozed(ctx, snooze, 'until')),
});

/** Ends a snooze before its day. @throws AppError conflict when it isn't snoozed */
export const wakeAlert = defineOperation({
  name: 'alert.wake',
  kind: 'write',
  permission: 'alert:write',
  scope: 'organization',
  input: AlertId,
  output: Done,
  run: (ctx, { id }) => takeOne(ctx, id, isPutOff, { values: { snoozedUntil: null, snoozeReason: null } }),
});

/** Lays it before a member. @throws AppError invalid for one who doesn't exist or doesn't see the account */
export const assignAlert = defineOperation({
  name: 'alert.assign',
  kind: 'write',
  permission: 'alert:write',
  scope: 'organization',
  input: Assignment,
  output: Done,
  run: async (ctx, { id, assigneeId }) => {
    const alert = await demandAlert(ctx, id, () => true);
    if (assigneeId !== null) await demandSeer(ctx, assigneeId, alert.accountId);
    await takeStep(ctx, [alert], { values: { assigneeId } });
    return {};
  },
});

/** Says how it ended. @throws AppError conflict when someone has said so already */
export const closeAlert = defineOperation({
  name: 'alert.close',
  kind: 'write',
  permission: 'alert:write',
  scope: 'organization',
  input: Resolution,
  output: Done,
  run: (ctx, { id, ...end }) => takeOne(ctx, id, isOpen, closed(ctx, end)),
});

/** Takes the end back. @throws AppError conflict when it is open, or its rule has an open alert of the account by now */
export const reopenAlert = defineOperation({
  name: 'alert.reopen',
  kind: 'write',
  permission: 'alert:write',
  scope: 'organization',
  input: AlertId,
  output: Done,
  run: async (ctx, { id }) => {
    const found = await reopenable(ctx, [await demandAlert(ctx, id, isClosed)]);
    if (found.length === 0) throw new AppError('conflict', 'Its rule has raised a newer alert of this account, which is open');
    await takeStep(ctx, found, REOPENED);
    return {};
  },
});

function stepTo(ctx: Context, change: BookAlertsChange['change']) {
  switch (change.to) {
    case 'snoozed':
      return { fits: isOpen, step: snoozed(ctx, change, 'change.until') };
    case 'acknowledged':
      return { fits: isNew, step: acknowledged(ctx) };
    case 'closed':
      return { fits: isOpen, step: closed(ctx, change) };
    case 'open':
      return { fits: isClosed, step: REOPENED };
  }
}

/** Takes the step with those of some alerts that it fits: of an account, or of all that the caller sees. */
async function changeThose(ctx: Context, account: ScopedAccount | null, { alerts, change }: BookAlertsChange): Promise<{ ids: string[] }> {
  const keys = 'ids' in alerts ? alerts.ids : await alertsThat(ctx, account, alerts.filter, MOST_ALERTS_AT_ONCE + 1);
  if (keys.length > MOST_ALERTS_AT_ONCE) throw new AppError('precondition', `At most ${MOST_ALERTS_AT_ONCE} alerts at once: narrow the filter`);
  const { fits, step } = stepTo(ctx, change);
  const fitting = (await lockAlerts(ctx, account?.id ?? null, keys)).filter(fits);
  const found = step === REOPENED ? await reopenable(ctx, fitting) : fitting;
  await takeStep(ctx, found, step);
  return { ids: found.map(({ key }) => key) };
}

/** Acknowledges, snoozes, closes or reopens many alerts of an account; those that it doesn't fit stay as they are. */
export const changeAlerts = defineOperation({
  name: 'alert.change-many',
  kind: 'write',
  permission: 'alert:write',
  scope: (input: { accountId: string }) => input.accountId,
  input: AlertsChange,
  output: AlertsChanged,
  run: (ctx, { accountId: _account, ...change }, account) => changeThose(ctx, account, change),
});

/** The same with alerts of any accounts that the caller sees; ids of others are passed over. */
export const changeBookAlerts = defineOperation({
  name: 'alert.change-book',
  kind: 'write',
  permission: 'alert:write',
  scope: 'organization',
  input: BookAlertsChange,
  output: AlertsChanged,
  run: (ctx, change) => changeThose(ctx, null, change),
});

/** Takes an alert that should never have been raised off the list and the timeline. */
export const deleteAlert = defineOperation({
  name: 'alert.delete',
  kind: 'write',
  permission: 'alert:write',
  scope: 'organization',
  input: AlertId,
  output: Done,
  run: async (ctx, { id }) => {
    await removeRecord(ctx, 'alert', id);
    return {};
  },
});

/** Brings a deleted alert back as it was. */
export const restoreAlert = defineOperation({
  name: 'alert.restore',
  kind: 'write',
  permission: 'alert:write',
  scope: 'organization',
  input: AlertId,
  output: Done,
  run: async (ctx, { id }) => {
    await bringBackRecord(ctx, 'alert', id);
    return {};
  },
});
