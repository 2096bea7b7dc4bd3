import type { Filter } from '@/lib/kit/filter';
import { namedColumn } from '@/lib/kit/named-column';

/** What a cell of each kind holds in a row; null is "unknown" and shown as an em dash. */
export interface CellValues {
  text: string;
  number: number;
  integer: number;
  /** A share: 0.42 is shown as 42 %. */
  percent: number;
  /** Integer milliseconds. */
  duration: number;
  /** An amount in its own currency. */
  money: MoneyValue;
  /** Coloured words. */
  tags: readonly TagValue[];
  /** A calendar day, YYYY-MM-DD. */
  date: string;
  /** An instant, ISO 8601 with offset. */
  datetime: string;
  enum: string;
  person: PersonValue;
  boolean: boolean;
  band: BandValue;
  link: string;
  /** Words that lead out of the product. */
  web: WebLink;
  /** Oldest first; null is a gap. */
  sparkline: readonly (number | null)[];
}

export interface PersonValue {
  id: string;
  name: string;
}

export interface MoneyValue {
  /** Minor units of the currency. */
  amount: number;
  currency: string;
}

export interface TagValue {
  id: string;
  name: string;
  /** A name of the palette. */
  colour: string;
}

export interface WebLink {
  text: string;
  /** Drawn as a link if it is a web address. */
  href: string | null;
}

export interface BandValue {
  band: 'good' | 'average' | 'poor' | 'unknown';
  score: number | null;
}

export type ColumnKind = keyof CellValues;
export type Direction = 'asc' | 'desc';

export interface EnumOption {
  value: string;
  /** Message key of the word shown for the value. */
  label: string;
  /** Of a value that is good or bad news: it is drawn as a badge. */
  tone?: BandValue['band'];
}

/** One column as data. Specs hold no functions, so a server component can hand one to the client. */
export interface Column<Id extends string = string> {
  id: Id;
  /** Message key. */
  header: string;
  /** The organization's own word for it, in place of the header. */
  label?: string;
  kind: ColumnKind;
  /** The row's property that holds the cell's value. */
  path: string;
  sortable?: boolean;
  filterable?: boolean;
  /** Shown before the reader chooses; true unless said otherwise. */
  defaultVisible?: boolean;
  /** Pixels; a column without one shares the space left over. */
  width?: number;
  /** Of an enum whose values the product fixes; others, and columns of other kinds, get their choices with the page. */
  options?: readonly EnumOption[];
}

export interface Sort<Id extends string = string> {
  column: Id;
  direction: Direction;
}

/** One table: cells, filters, sort, URL state, column chooser, saved views and CSV all follow from it. */
export interface TableSpec<Row = object, Id extends string = string> {
  id: string;
  columns: readonly Column<Id>[];
  /** Whether accounts' attributes are columns beside these, by ids that say where their values stand. */
  attributes?: true;
  defaultSort: Sort<Id>;
  /** Conditions in force before the reader chooses; none unless said otherwise. */
  defaultFilter?: Filter;
  /** The row's property that names it, unique within the table. */
  rowKey: keyof Row & string;
  /** Where a row opens: a path with `{property}` places, filled in percent-encoded; `?open=note:{key}` opens it over the table. */
  rowHref?: string;
}

type PathOf<Row, Value> = {
  [Key in keyof Row & string]: Row[Key] extends Value | null | undefined ? Key : never;
}[keyof Row & string];

type ColumnOf<Row> = {
  [Kind in ColumnKind]: Column & { kind: Kind; path: PathOf<Row, CellValues[Kind]> };
}[ColumnKind];

/**
 * Declares a table over a row type: `defineTable<AccountRow>()({ … })`. Each path must hold the value
 * of its column's kind. Throws at import when an id is repeated or the default sort isn't sortable.
 */
export function defineTable<Row extends object>() {
  return <const Columns extends readonly ColumnOf<Row>[]>(
    spec: Omit<TableSpec<Row, Columns[number]['id']>, 'columns'> & { columns: Columns },
  ): TableSpec<Row, Columns[number]['id']> => {
    const ids = new Set(spec.columns.map((column) => column.id));
    if (ids.size !== spec.columns.length) throw new Error(`Table ${spec.id} repeats a column id`);
    if (!findColumn(spec, spec.defaultSort.column)?.sortable) {
      throw new Error(`Table ${spec.id} sorts by default on a column that isn't sortable`);
    }
    return spec;
  };
}

/** What a column is called. */
export function columnName({ label, header }: Pick<Column, 'label' | 'header'>, word: (key: string) => string): string {
  return label ?? word(header);
}

/** The column of an id; of a table with attributes, also that of one whose definition isn't at hand. */
export function findColumn<Id extends string>(spec: { columns: readonly Column<Id>[]; attributes?: true }, id: string): Column<Id> | undefined {
  const named = () => (spec.attributes ? (namedColumn(id) as Column<Id> | undefined) : undefined);
  return spec.columns.find((column) => column.id === id) ?? named();
}

/** Ids of the columns shown before the reader chooses, in the spec's order. */
export function defaultColumns<Id extends string>(spec: { columns: readonly Column<Id>[] }): Id[] {
  return spec.columns.filter((column) => column.defaultVisible !== false).map((column) => column.id);
}

const RIGHT_ALIGNED: ReadonlySet<ColumnKind> = new Set(['number', 'integer', 'percent', 'duration', 'money', 'date', 'datetime']);

/** Figures and dates stand right, so that their digits line up. */
export function isRightAligned(column: Column): boolean {
  return RIGHT_ALIGNED.has(column.kind);
}

/** The cell's value, or null when the row has none. */
export function cellValue(row: object, column: Pick<Column, 'path'>): unknown {
  return (row as Record<string, unknown>)[column.path] ?? null;
}

/**
 * The row's address with parameters of the table's, or null for tables whose rows don't open.
 * @param here the table's own address, which a row that opens over it keeps
 */
export function rowHref(spec: { rowHref?: string }, row: object, params: Readonly<Record<string, string>> = {}, here = ''): string | null {
  if (spec.rowHref === undefined) return null;
  const isOver = spec.rowHref.startsWith('?');
  const template = isOver ? `${here}${here.includes('?') ? '&' : '?'}${spec.rowHref.slice(1)}` : spec.rowHref;
  const path = template.replace(/\{(\w+)\}/g, (_, property: string) => encodeURIComponent(String(cellValue(row, { path: property }))));
  return Object.entries(params).reduce((href, [name, value]) => `${href}${href.includes('?') ? '&' : '?'}${name}=${encodeURIComponent(value)}`, path);
}
