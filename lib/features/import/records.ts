import type { FieldError } from '@/lib/core/errors';
import type { CsvRecord } from '@/lib/kit/csv-reader';
import { type CellFormat, plainCell, readCell } from './cells';
import type { ImportColumn } from './table';

/** A row of the file, as a spreadsheet counts: the header is row 1. */
export interface FileRow extends CsvRecord {
  row: number;
}

/** What is wrong with a row, and in which column of the file, from 0; null: with the row as a whole. */
export interface RowFault {
  row: number;
  column: number | null;
  code: string;
  message: string;
}

/** Where each column of the file goes, and how to read it. */
export interface Reading {
  /** One for each column of the file; null is left out. */
  columns: readonly (ImportColumn | null)[];
  parts: readonly string[];
  format: CellFormat;
  /** Whether an empty cell clears what is stored, instead of keeping it. */
  clears: boolean;
}

/** A record as its API takes it, made of one or several rows. */
export interface ReadRecord {
  /** As written; empty when there is none. */
  id: string;
  rows: readonly FileRow[];
  record: Record<string, unknown>;
  faults: RowFault[];
}

type Fields = Record<string, unknown>;

const ATTRIBUTES = 'attributes.';

const columnOf = ({ columns }: Reading, id: string) => columns.findIndex((column) => column?.id === id);
const cellIn = (row: FileRow, index: number) => plainCell(row.cells[index] ?? '');
const fault = (row: FileRow, column: number | null, code: string, message: string): RowFault => ({ row: row.row, column, code, message });

/** The id that a row names; null when the row can't be read as far as that. */
export function idOf(row: FileRow, reading: Reading): string | null {
  return row.fault === null && row.cells.length === reading.columns.length ? cellIn(row, columnOf(reading, 'id')) : null;
}

/** Whether a row holds nothing at all. */
export const isBlank = ({ cells, fault }: FileRow): boolean => fault === null && cells.every((cell) => cell.trim() === '');

/** Whether a row goes on with the record that begins with `first`. */
export function goesOn(first: FileRow, row: FileRow, reading: Reading): boolean {
  if (reading.parts.length === 0) return false;
  const id = idOf(row, reading);
  // What can't be read may belong to the record that it stands in: that is refused rather than taken in part.
  return id === null || id === '' || id === idOf(first, reading);
}

function shapeFault(row: FileRow, { columns }: Reading): RowFault | null {
  if (row.fault !== null) return fault(row, null, 'quote', 'Something stands between a closing quote and the next delimiter');
  const [has, needs] = [row.cells.length, columns.length];
  return has === needs ? null : fault(row, null, 'columns', `The row has ${has} cells, the header has ${needs}`);
}

/** The cells of a row that belong to the record itself, or to one of its parts, as fields. */
function fieldsOf(row: FileRow, part: string | undefined, currency: string, reading: Reading, faults: RowFault[]): Fields {
  const fields: Fields = {};
  for (const [index, column] of reading.columns.entries()) {
    if (!column || column.part !== part) continue;
    const text = cellIn(row, index);
    if (text === '') {
      if (column.otherwise !== undefined) fields[column.id] = column.otherwise;
      else if (column.required) faults.push(fault(row, index, 'required', 'Must not be empty'));
      else if (reading.clears) fields[column.id] = null;
      continue;
    }
    const read = readCell(column, text, reading.format, currency);
    if ('value' in read) fields[column.id] = column.id === 'currency' ? currency : read.value;
    else faults.push(fault(row, index, column.type, read.message));
  }
  return fields;
}

const isFilled = (row: FileRow, part: string, { columns }: Reading) =>
  columns.some((column, index) => column?.part === part && cellIn(row, index) !== '');

/** Further rows of a record may leave its own fields empty, but not contradict them. */
function contradictions([first, ...others]: readonly FileRow[], { columns }: Reading): RowFault[] {
  if (!first) return [];
  return others.flatMap((row) =>
    columns.flatMap((column, index) => {
      if (!column || column.part !== undefined) return [];
      const text = cellIn(row, index);
      if (text === '' || text === cellIn(first, index)) return [];
      return fault(row, index, 'contradiction', `Row ${first.row} of the same record says otherwise`);
    }),
  );
}

/** Fields by their paths as an object: attributes stand in one of their own, and parts without their list's name. */
function nested(fields: Fields, part?: string): Fields {
  const record: Fields = {};
  const attributes: Fields = {};
  for (const [id, value] of Object.entries(fields)) {
    if (part !== undefined) record[id.slice(part.length + 1)] = value;
    else if (id.startsWith(ATTRIBUTES)) attributes[id.slice(ATTRIBUTES.length)] = value;
    else record[id] = value;
  }
  return Object.keys(attributes).length > 0 ? { ...record, attributes } : record;
}

/** Makes one record of its rows; faults name the cells that can't be read. */
export function readRecord(rows: readonly FileRow[], reading: Reading): ReadRecord {
  const [first] = rows;
  const faults = rows.flatMap((row) => shapeFault(row, reading) ?? []);
  if (!first || faults.length > 0) return { id: (first && idOf(first, reading)) ?? '', rows, record: {}, faults };
  faults.push(...contradictions(rows, reading));
  const currency = cellIn(first, columnOf(reading, 'currency')).toUpperCase();
  const record = nested(fieldsOf(first, undefined, currency, reading, faults));
  for (const part of reading.parts) {
    if (!reading.columns.some((column) => column?.part === part)) continue;
    record[part] = rows.filter((row) => isFilled(row, part, reading)).map((row) => nested(fieldsOf(row, part, currency, reading, faults), part));
  }
  return { id: cellIn(first, columnOf(reading, 'id')), rows, record, faults };
}

/** Where the fault that the API names stands in the file: its path is `lines.2.amount`, `attributes.seats` or `name`. */
export function placeFault({ rows }: ReadRecord, { path, code, message }: FieldError, reading: Reading): RowFault | null {
  const [first] = rows;
  if (!first) return null;
  const [part = '', index, field] = path.split('.');
  const isPart = reading.parts.includes(part);
  const row = isPart && index !== undefined ? rows.filter((one) => isFilled(one, part, reading))[Number(index)] : first;
  const column = columnOf(reading, isPart ? `${part}.${field}` : path);
  return fault(row ?? first, column < 0 ? null : column, code, column < 0 && !isPart && path !== '' ? `${path}: ${message}` : message);
}
