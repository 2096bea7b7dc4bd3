import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
import { addDays, startOfDay } from '@/lib/kit/day';
import { type Condition, conditionProblem, type Filter } from '@/lib/kit/filter';
import type { Column } from '@/lib/kit/table-spec';
import { AppError } from '../errors';

/** The database types a column may have: those whose comparisons are leakproof, so an index serves them under RLS. */
export type SqlType = 'text' | 'uuid' | 'integer' | 'bigint' | 'boolean' | 'date' | 'timestamptz' | 'float8';

/** What a column is in the database. Only columns listed by the feature can reach a query. */
export interface SqlColumn {
  value: Expression<unknown>;
  type: SqlType;
  /** False for columns that are NOT NULL; then sorting and paging follow a plain index. */
  nullable?: boolean;
  /** Stored numbers per shown one: 100 when 0.42 is kept as 42. */
  scale?: number;
  /** The number shown for a stored 0: 1 when a depth is shown as a level. */
  origin?: number;
  /** Full-text and prefix search aren't leakproof, so the feature hands in its SECURITY DEFINER function. */
  words?: (text: string) => Expression<SqlBool>;
  prefix?: (text: string) => Expression<SqlBool>;
  /** Membership that isn't an equality of `value`, such as standing anywhere in a tree. */
  among?: (values: readonly string[]) => Expression<SqlBool>;
  /** Whether there is a value, where that is found at once and not row by row. */
  filled?: Expression<SqlBool>;
  /** For a value left-joined from a table that keeps no empty ones: the list's key there, which lies in the value's index. */
  joined?: { key: Expression<unknown> };
  /** For what stands in rows of another table: its value there, and the list's rows for which one there meets a condition. */
  through?: { value: Expression<unknown>; rows: (met: Expression<SqlBool>) => Expression<SqlBool> };
}

/** Under this, columns that no list of ids could name beforehand. */
export const BY_NAME = Symbol('columns by name');

export type SqlColumns<Id extends string> = { readonly [Key in Id]?: SqlColumn } & { readonly [BY_NAME]?: (id: string) => SqlColumn | undefined };

