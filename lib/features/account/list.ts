import { type RawBuilder, sql } from 'kysely';
import { limitingTeams } from '@/lib/core/actor';
import type { Context } from '@/lib/core/context';
import { fetchCountedPage, fetchPage, listOrder, type Page } from '@/lib/core/db/table-page';
import { type Calendar, filterWhere, type SqlColumn, type SqlColumns, sqlColumn } from '@/lib/core/db/table-query';
import { AppError } from '@/lib/core/errors';
import { once } from '@/lib/core/once';
import { visibleAccounts } from '@/lib/core/visibility';
import type { Filter, Operator } from '@/lib/kit/filter';
import { type ColumnKind, findColumn, type Sort } from '@/lib/kit/table-spec';
import { sortedAttribute } from './attribute-cells';
import { accountColumns, FIGURE_TABLES, figureTable, pageKey } from './columns';
import { type AccountColumn, accountTable } from './table';

type Scope = Pick<Context, 'db' | 'actor' | 'organization' | 'today'>;

export interface ListView {
  filter: Filter;
  sort: Sort;
}

interface PageRequest extends ListView {
  cursor: string | null;
  size: number;
}

function calendarOf({ organization, today }: Scope): Calendar {
  return { today, timeZone: organization.timezone };
}

/**
 * The live accounts that the actor may see and the filter lets through, as `account a`, with the figures `u` and `m` when
 * the filter or the sort needs them. Every account has its row of each, so joining them costs no account.
 */
function matching(ctx: Scope, filter: Filter, sortedBy = '') {
  const needed = new Set([sortedBy, ...filter.all.map(({ column }) => column)].map(figureTable));
  return ctx.db
    .selectFrom('account as a')
    .$if(needed.has('u'), (query) =>
      query.innerJoin('accountUsage as u', (join) => join.onRef('u.organizationId', '=', 'a.organizationId').onRef('u.accountId', '=', 'a.id')),
    )
    .$if(needed.has('m'), (query) =>
      query.innerJoin('accountMoney as m', (join) => join.onRef('m.organizationId', '=', 'a.organizationId').onRef('m.accountId', '=', 'a.id')),
    )
    .where('a.deletedAt', 'is', null)
    .where(visibleAccounts(ctx.actor, sql<number>`a.id`))
    .where(filterWhere(accountTable, accountColumns(ctx), filter, calendarOf(ctx)));
}

/**
 * How many accounts match by their figures of one table alone: a count of many then reads one index, and sorts out the
 * few accounts that are deleted instead of looking up all that aren't.
 */
async function countByFigures(ctx: Scope, filter: Filter, table: keyof typeof FIGURE_TABLES): Promise<number> {
  const accountId = sql.ref<number>(`${table}.account_id`);
  const { rows } = await sql<{ count: number }>`
    SELECT count(*) AS count FROM ${sql.table(FIGURE_TABLES[table])} AS ${sql.ref(table)}
    WHERE ${visibleAccounts(ctx.actor, accountId)} AND ${filterWhere(accountTable, accountColumns(ctx), filter, calendarOf(ctx))}
      AND NOT EXISTS (SELECT FROM account gone WHERE gone.deleted_at IS NOT NULL
        AND gone.organization_id = ${sql.ref(`${table}.organization_id`)} AND gone.id = ${accountId})`.execute(ctx.db);
  return rows[0]?.count ?? 0;
}

/** How many accounts match; counted once a transaction. */
export function countAccounts(ctx: Scope, filter: Filter): Promise<number> {
  return once(ctx, `account.count ${JSON.stringify(filter)}`, () => countMatches(ctx, filter));
}

async function countMatches(ctx: Scope, filter: Filter): Promise<number> {
  const [table, ...others] = new Set(filter.all.map(({ column }) => figureTable(column)));
  if (table !== undefined && others.length === 0) return countByFigures(ctx, filter, table);
  return (await matching(ctx, filter).select(sql<number>`count(*)`.as('count')).executeTakeFirstOrThrow()).count;
}

/** Up to so many matches are found first and sorted then. */
const FEW = 5_000;

interface PageOrder {
  columns: SqlColumns<AccountColumn>;
  /** Of the attribute whose values are joined as `s`; null when the order needs none. */
  attribute: string | null;
}

/**
 * How a page's query is ordered. For who sees a part of the accounts, how many of the matches are theirs is beyond the
 * planner's guesses, and it would meet everybody's in the order of an index until it has a page of them. When there are
 * few, a sort that no index serves makes it begin with those.
 */
