import { type RawBuilder, sql } from 'kysely';
import type { AsOf } from '@/lib/core/as-of';
import type { Context, ScopedAccount } from '@/lib/core/context';
import { jsonList, jsonRows, total } from '@/lib/core/db/json-rows';
import { visibleAccounts } from '@/lib/core/visibility';
import { CSAT_DAYS, WINDOW_MS } from '@/lib/features/survey/metrics';
import type { Permission } from '@/lib/kit/access';
import { addDays, startOfDay } from '@/lib/kit/day';
import { MOST_ROWS, type Overview } from './contract';

const COLLECTIONS = 4;

/**
 * Each part of the overview as a column of one statement. A part that the reader may not see is null; the others read
 * a few rows of one account by an index. Answers count up to the end of the day as of which is asked.
 */
export function overviewParts(ctx: Context, account: ScopedAccount, asOf: AsOf): Record<Exclude<keyof Overview, 'health'>, RawBuilder<unknown>> {
  const of = (alias: string) =>
    sql`${sql.ref(`${alias}.organization_id`)} = ${ctx.organization.id} AND ${sql.ref(`${alias}.account_id`)} = ${account.id}`;
  const live = (alias: string) => sql`${of(alias)} AND ${sql.ref(`${alias}.deleted_at`)} IS NULL`;
  const rows = sql`LIMIT ${MOST_ROWS}`;
  const ifMay = (permission: Permission, part: RawBuilder<unknown>) => (ctx.can(permission) ? part : sql`null`);
  const openTask = sql`${live('t')} AND t.status IN ('open', 'in_progress')`;
  return {
    subAccounts: jsonList(sql`
      SELECT a.key, a.name, y.icon, y.name AS type, a.status, u.mau, u.product_users AS "productUsers", ${total}
      FROM account a JOIN account_type y ON y.organization_id = a.organization_id AND y.id = a.type
      LEFT JOIN account_usage u ON u.organization_id = a.organization_id AND u.account_id = a.id
      WHERE a.organization_id = ${ctx.organization.id} AND a.parent_id = ${account.id} AND a.deleted_at IS NULL AND ${visibleAccounts(ctx.actor, sql`a.id`)}
      ORDER BY u.mau DESC NULLS LAST, a.name, a.id ${rows}`),
    deals: ifMay(
      'deal:read',
      jsonList(sql`
        SELECT d.key, d.name, s.name AS stage, d.amount, d.currency, d.close_on AS "closeOn", ${total}
        FROM deal d JOIN deal_stage s ON s.organization_id = d.organization_id AND s.id = d.stage
        WHERE ${live('d')} AND s.kind = 'open' ORDER BY d.close_on NULLS LAST, d.id ${rows}`),
    ),
    tasks: ifMay(
      'task:read',
      jsonList(sql`
        SELECT t.key, t.title, t.priority, t.due_on AS "dueOn", i.name AS assignee, ${total}
        FROM task t LEFT JOIN membership m ON m.organization_id = t.organization_id AND m.id = t.assignee_id LEFT JOIN identity i ON i.id = m.identity_id
        WHERE ${openTask} ORDER BY t.due_on NULLS LAST, t.id ${rows}`),
    ),
    overdueTasks: ifMay('task:read', sql`(SELECT count(*) FROM task t WHERE ${openTask} AND t.due_on < ${ctx.today}::date)`),
    timeline: ifMay(
      'timeline:read',
      jsonRows(sql`
        SELECT e.id, e.at, e.category, e.subtype, e.event, e.title FROM timeline_entry e
        WHERE ${of('e')} AND e.hidden_at IS NULL AND e.at <= ${ctx.now} ORDER BY e.at DESC, e.id DESC ${rows}`),
    ),
    contacts: ifMay(
      'contact:read',
      jsonList(sql`
        SELECT c.key, trim(c.first_name || ' ' || c.last_name) AS name, c.title, c.role, c.is_key AS "isKey", c.sentiment, ${total}
        FROM contact c WHERE ${live('c')} AND c.merged_into_id IS NULL ORDER BY c.is_key DESC, c.last_name, c.first_name, c.id ${rows}`),
    ),
    assets: ifMay(
      'asset:read',
      jsonList(sql`
        SELECT f.key, f.name, f.kind, f.url IS NOT NULL AS "isLink", f.updated_at AS "updatedAt", ${total}
        FROM asset f WHERE ${live('f')} ORDER BY f.updated_at DESC, f.id DESC ${rows}`),
    ),
    tickets: ifMay(
      'ticket:read',
      jsonList(sql`
        SELECT k.key, k.subject, k.priority, k.url, k.opened_at AS "openedAt", k.sla_breached_at IS NOT NULL AS "isBreached", k.escalated AS "isEscalated",
          ${total} FROM ticket k
        WHERE ${live('k')} AND k.closed_at IS NULL ORDER BY k.opened_at, k.id ${rows}`),
    ),
    money: ifMay(
      'money:read',
      sql`(SELECT jsonb_build_object('currency', coalesce(m.currency, ${ctx.organization.currency}), 'mrr', m.mrr, 'mrrTrend', m.mrr_trend,
        'nextRenewalOn', m.next_renewal_on, 'renewalAmount', m.renewal_amount) FROM account_money m WHERE ${of('m')})`,
    ),
    ...surveyParts({ live, rows, ifMay }, { from: startOfDay(addDays(asOf.day, 1 - CSAT_DAYS), ctx.organization.timezone), end: asOf.end }),
    ...planParts({ live, rows, ifMay }),
    collections: ifMay('collection:read', collectionsOf(of('r'))),
    teams: ifMay(
      'member:read',
      sql`(SELECT coalesce(jsonb_agg(q.name ORDER BY q.name), '[]') FROM account_visibility v
        JOIN team q ON q.organization_id = v.organization_id AND q.id = v.team_id WHERE ${of('v')})`,
    ),
    statusSince: sql`(SELECT to_jsonb(max(h.at)) #>> '{}' FROM field_change h WHERE ${of('h')} AND h.field = 'status')`,
  };
}

