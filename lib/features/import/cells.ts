import { instantOf, startOfDay } from '@/lib/kit/day';
import { isDay } from '@/lib/kit/filter';
import { minorDigits, parseMoney } from '@/lib/kit/money';
import type { DAY_ORDERS, DECIMAL_MARKS, ImportColumn } from './table';

/** How a file writes what can be written in several ways. */
export interface CellFormat {
  days: (typeof DAY_ORDERS)[number];
  decimal: (typeof DECIMAL_MARKS)[number];
  timeZone: string;
}

/** A cell as its column has it, or what it should have been. */
export type ReadCell = { value: string | number | boolean } | { message: string };

const TRUE = new Set(['true', 'yes', 'y', '1', 'x']);
const FALSE = new Set(['false', 'no', 'n', '0']);
/** What exports write before a cell that a spreadsheet would run. */
const GUARD = /^'(?=[=+\-@\t\r])/;

const ISO_DAY = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/;
const OTHER_DAY = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/;
const TIMED = /^(\S+?)(?:T|\s+)(\d{1,2}:\d{2}(?::\d{2})?)(?:\.\d+)?$/;
const WITH_OFFSET = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?\s?(Z|[+-]\d\d:?\d\d)$/i;

/** A cell without the blanks around it and without the guard of exported files. */
export const plainCell = (cell: string): string => cell.trim().replace(GUARD, '');

/** YYYY-MM-DD of a day as the file writes it; ISO 8601 is always understood. */
function dayIn(text: string, order: CellFormat['days']): string | null {
  const iso = ISO_DAY.exec(text);
  const other = iso || order === 'ymd' ? null : OTHER_DAY.exec(text);
  const parts = iso ? iso.slice(1) : other && (order === 'dmy' ? [other[3], other[2], other[1]] : [other[3], other[1], other[2]]);
  if (!parts) return null;
  const day = parts.map((part = '', index) => part.padStart(index === 0 ? 4 : 2, '0')).join('-');
  return isDay(day) ? day : null;
}

/** An instant in ISO 8601: as written with its offset, or by the organization's clock; a day alone is its beginning. */
function instantIn(text: string, { days, timeZone }: CellFormat): string | null {
  if (WITH_OFFSET.test(text)) {
    const at = new Date(text.replace(/([+-]\d\d)(\d\d)$/, '$1:$2').replace(/\s(?=Z|[+-])/i, ''));
    return Number.isNaN(at.getTime()) ? null : at.toISOString();
  }
  const [, written = text, time] = TIMED.exec(text) ?? [];
  const day = dayIn(written, days);
  if (day === null) return null;
  const at =
    time === undefined ? startOfDay(day, timeZone) : instantOf(`${day}T${time.padStart(time.split(':').length === 2 ? 5 : 8, '0')}`, timeZone);
  return at?.toISOString() ?? null;
}

/** A number with a point and without groups: "1.234,50" of a file with decimal commas is "1234.50". */
function plainNumber(text: string, decimal: CellFormat['decimal']): string {
  const bare = text.replaceAll(/^\p{Sc}\s*|\s*\p{Sc}$/gu, '');
  if (decimal === '.') return bare;
  return /^-?\d{1,3}(\.\d{3})+(,\d*)?$|^[^.]*$/.test(bare) ? bare.replaceAll('.', '').replace(',', '.') : bare.replace(/[.,]/, 'x');
}

function numberIn(text: string, decimal: CellFormat['decimal']): number | null {
  const grouped = plainNumber(text, decimal).replaceAll(/[\s\u00a0\u202f'’]/gu, '');
  const plain = decimal === '.' && /^-?\d{1,3}(,\d{3})+(\.\d*)?$/.test(grouped) ? grouped.replaceAll(',', '') : grouped;
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}

const found = <T extends string | number | boolean>(value: T | null | undefined, message: string): ReadCell =>
  value === null || value === undefined ? { message } : { value };

function booleanIn(text: string): boolean | null {
  const word = text.toLowerCase();
  if (TRUE.has(word)) return true;
  return FALSE.has(word) ? false : null;
}

const DAY_FORMS = { ymd: '2026-01-31', dmy: '31.01.2026', mdy: '01/31/2026' } as const;

/**
 * Reads a cell that isn't empty.
 * @param currency of the record, for amounts that have none of their own
 */
export function readCell(column: ImportColumn, text: string, format: CellFormat, currency: string): ReadCell {
  switch (column.type) {
    case 'text':
      return { value: text };
    case 'choice':
      return { value: column.words?.[text.toLowerCase()] ?? text };
    case 'boolean':
      return found(booleanIn(text), 'Must be yes or no, true or false, 1 or 0');
    case 'number':
      return found(numberIn(text, format.decimal), 'Must be a number');
    case 'integer': {
      const number = numberIn(text, format.decimal);
      return found(Number.isSafeInteger(number) ? number : null, 'Must be a whole number');
    }
    case 'money': {
      const own = column.currency ?? currency;
      return found(parseMoney(plainNumber(text, format.decimal), own), `Must be an amount with at most ${minorDigits(own)} decimals`);
    }
    case 'day':
      return found(dayIn(text, format.days), `Must be a day, such as ${DAY_FORMS[format.days]}`);
    case 'instant':
      return found(instantIn(text, format), `Must be a day or a time, such as ${DAY_FORMS[format.days]} 14:30`);
  }
}
