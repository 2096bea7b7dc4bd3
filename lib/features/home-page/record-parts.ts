import { sql } from 'kysely';
import { jsonList, total } from '@/lib/core/db/json-rows';
import { SEVERITIES } from '@/lib/features/alert/table';
import { OPEN_STATUSES } from '@/lib/features/task/table';
import { nameOf, ofAccount } from './deeds';
import type { HomeScope } from './scope';

/** What has to be done: alerts that are neither closed nor snoozed, the gravest first; open tasks due by today. */
export function todoLists({ ctx, did, owned, rows, joinAccount, ifMay }: HomeScope) {
  const organizationId = ctx.organization.id;
  const gravity = sql`array_position(${[...SEVERITIES]}::text[], l.severity)`;
  return {
    alerts: ifMay(
      'alert:read',
      jsonList(sql`
        SELECT l.key, l.title, l.severity, l.raised_at AS "raisedAt", ${ofAccount}, ${total}
        FROM alert l ${joinAccount('l')}
        WHERE l.organization_id = ${organizationId} AND l.deleted_at IS NULL AND l.closed_at IS NULL
          AND (l.snoozed_until IS NULL OR l.snoozed_until <= ${ctx.today}::date) AND ${owned(sql`a.owner_email`)}
        ORDER BY ${gravity} DESC, l.raised_at, l.id ${rows}`),
    ),
    tasks: ifMay(
      'task:read',
      jsonList(sql`
        SELECT one.key, one.title, one.status, one."dueOn", ${nameOf(sql`one.assignee_id`)} AS assignee, one."accountKey", one.account, one.total
        FROM (
          SELECT t.id, t.key, t.title, t.status, t.due_on AS "dueOn", t.assignee_id, ${ofAccount}, ${total}
          FROM task t ${joinAccount('t')}
          WHERE t.organization_id = ${organizationId} AND t.deleted_at IS NULL AND t.status = ANY(${[...OPEN_STATUSES]}::text[])
            AND t.due_on <= ${ctx.today}::date AND ${did(sql`t.assignee_id`)}
          ORDER BY t.due_on, t.id ${rows}) one
        ORDER BY one."dueOn", one.id`),
    ),
  };
}