/** What days mean to the organization. */
export interface Calendar {
  today: string;
  timeZone: string;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Numbers compare as bigint, so that one beyond an integer column's range finds nothing instead of failing. */
const castOf = (type: SqlType) => sql.raw(type === 'integer' ? 'bigint' : type);

/** A value as a typed parameter, so that the planner compares like with like. */
export function typedValue(value: unknown, type: SqlType): RawBuilder<unknown> {
  return sql`${value}::${castOf(type)}`;
}

/** One of a column's choices; which uuids are possible only the database's type says. */
function choice(value: string | boolean, type: SqlType): RawBuilder<unknown> {
  if (type === 'uuid' && !UUID.test(String(value))) {
    throw new AppError('invalid', 'The filter names something that cannot exist');
  }
  return typedValue(value, type);
}

/** The feature's column for an id. @throws AppError internal when the spec offers what the feature doesn't map */
export function sqlColumn<Id extends string>(columns: SqlColumns<Id>, id: string): SqlColumn {
  const column = Object.hasOwn(columns, id) ? columns[id as Id] : columns[BY_NAME]?.(id);
  if (column === undefined) throw new AppError('internal', undefined, { cause: new Error(`no SQL for column ${id}`) });
  return column;
}

type Bound = 'start' | 'end';

/** The value that stands for a shown one: a figure scaled, a day as the instant at which it starts or has ended. */
function bound({ type, scale = 1, origin = 0 }: SqlColumn, value: string | number, side: Bound, calendar: Calendar) {
  if (type === 'float8') return typedValue(Number(((Number(value) - origin) * scale).toPrecision(15)), type);
  if (typeof value === 'number') return typedValue(toWhole((value - origin) * scale, side), type);
  if (type !== 'timestamptz') return typedValue(value, type);
  return typedValue(startOfDay(side === 'start' ? value : addDays(value, 1), calendar.timeZone), type);
}

/** Whole numbers only: at least 2.5 is at least 3, at most 2.5 is at most 2; rounding noise of the scale is cut first. */
function toWhole(value: number, side: Bound): number {
  const exact = Number(value.toPrecision(15));
  const whole = side === 'start' ? Math.ceil(exact) : Math.floor(exact);
  return Math.max(Math.min(whole, Number.MAX_SAFE_INTEGER), Number.MIN_SAFE_INTEGER);
}

function atLeast(column: SqlColumn, from: string | number, calendar: Calendar): RawBuilder<SqlBool> {
  return sql<SqlBool>`${column.value} >= ${bound(column, from, 'start', calendar)}`;
}

function atMost(column: SqlColumn, to: string | number, calendar: Calendar): RawBuilder<SqlBool> {
  const operator = column.type === 'timestamptz' ? sql`<` : sql`<=`;
  return sql<SqlBool>`${column.value} ${operator} ${bound(column, to, 'end', calendar)}`;
}

function search(find: SqlColumn['words'], text: string): Expression<SqlBool> {
  if (find === undefined) throw new AppError('internal', undefined, { cause: new Error('column without its search') });
  return find(text);
}

/** A condition on one of several values; not being one of them includes having none. */
function choiceSql({ value: expression, type, among }: SqlColumn, condition: Condition & { op: 'is' | 'not' | 'in' }): Expression<SqlBool> {
  if (among !== undefined) {
    const member = among([condition.value].flat().map(String));
    return condition.op === 'not' ? sql<SqlBool>`not (${member})` : member;
  }
  if (condition.op === 'in') return sql<SqlBool>`${expression} in (${sql.join(condition.value.map((value) => choice(value, type)))})`;
  const value = choice(condition.value, type);
  return condition.op === 'is' ? sql<SqlBool>`${expression} = ${value}` : sql<SqlBool>`(${expression} <> ${value} or ${expression} is null)`;
}

/** Whether there is a value. Of a column that always has one the planner would otherwise ask each row. */
function emptySql({ value, nullable, filled }: SqlColumn, op: 'empty' | 'filled'): Expression<SqlBool> {
  if (nullable === false) return sql<SqlBool>`${sql.lit(op === 'filled')}`;
  if (filled) return op === 'filled' ? filled : sql<SqlBool>`not (${filled})`;
  return op === 'empty' ? sql<SqlBool>`${value} is null` : sql<SqlBool>`${value} is not null`;
}

/** A condition on a value in another table; having none there is being empty, and not being a value. */
function throughSql({ through, ...column }: SqlColumn & Required<Pick<SqlColumn, 'through'>>, condition: Condition, calendar: Calendar) {
  const { value, rows } = through;
  if (condition.op === 'filled') return rows(sql<SqlBool>`true`);
  if (condition.op === 'empty') return sql<SqlBool>`not (${rows(sql<SqlBool>`true`)})`;
  const there = { ...column, value };
  if (condition.op === 'not') return sql<SqlBool>`not (${rows(conditionSql(there, { ...condition, op: 'is' }, calendar))})`;
  return rows(conditionSql(there, condition, calendar));
}

function conditionSql(column: SqlColumn, condition: Condition, calendar: Calendar): Expression<SqlBool> {
  const { through } = column;
  if (through) return throughSql({ ...column, through }, condition, calendar);
  switch (condition.op) {
    case 'is':
    case 'not':
    case 'in':
      return choiceSql(column, condition);
    case 'has':
      return search(column.words, condition.value);
    case 'starts':
      return search(column.prefix, condition.value);
    case 'gte':
      return atLeast(column, condition.value, calendar);
    case 'lte':
      return atMost(column, condition.value, calendar);
    case 'between': {
      const [from, to] = condition.value;
      return sql<SqlBool>`(${atLeast(column, from, calendar)} and ${atMost(column, to, calendar)})`;
    }
    case 'before':
      return atMost(column, addDays(condition.value, -1), calendar);
    case 'after':
      return atLeast(column, addDays(condition.value, 1), calendar);
    case 'last': {
      const from = addDays(calendar.today, 1 - condition.value);
      return sql<SqlBool>`(${atLeast(column, from, calendar)} and ${atMost(column, calendar.today, calendar)})`;
    }
    case 'next': {
      const to = addDays(calendar.today, condition.value - 1);
      return sql<SqlBool>`(${atLeast(column, calendar.today, calendar)} and ${atMost(column, to, calendar)})`;
    }
    case 'empty':
    case 'filled':
      return emptySql(column, condition.op);
  }
}

/**
 * A filter as one predicate, for lists, counts and exports alike. It checks the filter against the spec again, so
 * that no caller can pass one by. @throws AppError invalid for a condition that the table doesn't offer
 */
export function filterWhere<Id extends string>(
  spec: { columns: readonly Column<Id>[] },
  columns: SqlColumns<Id>,
  filter: Filter,
  calendar: Calendar,
): Expression<SqlBool> {
  const conditions = filter.all.map((condition) => {
    const problem = conditionProblem(spec, condition);
    if (problem !== null) {
      throw new AppError('invalid', 'The filter does not fit this table', {
        errors: [{ path: `filter.${condition.column}`, code: problem, message: 'not offered here' }],
      });
    }
    return conditionSql(sqlColumn(columns, condition.column), condition, calendar);
  });
  return conditions.length === 0 ? sql<SqlBool>`true` : sql<SqlBool>`(${sql.join(conditions, sql` and `)})`;
}
