import { sql } from 'kysely';
import * as z from 'zod';
import type { Context } from '@/lib/core/context';
import { defineOperation } from '@/lib/core/operation';
import { findRecord } from '@/lib/core/record';
import { visibleAccounts } from '@/lib/core/visibility';
import { answeringTask, tasksAnswering } from '@/lib/features/task/queries';
import { CustomerId } from '@/lib/kit/plain-text';
import { Alert, AlertId, AlertStatus, AlertTablePage, AlertTableRequest, BookAlertPage, BookAlertRequest } from './contract';
import { alertPage, bookAlertPage } from './list';
import { alertStatus } from './rules';

/** The Alerts tab: one page of an account's alerts. */
export const listAlertTable = defineOperation({
  name: 'alert.table',
  kind: 'read',
  permission: 'alert:read',
  scope: (input: { accountId: string }) => input.accountId,
  input: AlertTableRequest,
  output: AlertTablePage,
  run: (ctx, { filter, sort, cursor, limit }, account) => alertPage(ctx, account, { filter, sort, cursor, size: limit }),
});

/** The alerts page: one page of the alerts of all accounts that the reader sees. */
export const listBookAlerts = defineOperation({
  name: 'alert.book',
  kind: 'read',
  permission: 'alert:read',
  scope: 'organization',
  input: BookAlertRequest,
  output: BookAlertPage,
  run: (ctx, { filter, sort, cursor, limit }) => bookAlertPage(ctx, { filter, sort, cursor, size: limit }),
});

/** The member of a column of `alert l`, as name and address. */
const personOf = (column: 'acknowledged_by' | 'closed_by') =>
  sql<{ name: string; email: string } | null>`(SELECT json_build_object('name', i.name, 'email', i.email) FROM membership m
    JOIN identity i ON i.id = m.identity_id WHERE m.organization_id = l.organization_id AND m.id = ${sql.ref(`l.${column}`)})`;

/** Who has `alert l` before them. */
const ASSIGNEE = sql<{
  id: string;
  name: string;
  email: string;
} | null>`(SELECT json_build_object('id', m.id, 'name', i.name, 'email', i.email) FROM membership m
  JOIN identity i ON i.id = m.identity_id WHERE m.organization_id = l.organization_id AND m.id = l.assignee_id)`;

function selectAlerts(ctx: Context) {
  return ctx.db
    .selectFrom('alert as l')
    .innerJoin('account as a', (join) => join.onRef('a.organizationId', '=', 'l.organizationId').onRef('a.id', '=', 'l.accountId'))
    .select(['l.key as id', 'a.key as accountId', 'l.title', 'l.body', 'l.severity', 'l.rule', 'l.raisedAt', 'l.acknowledgedAt', 'l.snoozedUntil'])
    .select(['l.snoozeReason', 'l.outcome', 'l.closingNote', 'l.closedAt', alertStatus(ctx).as('status')])
    .select(['l.ruleId', 'l.firedOn', 'l.evidence', ASSIGNEE.as('assignee')])
    .select([personOf('acknowledged_by').as('acknowledgedBy'), personOf('closed_by').as('closedBy')])
    .select(tasksAnswering(ctx, 'alertId', sql<number>`l.id`).as('tasks'))
    .where('l.deletedAt', 'is', null)
    .where('a.deletedAt', 'is', null)
    .where(visibleAccounts(ctx.actor, sql<number>`l.account_id`));
}

type Row = Awaited<ReturnType<ReturnType<typeof selectAlerts>['executeTakeFirstOrThrow']>>;

function alertOf({ raisedAt, acknowledgedAt, closedAt, tasks, ...row }: Row): Alert {
  const times = {
    raisedAt: raisedAt.toISOString(),
    acknowledgedAt: acknowledgedAt?.toISOString() ?? null,
    closedAt: closedAt?.toISOString() ?? null,
  };
  return Alert.parse({ ...row, ...times, tasks: tasks.map(answeringTask) });
}

/** One alert with the tasks that answer it. */
export const getAlert = defineOperation({
  name: 'alert.get',
  kind: 'read',
  permission: 'alert:read',
  scope: 'organization',
  input: AlertId,
  output: Alert,
  run: async (ctx, { id: key }) => {
    const { id } = await findRecord(ctx, 'alert', key);
    return alertOf(await selectAlerts(ctx).where('l.id', '=', id).executeTakeFirstOrThrow());
  },
});

/** Alerts of all accounts that the caller may see, by id in code-point order, after one id. */
export const listAlertRecords = defineOperation({
  name: 'alert.list-records',
  kind: 'read',
  permission: 'alert:read',
  scope: 'organization',
  input: z.strictObject({
    accountId: CustomerId.optional().describe('Only those of this account'),
    status: AlertStatus.optional().describe('Only those that stand so'),
    after: z.string().optional(),
    limit: z.int().min(1).max(200).default(50),
  }),
  output: z.strictObject({ data: z.array(Alert), more: z.boolean() }),
  run: async (ctx, { accountId, status, after, limit }) => {
    let query = selectAlerts(ctx)
      .orderBy('l.key')
      .limit(limit + 1);
    if (accountId !== undefined) query = query.where('a.key', '=', accountId);
    if (status !== undefined) query = query.where(alertStatus(ctx), '=', status);
    if (after !== undefined) query = query.where('l.key', '>', after);
    const rows = await query.execute();
    return { data: rows.slice(0, limit).map(alertOf), more: rows.length > limit };
  },
});
