import type { CsvCell } from '@/lib/kit/csv';
import { formatDay, formatInstant } from '@/lib/kit/date-format';
import { formatDuration } from '@/lib/kit/duration-format';
import { decimalMoney, formatMoney } from '@/lib/kit/money';
import { formatNumber, formatPercent, NO_VALUE } from '@/lib/kit/number-format';
import {
  type BandValue,
  type Column,
  cellValue,
  columnName,
  type MoneyValue,
  type PersonValue,
  type TagValue,
  type WebLink,
} from '@/lib/kit/table-spec';

/** How the reader wants values written. */
export interface ReaderFormat {
  locale: string;
  /** IANA zone. */
  timeZone: string;
  /** The word for a message key. */
  word: (key: string) => string;
}

function optionWord(column: Column, value: string, format: ReaderFormat): string {
  const option = column.options?.find((one) => one.value === value);
  return option === undefined ? value : format.word(option.label);
}

/** A cell's value as the reader sees it, in one line of text; null is an em dash. */
export function cellText(column: Column, value: unknown, format: ReaderFormat): string {
  if (value === null) return NO_VALUE;
  switch (column.kind) {
    case 'number':
    case 'integer':
      return formatNumber(value as number, format.locale);
    case 'percent':
      return formatPercent(value as number, format.locale);
    case 'duration':
      return formatDuration(value as number, format.locale);
    case 'money':
      return formatMoney((value as MoneyValue).amount, (value as MoneyValue).currency, format.locale);
    case 'tags':
      return (value as readonly TagValue[]).map(({ name }) => name).join(', ');
    case 'date':
      return formatDay(value as string, format.locale);
    case 'datetime':
      return formatInstant(value as string, format.locale, format.timeZone);
    case 'enum':
      return optionWord(column, value as string, format);
    case 'boolean':
      return format.word(value === true ? 'table.boolean.yes' : 'table.boolean.no');
    case 'person':
      return (value as PersonValue).name;
    case 'band':
      return format.word(`table.band.${(value as BandValue).band}`);
    case 'web':
      return (value as WebLink).text;
    case 'text':
    case 'link':
      return value as string;
    case 'sparkline':
      return (value as readonly (number | null)[]).map((point) => formatNumber(point, format.locale)).join(' ');
  }
}

const MACHINE_READABLE: ReadonlySet<Column['kind']> = new Set(['number', 'integer', 'percent', 'duration', 'date', 'datetime', 'text', 'link']);

/** A row's cells for CSV: figures, days and instants as they are stored, the rest in the reader's words. */
export function csvCells(columns: readonly Column[], row: object, format: ReaderFormat): CsvCell[] {
  return columns.map((column) => {
    const value = cellValue(row, column);
    if (value === null || MACHINE_READABLE.has(column.kind)) return value as CsvCell;
    if (column.kind === 'money') return Number(decimalMoney((value as MoneyValue).amount, (value as MoneyValue).currency));
    return cellText(column, value, format);
  });
}

/** The header words of a CSV. */
export function csvHeader(columns: readonly Column[], format: ReaderFormat): string[] {
  return columns.map((column) => columnName(column, format.word));
}
