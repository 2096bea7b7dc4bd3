import type { Context, ScopedAccount } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { addDays } from '@/lib/kit/day';
import { groupedBy } from '@/lib/kit/grouped';
import { type AlertsChanged, type BookAlertsChange, MOST_ALERTS_AT_ONCE } from './contract';
import { alertsThat } from './list';
import { type AlertStep, lockAlerts, noSeer, reopenable, type StoredAlert, seenBy, takeStep } from './store';

/** The longest snooze. */
const MOST_SNOOZED_DAYS = 365;

export const isClosed = ({ closedAt }: StoredAlert) => closedAt !== null;
export const isOpen = (alert: StoredAlert) => !isClosed(alert);
export const isPutOff = (alert: StoredAlert) => isOpen(alert) && alert.snoozedUntil !== null;
export const isNew = (alert: StoredAlert) => isOpen(alert) && alert.acknowledgedAt === null;

export const me = ({ actor }: Context) => (actor.kind === 'user' ? actor.membershipId : null);
export const acknowledged = (ctx: Context): AlertStep => ({ values: { acknowledgedAt: ctx.now, acknowledgedBy: me(ctx) } });
export const closed = (ctx: Context, { outcome, note }: { outcome: string; note?: string | null | undefined }): AlertStep => ({
  values: { outcome, closingNote: note ?? null, closedAt: ctx.now, closedBy: me(ctx) },
  event: 'closed',
});
/** @throws AppError invalid, at `path`, for a day that is no later one or too far ahead */
export function snoozed({ today }: Context, { until, reason }: { until: string; reason: string }, path: string): AlertStep {
  if (until > today && until <= addDays(today, MOST_SNOOZED_DAYS)) return { values: { snoozedUntil: until, snoozeReason: reason }, event: 'snoozed' };
  const message = `Snooze until a later day, at most ${MOST_SNOOZED_DAYS} days ahead`;
  throw new AppError('invalid', message, { errors: [{ path, code: 'day', message }] });
}
export const WOKEN: AlertStep = { values: { snoozedUntil: null, snoozeReason: null } };
export const REOPENED: AlertStep = { values: { outcome: null, closingNote: null, closedAt: null, closedBy: null }, event: 'reopened' };

interface ManyStep {
  step: AlertStep;
  /** Which alerts it fits where they stand. */
  fits: (alert: StoredAlert) => boolean;
  /** And of those, by what else is so. */
  narrow?: (ctx: Context, alerts: readonly StoredAlert[]) => Promise<readonly StoredAlert[]>;
}

/** Assigning is for those alerts that the member may see. */
function assigned({ assigneeId }: { assigneeId: string | null }): ManyStep {
  const narrow: ManyStep['narrow'] = async (ctx, alerts) => {
    if (assigneeId === null) return alerts;
    const ids = alerts.map(({ accountId }) => accountId);
    const seen = await seenBy(ctx, assigneeId, ids);
    if (ids.length > 0 && seen.size === 0) throw noSeer('change.assigneeId');
    return alerts.filter(({ accountId }) => seen.has(accountId));
  };
  return { fits: (alert) => alert.assigneeId !== assigneeId, step: { values: { assigneeId } }, narrow };
}

function stepTo(ctx: Context, change: BookAlertsChange['change']): ManyStep {
  switch (change.to) {
    case 'snoozed':
      return { fits: isOpen, step: snoozed(ctx, change, 'change.until') };
    case 'acknowledged':
      return { fits: isNew, step: acknowledged(ctx) };
    case 'closed':
      return { fits: isOpen, step: closed(ctx, change) };
    case 'open':
      return { fits: isClosed, step: REOPENED, narrow: reopenable };
    case 'awake':
      return { fits: isPutOff, step: WOKEN };
    case 'assigned':
      return assigned(change);
  }
}

/** Takes the step with those of some alerts that it fits: of an account, or of all that the caller sees. */
export async function changeThose(ctx: Context, account: ScopedAccount | null, { alerts, change }: BookAlertsChange): Promise<AlertsChanged> {
  const keys = 'ids' in alerts ? alerts.ids : await alertsThat(ctx, account, alerts.filter, MOST_ALERTS_AT_ONCE + 1);
  if (keys.length > MOST_ALERTS_AT_ONCE) throw new AppError('precondition', `At most ${MOST_ALERTS_AT_ONCE} alerts at once: narrow the filter`);
  const { fits, step, narrow = async (_ctx, those) => those } = stepTo(ctx, change);
  const fitting = (await lockAlerts(ctx, account?.id ?? null, keys)).filter(fits);
  const found = await narrow(ctx, fitting);
  await takeStep(ctx, found, step);
  const former = [...groupedBy(found, ({ assigneeId }) => assigneeId)].map(([assigneeId, some]) => ({ assigneeId, ids: some.map(({ key }) => key) }));
  return { ids: found.map(({ key }) => key), left: keys.length - found.length, former };
}