async function pageOrder(ctx: Scope, { filter, sort }: ListView): Promise<PageOrder> {
  const columns = accountColumns(ctx);
  const replaced = (column: SqlColumn) => ({ ...columns, [sort.column]: column });
  if (limitingTeams(ctx.actor) && (await countAccounts(ctx, filter)) <= FEW) {
    const sorted = sqlColumn(columns, sort.column);
    return { columns: replaced({ ...sorted, value: sql`(ARRAY[${sorted.value}])[1]` }), attribute: null };
  }
  const attribute = sortedAttribute(sort.column);
  return attribute ? { columns: replaced(attribute.column), attribute: attribute.key } : { columns, attribute: null };
}

/** Conditions that a function of the database meets: asking once for page and number costs half of asking for each. */
const SEARCHES: readonly Operator[] = ['has', 'starts'];

interface AccountPage extends Page<{ id: number }> {
  total: number | null;
}

/** One page of matches by internal id, in order; with how many there are in all if that was found on the way. */
export async function pageOfAccounts(ctx: Scope, { filter, sort, cursor, size }: PageRequest): Promise<AccountPage> {
  const { columns, attribute } = await pageOrder(ctx, { filter, sort });
  const query = matching(ctx, filter, sort.column)
    .$if(attribute !== null, (accounts) =>
      accounts.leftJoin('attributeValue as s', (join) =>
        join.onRef('s.organizationId', '=', 'a.organizationId').onRef('s.accountId', '=', 'a.id').on('s.key', '=', attribute),
      ),
    )
    .select('a.id');
  const request = { spec: accountTable, columns, sort, key: pageKey(sort.column), cursor, size };
  if (filter.all.some(({ op }) => SEARCHES.includes(op))) return fetchCountedPage(query, request);
  return { ...(await fetchPage(query, request)), total: null };
}

/** The keys of the matches, in no order; at most so many. */
export async function keysOfAccounts(ctx: Scope, filter: Filter, most: number): Promise<string[]> {
  const rows = await matching(ctx, filter).select('a.key').limit(most).execute();
  return rows.map(({ key }) => key);
}

/** An account of a segment, with the value of the column that the segment is grouped by. */
export interface SegmentAccount {
  id: number;
  key: string;
  name: string;
  startedAt: Date;
  group: string | null;
}

/** Columns that hold choices, by which accounts may be grouped. */
const GROUPING: readonly ColumnKind[] = ['enum', 'person'];

/** What accounts are grouped by. @throws AppError invalid for a column that they aren't grouped by */
function groupValue(ctx: Scope, groupBy: string | null): RawBuilder<string | null> {
  if (groupBy === null) return sql`null::text`;
  const column = findColumn(accountTable, groupBy);
  if (column && GROUPING.includes(column.kind) && column.id !== 'tree') return sql`${sqlColumn(accountColumns(ctx), column.id).value}`;
  throw new AppError('invalid', 'Accounts are not grouped by this', {
    errors: [{ path: 'groupBy', code: 'unknown_column', message: 'not offered here' }],
  });
}

/** All matches by key. @throws AppError invalid */
export async function membersOf(ctx: Scope, filter: Filter, groupBy: string | null): Promise<SegmentAccount[]> {
  return matching(ctx, filter)
    .select(['a.id', 'a.key', 'a.name', 'a.startedAt', groupValue(ctx, groupBy).as('group')])
    .orderBy('a.key')
    .execute();
}

/** The ids of all matches, by what they are grouped by; far cheaper than row by row. @throws AppError invalid */
export async function memberIdsOf(ctx: Scope, filter: Filter, groupBy: string | null): Promise<{ group: string | null; ids: number[] }[]> {
  return matching(ctx, filter)
    .select([groupValue(ctx, groupBy).as('group'), sql<number[]>`json_agg(a.id)`.as('ids')])
    .groupBy(sql`1`)
    .execute();
}

/** How many of the matches renew next within so many days from today on, and for how much as far as that is known. */
export async function renewalSums(ctx: Scope, filter: Filter, days: number) {
  const soon: Filter = { all: [...filter.all, { column: 'renewal', op: 'next', value: days }] };
  return matching(ctx, soon)
    .select([
      sql<number>`count(*)`.as('accounts'),
      sql<number>`coalesce(sum(m.renewal_amount), 0)::bigint`.as('amount'),
      sql<number>`count(*) FILTER (WHERE m.renewal_amount IS NULL)`.as('unknown'),
    ])
    .executeTakeFirstOrThrow();
}

/** All matches with their places in the list, from 1: a query to stand within another. */
export function rankedAccounts(ctx: Scope, { filter, sort }: ListView) {
  const order = listOrder({ spec: accountTable, columns: accountColumns(ctx), sort, key: pageKey(sort.column) });
  return matching(ctx, filter, sort.column).select(['a.id', sql<number>`row_number() OVER (ORDER BY ${order})`.as('position')]);
}
