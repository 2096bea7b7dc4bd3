import { type Expression, type SqlBool, sql } from 'kysely';
import type { Context, ScopedAccount } from '@/lib/core/context';
import { fetchPage } from '@/lib/core/db/table-page';
import { filterWhere, type SqlColumns } from '@/lib/core/db/table-query';
import type { Filter } from '@/lib/kit/filter';
import type { Sort } from '@/lib/kit/table-spec';
import type { AsOf } from './as-of';
import { type UserColumn, type UserTableRow, userTable } from './table';
import { activityRank, type UserFigures, userFigures } from './user-figures';

interface PageRequest {
  asOf: AsOf;
  filter: Filter;
  sort: Sort;
  cursor: string | null;
  size: number;
}

interface UserPage {
  rows: UserTableRow[];
  before: number;
  next: string | null;
  total: number;
}

type Text = Expression<string>;

/** Every word occurs in the text; one account's users are few enough to be read through. */
function hasWords(text: Text, words: string): Expression<SqlBool> {
  const each = words
    .trim()
    .split(/\s+/u)
    .map((word) => sql<SqlBool>`strpos(lower(${text}), lower(${word})) > 0`);
  return sql<SqlBool>`(${sql.join(each, sql` AND `)})`;
}

const textColumn = (value: Text, searched = value) => ({
  value,
  type: 'text' as const,
  words: (words: string) => hasWords(searched, words),
  prefix: (start: string) => sql<SqlBool>`starts_with(lower(${value}), lower(${start}))`,
});

const shownName = sql<string>`coalesce(f.name, f.email, f.user_id)`;

/** Columns over `userFigures` as `f`. The rank follows the users with less time, whatever their number. */
const columns: SqlColumns<UserColumn> = {
  name: { ...textColumn(shownName, sql<string>`concat_ws(' ', f.name, f.email, f.user_id)`), nullable: false },
  userId: { value: sql`f.user_id`, type: 'text', nullable: false },
  email: textColumn(sql<string>`f.email`),
  title: textColumn(sql<string>`f.title`),
  firstSeen: { value: sql`f.first_seen`, type: 'timestamptz' },
  lastSeen: { value: sql`f.last_seen`, type: 'timestamptz' },
  time: { value: sql`f.time_ms`, type: 'bigint', nullable: false },
  activityRank: { value: sql`f.less`, type: 'integer', nullable: false },
};

/** One page of an account's product users as of a day, and how many match, in one statement. */
export async function userPage(ctx: Context, account: ScopedAccount, { asOf, filter, sort, cursor, size }: PageRequest): Promise<UserPage> {
  const calendar = { today: ctx.today, timeZone: ctx.organization.timezone };
  const query = ctx.db
    .selectFrom(userFigures(ctx.organization, account.id, asOf).as<'f'>(sql.ref('f')))
    .selectAll('f')
    .select(sql<number>`count(*) OVER ()`.as('left'))
    .where(filterWhere(userTable, columns, filter, calendar));
  const key = { value: sql`f.id`, type: 'bigint', nullable: false } as const;
  const { rows, before, next } = await fetchPage(query, { spec: userTable, columns, sort, key, cursor, size });
  return { rows: rows.map((row) => userRow(row, account)), before, next, total: before + (rows[0]?.left ?? 0) };
}

function userRow(row: UserFigures, account: ScopedAccount): UserTableRow {
  const { userId, name, email, title, firstSeen, lastSeen, timeMs } = row;
  return {
    accountId: account.key,
    userId,
    name: name ?? email ?? userId,
    email,
    title,
    firstSeen: firstSeen?.toISOString() ?? null,
    lastSeen: lastSeen?.toISOString() ?? null,
    timeMs,
    activityRank: activityRank(row),
  };
}
