import { sql } from 'kysely';
import { limitingTeams } from '@/lib/core/actor';
import type { Context } from '@/lib/core/context';
import { fetchPage, listOrder, type Page } from '@/lib/core/db/table-page';
import { type Calendar, filterWhere, type SqlColumns } from '@/lib/core/db/table-query';
import { once } from '@/lib/core/once';
import { visibleAccounts } from '@/lib/core/visibility';
import type { Filter } from '@/lib/kit/filter';
import type { Sort } from '@/lib/kit/table-spec';
import { accountColumns, isFigure, pageKey } from './columns';
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
 * The live accounts that the actor may see and the filter lets through, as `account a`, with the figures `u` when the
 * filter or the sort needs them. Every account has its row of figures, so joining it costs no account.
 */
function matching(ctx: Scope, filter: Filter, sortedBy = '') {
  const needsFigures = isFigure(sortedBy) || filter.all.some((condition) => isFigure(condition.column));
  return ctx.db
    .selectFrom('account as a')
    .$if(needsFigures, (query) =>
      query.innerJoin('accountUsage as u', (join) => join.onRef('u.organizationId', '=', 'a.organizationId').onRef('u.accountId', '=', 'a.id')),
    )
    .where('a.deletedAt', 'is', null)
    .where(visibleAccounts(ctx.actor, sql<number>`a.id`))
    .where(filterWhere(accountTable, accountColumns(ctx.actor), filter, calendarOf(ctx)));
}

/**
 * The same matches by their figures alone: a count of many then reads one index, and sorts out the few accounts that
 * are deleted instead of looking up all that aren't.
 */
function matchingFigures(ctx: Scope, filter: Filter) {
  return ctx.db
    .selectFrom('accountUsage as u')
    .where(visibleAccounts(ctx.actor, sql<number>`u.account_id`))
    .where(filterWhere(accountTable, accountColumns(ctx.actor), filter, calendarOf(ctx)))
    .where((eb) => {
      const deleted = eb.selectFrom('account as gone').select('gone.id').where('gone.deletedAt', 'is not', null);
      return eb.not(eb.exists(deleted.whereRef('gone.organizationId', '=', 'u.organizationId').whereRef('gone.id', '=', 'u.accountId')));
    });
}

/** How many accounts match; counted once a transaction. */
export function countAccounts(ctx: Scope, filter: Filter): Promise<number> {
  return once(ctx, `account.count ${JSON.stringify(filter)}`, () => countMatches(ctx, filter));
}

async function countMatches(ctx: Scope, filter: Filter): Promise<number> {
  const byFigures = filter.all.length > 0 && filter.all.every((condition) => isFigure(condition.column));
  const count = sql<number>`count(*)`.as('count');
  const query = byFigures ? matchingFigures(ctx, filter).select(count) : matching(ctx, filter).select(count);
  return (await query.executeTakeFirstOrThrow()).count;
}

/** Up to so many matches are found first and sorted then. */
const FEW = 5_000;

/**
 * The columns of a page's query. For who sees a part of the accounts, how many of the matches are theirs is beyond the
 * planner's guesses, and it would meet everybody's in the order of an index until it has a page of them. When there are
 * few, a sort that no index serves makes it begin with those.
 */
async function pageColumns(ctx: Scope, { filter, sort }: ListView): Promise<SqlColumns<AccountColumn>> {
  const columns = accountColumns(ctx.actor);
  const sorted = columns[sort.column as AccountColumn];
  if (!sorted || !limitingTeams(ctx.actor) || (await countAccounts(ctx, filter)) > FEW) return columns;
  return { ...columns, [sort.column]: { ...sorted, value: sql`(ARRAY[${sorted.value}])[1]` } };
}

/** The internal ids of one page of matches, in order. */
export async function pageOfAccounts(ctx: Scope, { filter, sort, cursor, size }: PageRequest): Promise<Page<{ id: number }>> {
  const query = matching(ctx, filter, sort.column).select('a.id');
  const columns = await pageColumns(ctx, { filter, sort });
  return fetchPage(query, { spec: accountTable, columns, sort, key: pageKey(sort.column), cursor, size });
}

/** The keys of the matches, in no order; at most so many. */
export async function keysOfAccounts(ctx: Scope, filter: Filter, most: number): Promise<string[]> {
  const rows = await matching(ctx, filter).select('a.key').limit(most).execute();
  return rows.map(({ key }) => key);
}

/** All matches with their places in the list, from 1: a query to stand within another. */
export function rankedAccounts(ctx: Scope, { filter, sort }: ListView) {
  const order = listOrder({ spec: accountTable, columns: accountColumns(ctx.actor), sort, key: pageKey(sort.column) });
  return matching(ctx, filter, sort.column).select(['a.id', sql<number>`row_number() OVER (ORDER BY ${order})`.as('position')]);
}
