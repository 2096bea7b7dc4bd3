import { type RawBuilder, sql } from 'kysely';
import { jsonList, total } from '@/lib/core/db/json-rows';
import { signedIn } from '@/lib/core/signed-in';
import { SEVERITIES } from '@/lib/features/alert/table';
import { OPEN_STATUSES } from '@/lib/features/task/table';
import type { HomeScope } from './scope';

const ofAccount = sql`a.key AS "accountKey", a.name AS account`;

/** The name of a member whose id stands in a column. */
const nameOf = (member: RawBuilder<unknown>) => sql`(SELECT i.name FROM membership p JOIN identity i ON i.id = p.identity_id WHERE p.id = ${member})`;

/** What has to be done: alerts that are neither closed nor snoozed, the gravest first; open tasks due by today. */
export function todoLists({ ctx, did, owned, rows, joinAccount, ifMay }: HomeScope) {
  const organizationId = ctx.organization.id;
  return {
    alerts: ifMay(
      'alert:read',
      jsonList(sql`
        SELECT l.key, l.title, l.severity, l.raised_at AS "raisedAt", ${ofAccount}, ${total}
        FROM alert l ${joinAccount('l')}
        WHERE l.organization_id = ${organizationId} AND l.deleted_at IS NULL AND l.closed_at IS NULL
          AND (l.snoozed_until IS NULL OR l.snoozed_until <= ${ctx.today}::date) AND ${owned(sql`a.owner_email`)}
        ORDER BY array_position(${[...SEVERITIES]}::text[], l.severity) DESC, l.raised_at, l.id ${rows}`),
    ),
    tasks: ifMay(
      'task:read',
      jsonList(sql`
        SELECT t.key, t.title, t.status, t.due_on AS "dueOn", ${nameOf(sql`t.assignee_id`)} AS assignee, ${ofAccount}, ${total}
        FROM task t ${joinAccount('t')}
        WHERE t.organization_id = ${organizationId} AND t.deleted_at IS NULL AND t.status = ANY(${[...OPEN_STATUSES]}::text[])
          AND t.due_on <= ${ctx.today}::date AND ${did(sql`t.assignee_id`)}
        ORDER BY t.due_on, t.id ${rows}`),
    ),
  };
}

/** Touchpoints that took place within the days, as `interaction x`. */
export function heldQuery({ ctx, from, joinAccount }: HomeScope): RawBuilder<unknown> {
  return sql`
    SELECT x.id, x.key, x.subject, x.occurred_at, x.created_by, a.owner_email, ${ofAccount}
    FROM interaction x ${joinAccount('x')}
    WHERE x.organization_id = ${ctx.organization.id} AND x.deleted_at IS NULL AND x.status = 'completed'
      AND x.occurred_at >= ${from} AND x.occurred_at <= ${ctx.now}`;
}

/** Who held them: those who wrote them down or took part, each once. */
export function holdersQuery({ ctx }: HomeScope): RawBuilder<unknown> {
  return sql`
    SELECT x.id, x.created_by AS who FROM held x WHERE x.created_by IS NOT NULL
    UNION SELECT p.interaction_id, p.membership_id FROM held x
    JOIN interaction_participant p ON p.organization_id = ${ctx.organization.id} AND p.interaction_id = x.id WHERE p.membership_id IS NOT NULL`;
}

/** Tasks completed within the days. */
export function doneQuery({ ctx, from, joinAccount }: HomeScope): RawBuilder<unknown> {
  return sql`
    SELECT t.id, t.key, t.title, t.completed_at, t.assignee_id, ${ofAccount} FROM task t ${joinAccount('t')}
    WHERE t.organization_id = ${ctx.organization.id} AND t.deleted_at IS NULL AND t.status = 'done' AND t.completed_at >= ${from}`;
}

/** NPS answers that came within the days. */
export function answersQuery({ ctx, from, joinAccount }: HomeScope): RawBuilder<unknown> {
  return sql`
    SELECT r.id, r.key, r.score, r.comment, r.submitted_at, r.email, a.owner_email, ${ofAccount} FROM survey_response r ${joinAccount('r')}
    WHERE r.organization_id = ${ctx.organization.id} AND r.deleted_at IS NULL AND r.kind = 'nps' AND r.submitted_at >= ${from} AND r.submitted_at <= ${ctx.now}`;
}

const named = sql`"accountKey", account`;

/** What was said on the book's accounts, and where the reader was named; and the records behind the leaderboard's figures. */
export function deedLists(scope: HomeScope) {
  const { ctx, from, did, owned, rows, joinAccount, ifMay } = scope;
  const touchpoints = sql`
    SELECT 'interaction' AS kind, x.key, x.subject AS title, x.occurred_at AS at, ${nameOf(sql`x.created_by`)} AS who, ${named}, x.id
    FROM held x WHERE ${owned(sql`x.owner_email`)}`;
  const mentions = sql`
    SELECT 'note' AS kind, n.key, left(n.body, 1000) AS title, n.created_at AS at, ${nameOf(sql`n.created_by`)} AS who, ${ofAccount}, n.id
    FROM note n ${joinAccount('n')}
    WHERE n.organization_id = ${ctx.organization.id} AND n.deleted_at IS NULL AND n.created_at >= ${from}
      AND ${signedIn(ctx).membershipId}::uuid = ANY(n.mentions)`;
  const deeds = (query: RawBuilder<unknown>) =>
    jsonList(
      sql`SELECT d.kind, d.key, d.title, d.at, d.who, d."accountKey", d.account, ${total} FROM (${query}) d ORDER BY d.at DESC, d.id DESC ${rows}`,
    );
  const said = ctx.can('note:read') ? sql`${touchpoints} UNION ALL ${mentions}` : touchpoints;
  return {
    recent: ifMay('interaction:read', deeds(said)),
    held: ifMay(
      'interaction:read',
      deeds(sql`
        SELECT 'interaction' AS kind, x.key, x.subject AS title, x.occurred_at AS at, ${nameOf(sql`x.created_by`)} AS who, ${named}, x.id
        FROM held x WHERE x.id IN (SELECT h.id FROM holders h WHERE ${did(sql`h.who`)})`),
    ),
    done: ifMay(
      'task:read',
      deeds(sql`
        SELECT 'task' AS kind, t.key, t.title, t.completed_at AS at, ${nameOf(sql`t.assignee_id`)} AS who, ${named}, t.id
        FROM done t WHERE ${did(sql`t.assignee_id`)}`),
    ),
    answers: ifMay(
      'survey:read',
      deeds(sql`
        SELECT 'nps' AS kind, r.key, concat_ws(' · ', r.score, r.comment) AS title, r.submitted_at AS at, r.email AS who, ${named}, r.id
        FROM answers r WHERE ${owned(sql`r.owner_email`)}`),
    ),
  };
}
