import { dayNumber, localDay } from '@/lib/kit/day';
import type { Condition, Filter } from '@/lib/kit/filter';
import { decimalMoney } from '@/lib/kit/money';
import { type Column, cellValue, findColumn, type MoneyValue, type Sort } from '@/lib/kit/table-spec';

/** What days mean to the organization. */
export interface RowCalendar {
  today: string;
  timeZone: string;
}

type Plain = string | number | boolean;

/** A cell as conditions and orders compare it: persons and bands by their id, money as a decimal, instants in a filter by their day. */
function plain(value: unknown): Plain | null {
  if (value !== null && typeof value === 'object') {
    if ('id' in value) return String(value.id);
    if ('amount' in value) return Number(decimalMoney((value as MoneyValue).amount, (value as MoneyValue).currency));
    return 'band' in value ? String(value.band) : null;
  }
  return value as Plain | null;
}

const wordsOf = (text: string) => text.toLocaleLowerCase().split(/\s+/u).filter(Boolean);

function hasWords(value: string, text: string): boolean {
  const lower = value.toLocaleLowerCase();
  return wordsOf(text).every((word) => lower.includes(word));
}

/** Whether a day lies among the `days` from another on. */
function isWithin(day: string, from: number, days: number): boolean {
  const passed = dayNumber(day) - from;
  return passed >= 0 && passed < days;
}

function meets(value: Plain, condition: Condition, today: string): boolean {
  switch (condition.op) {
    case 'is':
      return value === condition.value;
    case 'not':
      return value !== condition.value;
    case 'in':
      return condition.value.some((one) => one === value);
    case 'has':
      return hasWords(String(value), condition.value);
    case 'starts':
      return String(value).toLocaleLowerCase().startsWith(condition.value.toLocaleLowerCase());
    case 'gte':
      return Number(value) >= condition.value;
    case 'lte':
      return Number(value) <= condition.value;
    case 'between':
      return value >= condition.value[0] && value <= condition.value[1];
    case 'before':
      return value < condition.value;
    case 'after':
      return value > condition.value;
    case 'last':
      return isWithin(String(value), dayNumber(today) - condition.value + 1, condition.value);
    case 'next':
      return isWithin(String(value), dayNumber(today), condition.value);
    case 'empty':
      return false;
    case 'filled':
      return true;
  }
}

function fits(column: Column, row: object, condition: Condition, { today, timeZone }: RowCalendar): boolean {
  const value = plain(cellValue(row, column));
  if (value === null) return condition.op === 'empty' || condition.op === 'not';
  const compared = column.kind === 'datetime' ? localDay(new Date(String(value)), timeZone) : value;
  return meets(compared, condition, today);
}

/** Persons are ordered by name, everything else by what it is. */
function rankOf(row: object, column: Column): Plain | null {
  const value = cellValue(row, column);
  if (column.kind === 'person' && value !== null) return (value as { name: string }).name;
  return plain(value);
}

const LETTERS = new Intl.Collator('en', { sensitivity: 'base' });

function compare(a: Plain, b: Plain): number {
  if (typeof a === 'string' && typeof b === 'string') return LETTERS.compare(a, b) || (a < b ? -1 : Number(a > b));
  return Number(a) - Number(b);
}

/**
 * Filters and sorts the few rows of a table that come whole, by the meaning that the database gives to the same state:
 * all conditions are met, unknown values stand last in both directions, ties keep the order that the rows came in.
 */
export function tableRows<Row extends object>(
  spec: { columns: readonly Column[] },
  rows: readonly Row[],
  { filter, sort }: { filter: Filter; sort: Sort },
  calendar: RowCalendar,
): Row[] {
  const conditions = filter.all.flatMap((condition) => {
    const column = findColumn(spec, condition.column);
    return column === undefined ? [] : [{ column, condition }];
  });
  const found = rows.filter((row) => conditions.every(({ column, condition }) => fits(column, row, condition, calendar)));
  const column = findColumn(spec, sort.column);
  if (column === undefined) return found;
  const sign = sort.direction === 'asc' ? 1 : -1;
  const ranked = found.map((row) => ({ row, rank: rankOf(row, column) }));
  ranked.sort(({ rank: a }, { rank: b }) => (a === null || b === null ? Number(a === null) - Number(b === null) : sign * compare(a, b)));
  return ranked.map(({ row }) => row);
}
