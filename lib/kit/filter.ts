import { type Column, type ColumnKind, findColumn } from '@/lib/kit/table-spec';

/** The value each operator takes; `empty` and `filled` take none. */
export interface OperatorValues {
  is: string | boolean;
  not: string;
  in: readonly string[];
  /** Every word occurs. */
  has: string;
  starts: string;
  gte: number;
  lte: number;
  /** Both ends included. */
  between: readonly [number, number] | readonly [string, string];
  /** Before the day begins. */
  before: string;
  /** After the day has ended. */
  after: string;
  /** The N days up to and including today. */
  last: number;
  /** The N days from today on. */
  next: number;
  empty: null;
  filled: null;
}

export type Operator = keyof OperatorValues;

export type Condition = {
  [Op in Operator]: { column: string; op: Op; value: OperatorValues[Op] };
}[Operator];

/** The one filter model: tables, segments, timeline and rules all hold this. All conditions must be met. */
export interface Filter {
  all: readonly Condition[];
}

export const NO_FILTER: Filter = { all: [] };
export const MAX_CONDITIONS = 20;
export const MAX_CHOICES = 50;
export const MAX_TEXT = 200;
export const MAX_DAYS = 3660;

const TEXT: readonly Operator[] = ['has', 'starts', 'empty', 'filled'];
const FIGURE: readonly Operator[] = ['gte', 'lte', 'between', 'empty', 'filled'];
const TIME: readonly Operator[] = ['before', 'after', 'between', 'last', 'next', 'empty', 'filled'];
const CHOICE: readonly Operator[] = ['is', 'not', 'in', 'empty', 'filled'];

/** Which operators a column of a kind offers, the usual one first. */
export const OPERATORS: Readonly<Record<ColumnKind, readonly Operator[]>> = {
  text: TEXT,
  link: TEXT,
  number: FIGURE,
  integer: FIGURE,
  percent: FIGURE,
  duration: FIGURE,
  money: FIGURE,
  tags: CHOICE,
  date: TIME,
  datetime: TIME,
  enum: CHOICE,
  person: CHOICE,
  band: CHOICE,
  boolean: ['is'],
  web: [],
  sparkline: [],
};

/** Whether a string is a real calendar day written YYYY-MM-DD. */
export function isDay(value: unknown): value is string {
  if (typeof value !== 'string' || !/^[1-9]\d{3}-\d\d-\d\d$/.test(value)) return false;
  const time = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= MAX_TEXT && value.trim() !== '' && !value.includes('\0');
}

function isRange(value: unknown, isEnd: (end: unknown) => boolean): boolean {
  return Array.isArray(value) && value.length === 2 && value.every(isEnd) && value[0] <= value[1];
}

function isChoice(column: Column, value: unknown): boolean {
  if (column.kind === 'boolean') return typeof value === 'boolean';
  return isText(value) && (column.options?.some((option) => option.value === value) ?? true);
}

function isChoices(column: Column, value: unknown): boolean {
  if (!Array.isArray(value) || value.length === 0 || value.length > MAX_CHOICES) return false;
  return new Set(value).size === value.length && value.every((one) => isChoice(column, one));
}

/** Whether a value may stand with an operator of this column. */
export function isOperatorValue(column: Column, op: Operator, value: unknown): boolean {
  switch (op) {
    case 'empty':
    case 'filled':
      return value === null;
    case 'has':
    case 'starts':
      return isText(value);
    case 'is':
    case 'not':
      return isChoice(column, value);
    case 'in':
      return isChoices(column, value);
    case 'gte':
    case 'lte':
      return Number.isFinite(value);
    case 'before':
    case 'after':
      return isDay(value);
    case 'last':
    case 'next':
      return Number.isInteger(value) && Number(value) >= 1 && Number(value) <= MAX_DAYS;
    case 'between':
      return isRange(value, OPERATORS[column.kind] === TIME ? isDay : Number.isFinite);
  }
}

export type FilterProblem = 'unknown_column' | 'unknown_operator' | 'bad_value' | 'too_many';

/** What is wrong with one condition for this table, or null when it may be used. */
export function conditionProblem(
  spec: { columns: readonly Column[] },
  condition: { column: string; op: string; value: unknown },
): FilterProblem | null {
  const column = findColumn(spec, condition.column);
  if (!column?.filterable) return 'unknown_column';
  const op = OPERATORS[column.kind].find((known) => known === condition.op);
  if (op === undefined) return 'unknown_operator';
  return isOperatorValue(column, op, condition.value) ? null : 'bad_value';
}

/** Whether two filters mean the same; the order of conditions doesn't matter. */
export function sameFilter(a: Filter, b: Filter): boolean {
  const key = (filter: Filter) => JSON.stringify(filter.all.map(({ column, op, value }) => JSON.stringify([column, op, value])).sort());
  return key(a) === key(b);
}
