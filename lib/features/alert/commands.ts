import type { Context } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { defineOperation } from '@/lib/core/operation';
import { bringBackRecord, removeRecord } from '@/lib/core/record';
import {
  AlertId,
  AlertsChange,
  AlertsChanged,
  Assignment,
  BookAlertsChange,
  Done,
  FiredAlerts,
  Made,
  NewAlert,
  Raised,
  Resolution,
  Snooze,
} from './contract';
import { raiseAll } from './raise';
import { acknowledged, changeThose, closed, isClosed, isNew, isOpen, isPutOff, me, REOPENED, snoozed, WOKEN } from './steps';
import { type AlertStep, demandAlert, noSeer, reopenable, type StoredAlert, seenBy, takeStep, tellAlerts } from './store';

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
  run: (ctx, { id }) => takeOne(ctx, id, isPutOff, WOKEN),
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
    if (assigneeId !== null && (await seenBy(ctx, assigneeId, [alert.accountId])).size === 0) throw noSeer('assigneeId');
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

/** Acknowledges, snoozes, wakes, assigns, closes or reopens many alerts of an account; those that it doesn't fit stay as they are. */
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
