import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Context, ScopedAccount } from '@/lib/core/context';
import { type CountedView, countedPage, textColumn } from '@/lib/core/db/counted-page';
import type { SqlColumns } from '@/lib/core/db/table-query';
import { readableWord } from '@/lib/kit/readable-word';
import { type InteractionColumn, type InteractionRow, type InteractionStatus, interactionTable } from './table';

interface Listed extends Omit<InteractionRow, 'occurredAt' | 'author' | 'durationMs'> {
  id: number;
  occurredAt: Date;
  durationMinutes: number | null;
  authorId: string | null;
  authorName: string | null;
}

/** Names of those who took part on one side, as one text; addresses of those who are not known. */
const names = (side: RawBuilder<SqlBool>) => sql`(
  SELECT string_agg(coalesce(c.first_name || ' ' || c.last_name, who.name, p.email), ', ' ORDER BY p.position)
  FROM interaction_participant p
  LEFT JOIN contact c ON c.organization_id = p.organization_id AND c.id = p.contact_id AND c.deleted_at IS NULL
  LEFT JOIN membership m ON m.organization_id = p.organization_id AND m.id = p.membership_id
  LEFT JOIN identity who ON who.id = m.identity_id
  WHERE p.organization_id = i.organization_id AND p.interaction_id = i.id AND ${side})`;

/** An account's live touchpoints: a query to select from under an alias. */
function interactionRows({ organization }: Context, account: ScopedAccount): RawBuilder<Listed> {
  return sql<Listed>`(
    SELECT i.id, i.key, i.subject, i.type, i.subtype, i.reason, i.status, i.sentiment, i.occurred_at, i.duration_minutes,
      ${names(sql`p.membership_id IS NULL`)} AS customers, ${names(sql`p.membership_id IS NOT NULL`)} AS colleagues,
      i.created_by AS author_id, author.name AS author_name
    FROM interaction i
    LEFT JOIN membership made ON made.organization_id = i.organization_id AND made.id = i.created_by
    LEFT JOIN identity author ON author.id = made.identity_id
    WHERE i.organization_id = ${organization.id} AND i.account_id = ${account.id} AND i.deleted_at IS NULL)`;
}

/** Columns over `interactionRows` as `r`. */
const columns: SqlColumns<InteractionColumn> = {
  subject: { ...textColumn(sql<string>`r.subject`), nullable: false },
  type: { value: sql`r.type`, type: 'text', nullable: false },
  subtype: textColumn(sql<string>`r.subtype`),
  reason: { value: sql`r.reason`, type: 'text' },
  status: { value: sql`r.status`, type: 'text', nullable: false },
  sentiment: { value: sql`r.sentiment`, type: 'text' },
  occurredAt: { value: sql`r.occurred_at`, type: 'timestamptz', nullable: false },
  durationMs: { value: sql`r.duration_minutes`, type: 'integer' },
  customers: textColumn(sql<string>`r.customers`),
  colleagues: textColumn(sql<string>`r.colleagues`),
  author: {
    value: sql`r.author_name`,
    type: 'text',
    among: (ids) => sql<SqlBool>`coalesce(r.author_id::text = ANY(${ids}::text[]), false)`,
  },
};

/** One page of an account's touchpoints, and how many match. */
export async function interactionPage(ctx: Context, account: ScopedAccount, view: CountedView) {
  const query = ctx.db.selectFrom(interactionRows(ctx, account).as<'r'>(sql.ref('r'))).selectAll('r');
  const key = { value: sql`r.id`, type: 'bigint', nullable: false } as const;
  const { rows, ...page } = await countedPage(ctx, query, { spec: interactionTable, columns, key }, view);
  return { rows: rows.map(interactionRow), ...page };
}

const MS_A_MINUTE = 60_000;

function interactionRow({ key, subject, type, subtype, reason, status, sentiment, customers, colleagues, ...row }: Listed): InteractionRow {
  return {
    ...{ key, subject, subtype, sentiment, customers, colleagues },
    type: readableWord(type),
    reason: reason && readableWord(reason),
    status: status as InteractionStatus,
    occurredAt: row.occurredAt.toISOString(),
    durationMs: row.durationMinutes === null ? null : row.durationMinutes * MS_A_MINUTE,
    author: row.authorId === null || row.authorName === null ? null : { id: row.authorId, name: row.authorName },
  };
}
