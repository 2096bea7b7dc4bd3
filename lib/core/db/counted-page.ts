import { type Expression, type SelectQueryBuilder, type SqlBool, sql } from 'kysely';
import type { Filter } from '@/lib/kit/filter';
import type { Column, Sort } from '@/lib/kit/table-spec';
import type { Context } from '../context';
import { fetchCountedPage, type Page } from './table-page';
import { filterWhere, type SqlColumn, type SqlColumns } from './table-query';

/** Every word occurs in the text; one account's rows are few enough to be read through. */
function hasWords(text: Expression<string>, words: string): Expression<SqlBool> {
  const each = words
    .trim()
    .split(/\s+/u)
    .map((word) => sql<SqlBool>`strpos(lower(${text}), lower(${word})) > 0`);
  return sql<SqlBool>`(${sql.join(each, sql` AND `)})`;
}

/** A text among one account's rows; `searched` is what a search for words looks into. */
export function textColumn(value: Expression<string>, searched = value) {
  return {
    value,
    type: 'text' as const,
    words: (words: string) => hasWords(searched, words),
    prefix: (start: string) => sql<SqlBool>`starts_with(lower(${value}), lower(${start}))`,
  };
}

/** Words in their own order: sorted by their place in it, chosen by what they are. */
export function rankedColumn(column: Expression<string>, order: readonly string[]): SqlColumn {
  return {
    value: sql`array_position(${sql.val(order)}::text[], ${column})`,
    type: 'integer',
    nullable: false,
    among: (values) => sql<SqlBool>`coalesce(${column} = ANY(${values}::text[]), false)`,
  };
}

interface CountedTable<Id extends string> {
  spec: { columns: readonly Column<Id>[] };
  columns: SqlColumns<Id>;
  key: SqlColumn;
}

/** What a table shows: which rows, in which order, from where on. */
export interface CountedView {
  filter: Filter;
  sort: Sort;
  cursor: string | null;
  size: number;
}

/** One page of one account's rows and how many of them match, in one statement. */
export async function countedPage<DB, Tables extends keyof DB, Row, Id extends string>(
  ctx: Pick<Context, 'today' | 'organization'>,
  query: SelectQueryBuilder<DB, Tables, Row>,
  { spec, columns, key }: CountedTable<Id>,
  { filter, sort, cursor, size }: CountedView,
): Promise<Page<Row> & { total: number }> {
  const calendar = { today: ctx.today, timeZone: ctx.organization.timezone };
  return fetchCountedPage(query.where(filterWhere(spec, columns, filter, calendar)), { spec, columns, sort, key, cursor, size });
}
