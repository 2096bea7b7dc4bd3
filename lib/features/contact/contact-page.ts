import { type RawBuilder, sql } from 'kysely';
import type { Context, ScopedAccount } from '@/lib/core/context';
import { type CountedView, countedPage, textColumn } from '@/lib/core/db/counted-page';
import type { SqlColumns } from '@/lib/core/db/table-query';
import { accountUsers, activityRankOf } from '@/lib/features/usage/queries';
import { readableWord } from '@/lib/kit/readable-word';
import { type ContactColumn, type ContactRow, contactTable, type Sentiment } from './table';

interface ListedContact {
  id: number;
  key: string;
  name: string;
  title: string | null;
  role: string | null;
  isKey: boolean;
  sentiment: Sentiment | null;
  email: string | null;
  phone: string | null;
  reportsTo: string | null;
  userName: string | null;
  lastSeen: Date | null;
  timeMs: number | null;
  /** Users of the account with less session time, and all of them; null without a linked user. */
  less: number | null;
  users: number | null;
  lastTouch: Date | null;
}

/**
 * Every live contact of an account with its product user as of a day, and when it last took part in a touchpoint: a
 * query to select from under an alias. Links by e-mail are found here, so they hold for users who appear later.
 */
export function contactRows(ctx: Context, account: ScopedAccount, asOf: string | undefined): RawBuilder<ListedContact> {
  const mine = sql`c.organization_id = ${ctx.organization.id} AND c.account_id = ${account.id} AND c.deleted_at IS NULL`;
  const met = sql`i.organization_id = ${ctx.organization.id} AND i.account_id = ${account.id} AND i.deleted_at IS NULL AND i.status = 'completed'`;
  const part = sql`interaction i JOIN interaction_participant p ON p.organization_id = i.organization_id AND p.interaction_id = i.id`;
  return sql<ListedContact>`(
    WITH figures AS MATERIALIZED (SELECT * FROM ${accountUsers(ctx, account, asOf)} f),
    linked AS (
      SELECT DISTINCT ON (found.contact_id) found.* FROM (
        SELECT c.id AS contact_id, f.* FROM contact c JOIN figures f ON f.id = c.user_ref WHERE ${mine} AND c.link = 'manual'
        UNION ALL
        SELECT c.id, f.* FROM contact c JOIN figures f ON lower(f.email) = c.email WHERE ${mine} AND c.link = 'email') found
      ORDER BY found.contact_id, found.last_seen DESC NULLS LAST, found.id),
    met AS (
      SELECT told.contact_id, max(told.occurred_at) AS at FROM (
        SELECT p.contact_id, i.occurred_at FROM ${part} WHERE ${met} AND p.contact_id IS NOT NULL
        UNION ALL
        SELECT c.id, i.occurred_at FROM ${part} JOIN contact c ON c.organization_id = i.organization_id AND c.email = p.email
        WHERE ${met} AND ${mine} AND p.contact_id IS NULL) told
      GROUP BY told.contact_id)
    SELECT c.id, c.key, concat_ws(' ', c.first_name, c.last_name) AS name, c.title, c.role, c.is_key, c.sentiment, c.email, c.phone,
      concat_ws(' ', boss.first_name, boss.last_name) AS reports_to, coalesce(linked.name, linked.email, linked.user_id) AS user_name,
      linked.last_seen, linked.time_ms, linked.less, linked.total AS users, met.at AS last_touch
    FROM contact c
    LEFT JOIN linked ON linked.contact_id = c.id
    LEFT JOIN met ON met.contact_id = c.id
    LEFT JOIN contact boss ON boss.organization_id = c.organization_id AND boss.id = c.reports_to_id AND boss.deleted_at IS NULL
    WHERE ${mine})`;
}

const shownName = sql<string>`r.name`;

/** Columns over `contactRows` as `r`. The rank follows the users with less time, whatever their number. */
const columns: SqlColumns<ContactColumn> = {
  name: { ...textColumn(shownName, sql<string>`concat_ws(' ', r.name, r.email, r.title)`), nullable: false },
  title: textColumn(sql<string>`r.title`),
  role: { value: sql`r.role`, type: 'text' },
  isKey: { value: sql`r.is_key`, type: 'boolean', nullable: false },
  sentiment: { value: sql`r.sentiment`, type: 'text' },
  email: textColumn(sql<string>`r.email`),
  phone: textColumn(sql<string>`r.phone`),
  reportsTo: textColumn(sql<string>`nullif(r.reports_to, '')`),
  user: textColumn(sql<string>`r.user_name`),
  lastSeen: { value: sql`r.last_seen`, type: 'timestamptz' },
  activityRank: { value: sql`r.less`, type: 'integer' },
  lastTouch: { value: sql`r.last_touch`, type: 'timestamptz' },
};

/** One page of an account's contacts, and how many match. */
export async function contactPage(ctx: Context, account: ScopedAccount, asOf: string | undefined, view: CountedView) {
  const query = ctx.db.selectFrom(contactRows(ctx, account, asOf).as<'r'>(sql.ref('r'))).selectAll('r');
  const key = { value: sql`r.id`, type: 'bigint', nullable: false } as const;
  const { rows, ...page } = await countedPage(ctx, query, { spec: contactTable, columns, key }, view);
  return { rows: rows.map((row) => contactRow(row, account)), ...page };
}

function contactRow(row: ListedContact, account: ScopedAccount): ContactRow {
  const { key, name, title, role, isKey, sentiment, email, phone, reportsTo, userName, lastSeen, lastTouch } = row;
  return {
    key,
    accountId: account.key,
    name,
    title,
    role: role && readableWord(role),
    isKey,
    sentiment,
    email,
    phone,
    reportsTo: reportsTo || null,
    user: userName,
    lastSeen: lastSeen?.toISOString() ?? null,
    activityRank: row.less === null ? null : activityRankOf({ less: row.less, total: row.users ?? 0, timeMs: row.timeMs ?? 0 }),
    lastTouch: lastTouch?.toISOString() ?? null,
  };
}
