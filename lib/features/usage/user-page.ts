import { sql } from 'kysely';
import type { AsOf } from '@/lib/core/as-of';
import type { Context, ScopedAccount } from '@/lib/core/context';
import { type CountedView, countedPage, textColumn } from '@/lib/core/db/counted-page';
import type { Page } from '@/lib/core/db/table-page';
import type { SqlColumns } from '@/lib/core/db/table-query';
import { type UserColumn, type UserTableRow, userTable } from './table';
import { activityRank, type UserFigures, userFigures } from './user-figures';

interface PageRequest extends CountedView {
  asOf: AsOf;
}

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
export async function userPage(
  ctx: Context,
  account: ScopedAccount,
  { asOf, ...view }: PageRequest,
): Promise<Page<UserTableRow> & { total: number }> {
  const query = ctx.db.selectFrom(userFigures(ctx.organization, account.id, asOf).as<'f'>(sql.ref('f'))).selectAll('f');
  const key = { value: sql`f.id`, type: 'bigint', nullable: false } as const;
  const { rows, ...page } = await countedPage(ctx, query, { spec: userTable, columns, key }, view);
  return { rows: rows.map((row) => userRow(row, account)), ...page };
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
