import * as z from 'zod';
import { EmailAddress } from '@/lib/features/member/contract';
import { MOST_MONEY } from '@/lib/kit/money';
import { wordedText } from '@/lib/kit/plain-text';
import type { CollectionColumn } from './contract';

/** A value of a row: what its column's kind holds; amounts in minor units. */
export type CellValue = string | number | boolean;
export type RowValues = Readonly<Record<string, CellValue | null>>;

const MOST_TEXT = 2000;
/** Of the key: as long as an id may be. */
const MOST_KEY = 255;

function valueSchema({ kind, options = [] }: CollectionColumn, isKey: boolean): z.ZodType<CellValue, unknown> {
  switch (kind) {
    case 'text':
      return wordedText(isKey ? MOST_KEY : MOST_TEXT);
    case 'number':
      return z.number();
    case 'date':
      return z.iso.date().refine((day) => day >= '1900-01-01', 'The year must be 1900 to 9999');
    case 'list':
      return z.string().refine((value) => options.includes(value), 'This is none of the choices');
    case 'currency':
      return z.int().min(-MOST_MONEY).max(MOST_MONEY);
    case 'person':
      return EmailAddress;
    case 'checkbox':
      return z.boolean();
  }
}

/** What a row of these columns may hold, by column id; the first column names it and can't be empty. */
export function rowSchema(columns: readonly CollectionColumn[]): z.ZodType<RowValues, unknown> {
  const shape = columns.map((column, index) => [column.id, index === 0 ? valueSchema(column, true) : valueSchema(column, false).nullish()]);
  return z.strictObject(Object.fromEntries(shape)) as unknown as z.ZodType<RowValues, unknown>;
}

/** The text by which a row is told from others. */
export function rowKey(columns: readonly CollectionColumn[], values: RowValues): string {
  return String(values[columns[0]?.id ?? ''] ?? '');
}
