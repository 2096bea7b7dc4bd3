import { type RawBuilder, sql } from 'kysely';
import { jsonList, total } from '@/lib/core/db/json-rows';
import { signedIn } from '@/lib/core/signed-in';
import type { HomeScope } from './scope';

/** What rows say of `account a`. */
export const ofAccount = sql`a.key AS "accountKey", a.name AS account`;

/** The name of a member whose id stands in a column. */
export const nameOf = (member: RawBuilder<unknown>): RawBuilder<string | null> =>
  sql`(SELECT i.name FROM membership p JOIN identity i ON i.id = p.identity_id WHERE p.id = ${member})`;

/** Touchpoints that took place within the days, as far as a condition on `interaction x` and its `account a` says. */
const touchpoints = ({ ctx, from, joinAccount }: HomeScope, which: RawBuilder<unknown>) => sql`
  SELECT 'interaction' AS kind, x.id, x.key, x.subject AS title, x.occurred_at AS at, x.created_by AS who, ${ofAccount}
  FROM interaction x ${joinAccount('x')}
  WHERE x.organization_id = ${ctx.organization.id} AND x.deleted_at IS NULL AND x.status = 'completed'
    AND x.occurred_at >= ${from} AND x.occurred_at <= ${ctx.now} AND ${which}`;

/** Notes written within the days that name the reader. */
const mentions = ({ ctx, from, joinAccount }: HomeScope) => sql`
  SELECT 'note' AS kind, n.id, n.key, left(n.body, 1000) AS title, n.created_at AS at, n.created_by AS who, ${ofAccount}
  FROM note n ${joinAccount('n')}
  WHERE n.organization_id = ${ctx.organization.id} AND n.deleted_at IS NULL AND n.created_at >= ${from}
    AND ${signedIn(ctx).membershipId}::uuid = ANY(n.mentions)`;

/** All touchpoints, whoever held them. */
export const heldQuery = (scope: HomeScope): RawBuilder<unknown> => touchpoints(scope, sql`true`);

/** Who held them: those who wrote them down or took part, each once. */
export function holdersQuery({ ctx }: HomeScope): RawBuilder<unknown> {
  return sql`
    SELECT x.id, x.who FROM held x WHERE x.who IS NOT NULL
    UNION SELECT p.interaction_id, p.membership_id FROM held x
    JOIN interaction_participant p ON p.organization_id = ${ctx.organization.id} AND p.interaction_id = x.id WHERE p.membership_id IS NOT NULL`;
}

/** Tasks completed within the days. */
export function doneQuery({ ctx, from, joinAccount }: HomeScope): RawBuilder<unknown> {
  return sql`
    SELECT 'task' AS kind, t.id, t.key, t.title, t.completed_at AS at, t.assignee_id AS who, ${ofAccount} FROM task t ${joinAccount('t')}
    WHERE t.organization_id = ${ctx.organization.id} AND t.deleted_at IS NULL AND t.status = 'done' AND t.completed_at >= ${from}`;
}

/** NPS answers that came within the days. */
export function answersQuery({ ctx, from, joinAccount }: HomeScope): RawBuilder<unknown> {
  return sql`
    SELECT 'nps' AS kind, r.id, r.key, concat_ws(' · ', r.score, r.comment) AS title, r.submitted_at AS at, r.email AS who, a.owner_email, ${ofAccount}
    FROM survey_response r ${joinAccount('r')}
    WHERE r.organization_id = ${ctx.organization.id} AND r.deleted_at IS NULL AND r.kind = 'nps' AND r.submitted_at >= ${from} AND r.submitted_at <= ${ctx.now}`;
}

/** What was said on the book's accounts, and where the reader was named; and the records behind the leaderboard's figures. */
export function deedLists(scope: HomeScope) {
  const { ctx, did, owned, rows, ifMay } = scope;
  const listed = (deeds: RawBuilder<unknown>, which = sql<unknown>`true`, who: RawBuilder<unknown> = nameOf(sql`d.who`)) =>
    jsonList(sql`
      SELECT d.kind, d.key, d.title, d.at, ${who} AS who, d."accountKey", d.account, d.total
      FROM (SELECT q.*, ${total} FROM ${deeds} q WHERE ${which} ORDER BY q.at DESC, q.id DESC ${rows}) d
      ORDER BY d.at DESC, d.id DESC`);
  const said = touchpoints(scope, owned(sql`a.owner_email`));
  return {
    recent: ifMay('interaction:read', listed(ctx.can('note:read') ? sql`(${said} UNION ALL ${mentions(scope)})` : sql`(${said})`)),
    held: ifMay('interaction:read', listed(sql`held`, sql`q.id IN (SELECT h.id FROM holders h WHERE ${did(sql`h.who`)})`)),
    done: ifMay('task:read', listed(sql`done`, did(sql`q.who`))),
    answers: ifMay('survey:read', listed(sql`answers`, owned(sql`q.owner_email`), sql`d.who`)),
  };
}
