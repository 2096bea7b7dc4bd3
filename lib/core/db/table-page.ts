import { type Expression, type RawBuilder, type SelectQueryBuilder, type SqlBool, sql } from 'kysely';
import { type Column, findColumn, type Sort } from '@/lib/kit/table-spec';
import { AppError } from '../errors';
import { asBadCursor, type Cursor, decodeCursor, encodeCursor, orderTerms, stretchesBeyond, wholeStretches } from './table-cursor';
import { type SqlColumn, type SqlColumns, sqlColumn } from './table-query';

interface PageRequest<Id extends string> {
  spec: { columns: readonly Column<Id>[] };
  columns: SqlColumns<Id>;
  sort: Sort;
  /** Breaks ties: unique within the query and NOT NULL. */
  key: SqlColumn;
  cursor: string | null;
  size: number;
}

export interface Page<Row> {
  rows: Row[];
  /** Rows on the pages before this one. */
  before: number;
  /** Opaque; null when the page before is the first, or there is none. */
  previous: string | null;
  /** Opaque; null on the last page. */
  next: string | null;
}

interface Position {
  pageValue: string | null;
  pageKey: string;
  /** Matches on this side of the cursor, in a page that counts them. */
  pageLeft?: number;
}

type Query<DB, Tables extends keyof DB, Row> = SelectQueryBuilder<DB, Tables, Row>;

/** The total order of a list, as an ORDER BY clause takes it. @throws AppError invalid for a sort that isn't offered */
export function listOrder<Id extends string>({
  spec,
  columns,
  sort,
  key,
}: Pick<PageRequest<Id>, 'spec' | 'columns' | 'sort' | 'key'>): RawBuilder<unknown> {
  return orderTerms(sortedBy(spec, columns, sort), key, sort);
}

function sortedBy<Id extends string>(spec: { columns: readonly Column<Id>[] }, columns: SqlColumns<Id>, sort: Sort): SqlColumn {
  if (!findColumn(spec, sort.column)?.sortable) throw new AppError('invalid', 'The table cannot be sorted by this column');
  return sqlColumn(columns, sort.column);
}

/** The rows of a page, one too many to see whether there are more; in the list's order. */
async function rowsOf<Row>(
  stretches: readonly (Expression<SqlBool> | null)[],
  read: (where: Expression<SqlBool> | null, limit: number) => Promise<Row[]>,
  size: number,
): Promise<Row[]> {
  const found: Row[] = [];
  for (const where of stretches) if (found.length <= size) found.push(...(await read(where, size + 1 - found.length)));
  return found;
}

interface Found<Row> {
  /** One more than the page holds if there are more; of a page before its cursor, in reverse. */
  rows: (Row & Position)[];
  start: Cursor | null;
  /** Matches on this side of the cursor, if they were counted. */
  left: number | null;
}

/** A page with the cursors of those beside it. */
function pageOf<Row>({ rows: found, start, left }: Found<Row>, sort: Sort, size: number): Page<Row> & { total: number | null } {
  const isBack = start?.rest !== undefined;
  const rows = found.slice(0, size);
  if (isBack) rows.reverse();
  const above = found.length > size ? Math.max(0, (left ?? start?.shown ?? 0) - rows.length) : 0;
  const before = isBack ? above : (start?.shown ?? 0);
  const total = left === null ? null : left + (isBack ? (start.rest ?? 0) : before);
  const [first, last] = [rows[0], rows.at(-1)];
  const placed = (row: Position, shown: number, rest?: number) => encodeCursor({ sort, value: row.pageValue, key: row.pageKey, shown, rest });
  return {
    rows: rows.map(withoutPosition),
    before,
    previous: first && before > size ? placed(first, before, total === null ? 0 : total - before) : null,
    next: last && (isBack || found.length > size) ? placed(last, before + rows.length) : null,
    total,
  };
}

/**
 * Runs a query for one page in a total order, by position (keyset) and not by counting rows off, so that page 900
 * costs what page 1 does and no row is missed when others come in.
 * @throws AppError invalid for a sort that the table doesn't offer or a cursor that isn't its own
 */
export async function fetchPage<DB, Tables extends keyof DB, Row, Id extends string>(
  query: Query<DB, Tables, Row>,
  request: PageRequest<Id>,
): Promise<Page<Row>> {
  const { size, sort } = request;
  const { start, stretches, page } = positioned(query, request);
  const read = async (where: Expression<SqlBool> | null, limit: number) =>
    (await (where === null ? page : page.where(where)).limit(limit).execute().catch(asBadCursor)) as (Row & Position)[];
  const { total: _uncounted, ...found } = pageOf({ rows: await rowsOf(stretches, read, size), start, left: null }, sort, size);
  return found;
}

/** The same for tables of few rows, with how many match: all in one statement. */
export async function fetchCountedPage<DB, Tables extends keyof DB, Row, Id extends string>(
  query: Query<DB, Tables, Row>,
  request: PageRequest<Id>,
): Promise<Page<Row> & { total: number }> {
  const { start, stretches, page } = positioned(query, request);
  const wheres = stretches.filter((where) => where !== null);
  const here = wheres.length === 0 ? page : page.where(sql<SqlBool>`(${sql.join(wheres, sql` or `)})`);
  const counted = here.select(sql<number>`count(*) OVER ()`.as('pageLeft')).limit(request.size + 1);
  const rows = (await counted.execute().catch(asBadCursor)) as unknown as (Row & Position)[];
  const { total, ...found } = pageOf({ rows, start, left: rows[0]?.pageLeft ?? 0 }, request.sort, request.size);
  return { ...found, total: total ?? 0 };
}

/** The query with positions and order, and where its page lies. */
function positioned<DB, Tables extends keyof DB, Row, Id extends string>(query: Query<DB, Tables, Row>, request: PageRequest<Id>) {
  const { spec, columns, sort, key, cursor } = request;
  const column = sortedBy(spec, columns, sort);
  const start = cursor === null ? null : decodeCursor(cursor, sort);
  const stretches: (Expression<SqlBool> | null)[] = start === null ? wholeStretches(column) : stretchesBeyond(column, key, start);
  const page = query
    .select([sql<string | null>`(${column.value})::text`.as('pageValue'), sql<string>`(${key.value})::text`.as('pageKey')])
    .orderBy(orderTerms(column, key, sort, start?.rest !== undefined));
  return { start, stretches, page };
}

function withoutPosition<Row>(row: Row & Position): Row {
  const { pageValue: _value, pageKey: _key, pageLeft: _left, ...rest } = row;
  return rest as unknown as Row;
}
