import { type Selectable, type SqlBool, sql, type UpdateObject } from 'kysely';
import type { Context } from '@/lib/core/context';
import type { DB } from '@/lib/core/db/schema';
import { AppError } from '@/lib/core/errors';
import { findRecord } from '@/lib/core/record';
import { tellTimeline } from '@/lib/core/timeline';
import { membershipSees, visibleAccounts } from '@/lib/core/visibility';
import { tellWebhooks } from '@/lib/core/webhooks';

export type StoredAlert = Selectable<DB['alert']>;

/** A change of an alert, and how the timeline calls it; without a word it isn't told. */
export interface AlertStep {
  values: UpdateObject<DB, 'alert'>;
  event?: 'raised' | 'snoozed' | 'closed' | 'reopened';
}

/** Tells the timeline of the account, and addresses outside, what happened to alerts. */
export async function tellAlerts(ctx: Context, alerts: readonly StoredAlert[], event: NonNullable<AlertStep['event']>): Promise<void> {
  await tellTimeline(
    ctx,
    alerts.map((alert) => {
      const { accountId, key, title, body, severity, rule, outcome, closingNote, snoozedUntil, snoozeReason, raisedAt, version } = alert;
      const isNew = event === 'raised';
      return {
        ...{ accountId, category: 'alert', subtype: severity, event, source: 'alert', sourceKey: key, title },
        at: isNew ? raisedAt : ctx.now,
        ...(!isNew && { occurrence: String(version) }),
        text: { raised: body, snoozed: snoozeReason, closed: closingNote, reopened: null }[event],
        snapshot: { severity, rule, outcome, snoozedUntil },
      };
    }),
  );
  await tellWebhooks(
    ctx,
    alerts.map((alert) => ({ event: `alert.${event}` as const, at: ctx.now, accountId: alert.accountId, data: toldOutside(alert) })),
  );
}

/** What addresses outside are told of an alert. */
const toldOutside = ({ key, title, body, severity, rule, outcome, closingNote, raisedAt, closedAt }: StoredAlert) => ({
  alert: { id: key, title, body, severity, rule, raisedAt, closedAt, outcome, closingNote },
});

/** Live alerts with these keys, of an account or of all that the actor sees, locked until the transaction ends. */
export function lockAlerts(ctx: Context, accountId: number | null, keys: readonly string[]): Promise<StoredAlert[]> {
  return ctx.db
    .selectFrom('alert')
    .selectAll()
    .where(accountId === null ? visibleAccounts(ctx.actor, sql<number>`account_id`) : sql<SqlBool>`account_id = ${accountId}`)
    .where('deletedAt', 'is', null)
    .where((eb) => eb('key', '=', eb.fn.any(sql<string[]>`${keys}::text[]`)))
    .orderBy('id')
    .forUpdate()
    .execute();
}

/**
 * Of closed alerts those that may open again: a rule has one open alert of an account, so none beside one that is open,
 * and the latest of several.
 */
export async function reopenable({ db, organization }: Context, alerts: readonly StoredAlert[]): Promise<StoredAlert[]> {
  const ids = alerts.map(({ id }) => id);
  const { rows } = await sql<{ id: number }>`
    SELECT DISTINCT ON (coalesce(a.rule_id::text, a.key), a.account_id) a.id FROM alert a
    WHERE a.organization_id = ${organization.id} AND a.id = ANY(${ids}::bigint[])
      AND NOT EXISTS (SELECT FROM alert o WHERE o.organization_id = a.organization_id AND o.rule_id = a.rule_id AND o.account_id = a.account_id
        AND o.closed_at IS NULL AND o.deleted_at IS NULL)
    ORDER BY coalesce(a.rule_id::text, a.key), a.account_id, a.raised_at DESC, a.id DESC`.execute(db);
  const free = new Set(rows.map(({ id }) => id));
  return alerts.filter(({ id }) => free.has(id));
}

/** Takes a step with alerts that it fits, in one statement. */
export async function takeStep(ctx: Context, alerts: readonly StoredAlert[], { values, event }: AlertStep): Promise<void> {
  if (alerts.length === 0) return;
  const ids = alerts.map(({ id }) => id);
  const changed = await ctx.db
    .updateTable('alert')
    .set(values)
    .set((eb) => ({ version: eb('version', '+', 1), updatedAt: ctx.now }))
    .where((eb) => eb('id', '=', eb.fn.any(sql<number[]>`${ids}::bigint[]`)))
    .returningAll()
    .execute();
  if (event) await tellAlerts(ctx, changed, event);
  for (const { key } of changed) ctx.audit(`alert:${key}`, { fields: Object.keys(values) });
}

/**
 * One alert by its key, locked, if a step fits where it stands.
 * @throws AppError not_found; conflict when someone else was there first
 */
export async function demandAlert(ctx: Context, key: string, fits: (alert: StoredAlert) => boolean): Promise<StoredAlert> {
  const { accountId } = await findRecord(ctx, 'alert', key);
  const [alert] = await lockAlerts(ctx, accountId, [key]);
  if (!alert || !fits(alert)) throw new AppError('conflict', 'The alert stands otherwise by now: look at it again');
  return alert;
}

/** Which of some accounts an active member sees. */
export async function seenBy({ db, organization }: Context, membershipId: string, accountIds: readonly number[]): Promise<Set<number>> {
  const { rows } = await sql<{ id: number }>`
    SELECT DISTINCT a.id FROM unnest(${accountIds}::bigint[]) AS a (id)
    JOIN membership m ON m.organization_id = ${organization.id} AND m.id = ${membershipId} AND m.status = 'active'
    WHERE ${membershipSees(sql<number>`a.id`)}`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

/** Nobody is given what they can't see. */
export function noSeer(path: string): AppError {
  const message = 'There is no such member, or they do not see the account';
  return new AppError('invalid', message, { errors: [{ path, code: 'unknown', message }] });
}
