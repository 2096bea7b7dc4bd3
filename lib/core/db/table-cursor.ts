import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Sort } from '@/lib/kit/table-spec';
import { AppError } from '../errors';
import { type SqlColumn, typedValue } from './table-query';

/** A place in a list: beside the row with this sort value and key. */
export interface Cursor {
  sort: Sort;
  value: string | null;
  key: string;
  /** Rows up to the place, the row included when the page follows it. */
  shown: number;
  /** Of a page that ends at the place, before the row: how many rows follow, the row included, 0 if not counted. */
  rest?: number;
}

const badCursor = () => new AppError('invalid', 'This page does not exist any more; start from the first one');

/** Class 22 is "data exception": the cursor's value isn't one of its column's type. */
export function asBadCursor(error: unknown): never {
  const code = (error as { code?: unknown } | null)?.code;
  throw typeof code === 'string' && code.startsWith('22') ? badCursor() : error;
}

export function encodeCursor({ sort, value, key, shown, rest }: Cursor): string {
  const parts = [sort.column, sort.direction, value, key, shown, ...(rest === undefined ? [] : [rest])];
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** @throws AppError invalid when the text isn't one of our cursors, or is one of another order */
export function decodeCursor(text: string, sort: Sort): Cursor {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    throw badCursor();
  }
  if (!Array.isArray(parts) || parts.length < 5 || parts.length > 6) throw badCursor();
  const [column, direction, value, key, shown, rest] = parts as unknown[];
  const isOurs = column === sort.column && direction === sort.direction;
  if (!isOurs || !isPlain(key) || !(value === null || isPlain(value))) throw badCursor();
  if (!isCount(shown) || !(rest === undefined || isCount(rest))) throw badCursor();
  return { sort, value, key, shown, rest };
}

function isPlain(value: unknown): value is string {
  return typeof value === 'string' && !value.includes('\0');
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

const EMPTY = (column: SqlColumn) => sql<SqlBool>`${column.value} is null`;
const FILLED = (column: SqlColumn) => sql<SqlBool>`${column.value} is not null`;

/** The whole list in stretches: where empty values have no row to be in an index, those with a value come by theirs. */
export function wholeStretches(column: SqlColumn): (Expression<SqlBool> | null)[] {
  return column.joined ? [FILLED(column), EMPTY(column)] : [null];
}

/**
 * Which rows lie beyond a cursor, as conditions that each find theirs in an index: together they are the rest of the
 * list, one after another. Nulls stand last in both directions of the sort.
 */
export function stretchesBeyond(column: SqlColumn, key: SqlColumn, { sort, value, key: last, rest }: Cursor): Expression<SqlBool>[] {
  const isBack = rest !== undefined;
  const than = (sort.direction === 'asc') === isBack ? sql`<` : sql`>`;
  const lastKey = typedValue(last, key.type);
  if (value === null) {
    const empty = sql<SqlBool>`(${column.value} is null and ${key.value} ${than} ${lastKey})`;
    return isBack ? [empty, FILLED(column)] : [empty];
  }
  const rows = sql<SqlBool>`(${column.value}, ${column.joined?.key ?? key.value}) ${than} (${typedValue(value, column.type)}, ${lastKey})`;
  return column.nullable === false || isBack ? [rows] : [rows, EMPTY(column)];
}

/** The total order of a list, or its reverse, as an ORDER BY clause takes it. */
export function orderTerms(column: SqlColumn, key: SqlColumn, { direction }: Sort, isReversed = false): RawBuilder<unknown> {
  const way = sql.raw((direction === 'asc') === isReversed ? 'desc' : 'asc');
  // Of what is joined, a stretch holds either values or empty ones: said nothing of nulls, an index serves both directions.
  const nulls = column.nullable === false || column.joined ? sql`` : sql.raw(isReversed ? ' nulls first' : ' nulls last');
  return sql`${column.value} ${way}${nulls}, ${key.value} ${way}`;
}
