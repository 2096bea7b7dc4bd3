import { type Expression, type RawBuilder, type SelectQueryBuilder, type SqlBool, sql } from 'kysely';
import { type Column, findColumn, type Sort } from '@/lib/kit/table-spec';
import { AppError } from '../errors';
import { type SqlColumn, type SqlColumns, sqlColumn, typedValue } from './table-query';

/** Where a page begins: after the row with this sort value and key. `shown` rows came before. */
interface Cursor {
  sort: Sort;
  value: string | null;
  key: string;
  shown: number;
}

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
  /** Opaque; null on the last page. */
  next: string | null;
}

const badCursor = () => new AppError('invalid', 'This page does not exist any more; start from the first one');

/** Class 22 is "data exception": the cursor's value isn't one of its column's type. */
function asBadCursor(error: unknown): never {
  const code = (error as { code?: unknown } | null)?.code;
  throw typeof code === 'string' && code.startsWith('22') ? badCursor() : error;
}

export function encodeCursor({ sort, value, key, shown }: Cursor): string {
  return Buffer.from(JSON.stringify([sort.column, sort.direction, value, key, shown])).toString('base64url');
}

/** @throws AppError invalid when the text isn't one of our cursors, or is one of another order */
export function decodeCursor(text: string, sort: Sort): Cursor {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    throw badCursor();
  }
  if (!Array.isArray(parts) || parts.length !== 5) throw badCursor();
  const [column, direction, value, key, shown] = parts as unknown[];
  const isOurs = column === sort.column && direction === sort.direction;
  if (!isOurs || !isPlain(key) || !(value === null || isPlain(value))) throw badCursor();
  if (typeof shown !== 'number' || !Number.isSafeInteger(shown) || shown < 0) throw badCursor();
  return { sort, value, key, shown };
}

function isPlain(value: unknown): value is string {
  return typeof value === 'string' && !value.includes('\0');
}

/** Rows after the cursor in the order of `orderBy`; nulls stand last in both directions. */
function after(column: SqlColumn, key: SqlColumn, { sort, value, key: last }: Cursor): Expression<SqlBool> {
  const than = sort.direction === 'asc' ? sql`>` : sql`<`;
  const lastKey = typedValue(last, key.type);
  if (value === null) return sql<SqlBool>`(${column.value} is null and ${key.value} ${than} ${lastKey})`;
  const rows = sql<SqlBool>`(${column.value}, ${key.value}) ${than} (${typedValue(value, column.type)}, ${lastKey})`;
  return column.nullable === false ? rows : sql<SqlBool>`(${rows} or ${column.value} is null)`;
}

function orderTerm(column: SqlColumn, { direction }: Sort): RawBuilder<unknown> {
  if (direction === 'asc' || column.nullable === false) return sql`${column.value} ${sql.raw(direction)}`;
  return sql`${column.value} desc nulls last`;
}

/** The total order of a list, as an ORDER BY clause takes it. @throws AppError invalid for a sort that isn't offered */
export function listOrder<Id extends string>({
  spec,
  columns,
  sort,
  key,
}: Pick<PageRequest<Id>, 'spec' | 'columns' | 'sort' | 'key'>): RawBuilder<unknown> {
  if (!findColumn(spec, sort.column)?.sortable) throw new AppError('invalid', 'The table cannot be sorted by this column');
  return sql`${orderTerm(sqlColumn(columns, sort.column), sort)}, ${key.value} ${sql.raw(sort.direction)}`;
}

/**
 * Runs a query for one page in a total order, by position (keyset) and not by counting rows off, so that page 900
 * costs what page 1 does and no row is missed when others come in.
 * @throws AppError invalid for a sort that the table doesn't offer or a cursor that isn't its own
 */
export async function fetchPage<DB, Tables extends keyof DB, Row, Id extends string>(
  query: SelectQueryBuilder<DB, Tables, Row>,
  { spec, columns, sort, key, cursor, size }: PageRequest<Id>,
): Promise<Page<Row>> {
  const order = listOrder({ spec, columns, sort, key });
  const column = sqlColumn(columns, sort.column);
  const start = cursor === null ? null : decodeCursor(cursor, sort);
  let page = query
    .select([sql<string | null>`(${column.value})::text`.as('pageValue'), sql<string>`(${key.value})::text`.as('pageKey')])
    .orderBy(order)
    .limit(size + 1);
  if (start !== null) page = page.where(after(column, key, start));
  const found = (await page.execute().catch(asBadCursor)) as (Row & { pageValue: string | null; pageKey: string })[];
  const last = found.length > size ? found[size - 1] : undefined;
  const before = start?.shown ?? 0;
  const next = last && encodeCursor({ sort, value: last.pageValue, key: last.pageKey, shown: before + size });
  return { rows: found.slice(0, size).map(withoutPosition), before, next: next ?? null };
}

function withoutPosition<Row>(row: Row & { pageValue: string | null; pageKey: string }): Row {
  const { pageValue: _value, pageKey: _key, ...rest } = row;
  return rest as Row;
}