interface PartScope {
  live: (alias: string) => RawBuilder<unknown>;
  rows: RawBuilder<unknown>;
  ifMay: (permission: Permission, part: RawBuilder<unknown>) => RawBuilder<unknown>;
}

/** What is agreed with the customer and not yet done. */
function planParts({ live, rows, ifMay }: PartScope) {
  return {
    plans: ifMay(
      'plan:read',
      jsonRows(sql`
        SELECT p.key, p.name, p.status, p.due_on AS "dueOn" FROM success_plan p
        WHERE ${live('p')} AND p.status IN ('draft', 'active') ORDER BY p.due_on NULLS LAST, p.id ${rows}`),
    ),
    objectives: ifMay(
      'plan:read',
      jsonRows(sql`
        SELECT o.key, o.name, o.unit, o.baseline, o.target, o.current, o.due_on AS "dueOn" FROM objective o
        WHERE ${live('o')} AND o.status = 'open' ORDER BY o.due_on NULLS LAST, o.position, o.id ${rows}`),
    ),
    goals: ifMay(
      'plan:read',
      jsonRows(sql`
        SELECT g.key, g.name, g.priority, g.shared, g.due_on AS "dueOn" FROM goal g
        WHERE ${live('g')} AND g.status = 'active' ORDER BY g.due_on NULLS LAST, g.position, g.id ${rows}`),
    ),
  };
}

/** How many answers gave each score: of NPS in the window that ends with the latest, of CSAT since `from` (metrics.md). */
function surveyParts({ live, ifMay }: PartScope, { from, end }: { from: Date; end: Date }) {
  const answers = (kind: 'nps' | 'csat') => sql`${live('r')} AND r.kind = ${kind} AND r.submitted_at < ${end}`;
  const counted = (kind: 'nps' | 'csat', since: RawBuilder<unknown>) =>
    ifMay(
      'survey:read',
      jsonRows(sql`
        SELECT r.score, count(*) AS count FROM survey_response r
        WHERE ${answers(kind)} AND r.submitted_at >= ${since} GROUP BY r.score`),
    );
  return {
    nps: counted('nps', sql`(SELECT max(r.submitted_at) FROM survey_response r WHERE ${answers('nps')}) - ${WINDOW_MS} * interval '1 millisecond'`),
    csat: counted('csat', sql`${from}::timestamptz`),
  };
}

/** The organization's own tables that the account has rows of, each with its first rows. */
function collectionsOf(ofAccount: RawBuilder<unknown>): RawBuilder<unknown> {
  return jsonRows(sql`
    SELECT c.id, c.name, c.columns, own.rows, own.total FROM collection c
    CROSS JOIN LATERAL (
      SELECT coalesce(jsonb_agg(first.values ORDER BY first.position, first.id), '[]') AS rows, coalesce(max(first.total), 0) AS total
      FROM (SELECT r.values, r.position, r.id, ${total} FROM collection_row r
            WHERE ${ofAccount} AND r.collection_id = c.id AND r.deleted_at IS NULL ORDER BY r.position, r.id LIMIT ${MOST_ROWS}) first) own
    WHERE c.archived_at IS NULL AND own.total > 0 ORDER BY c.position, c.name LIMIT ${COLLECTIONS}`);
}
