import { type Filter, NO_FILTER, sameFilter } from '@/lib/kit/filter';
import { type Column, defaultColumns, findColumn, type Sort, type TableSpec } from '@/lib/kit/table-spec';

/** What a reader sees of a table, all of it in the address. */
export interface TableState {
  filter: Filter;
  sort: Sort;
  /** Ids of the columns shown, in their order. */
  columns: readonly string[];
  /** Opaque start of the page; null is the first page. */
  cursor: string | null;
  /** Id of the saved view that the state starts from. */
  view: string | null;
}

/** What a saved view keeps. */
export type TableView = Pick<TableState, 'filter' | 'sort' | 'columns'>;

type StateSpec = Pick<TableSpec, 'columns' | 'defaultSort' | 'defaultFilter'>;

/** The state of a table nobody has touched. */
export function defaultState(spec: StateSpec): TableState {
  return { filter: spec.defaultFilter ?? NO_FILTER, sort: spec.defaultSort, columns: defaultColumns(spec), cursor: null, view: null };
}

/** A change by the reader; any change but of the columns begins at the first page again. */
export function changeState(state: TableState, change: Partial<TableView>): TableState {
  const cursor = change.filter || change.sort ? null : state.cursor;
  return { ...state, ...change, cursor };
}

export function sameSort(a: Sort, b: Sort): boolean {
  return a.column === b.column && a.direction === b.direction;
}

export function sameColumns(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, index) => id === b[index]);
}

/** Whether two views show the same. */
export function sameView(a: TableView, b: TableView): boolean {
  return sameFilter(a.filter, b.filter) && sameSort(a.sort, b.sort) && sameColumns(a.columns, b.columns);
}

/** The columns shown, as the state orders them. */
export function shownColumns(spec: { columns: readonly Column[] }, state: Pick<TableState, 'columns'>): Column[] {
  return state.columns.flatMap((id) => findColumn(spec, id) ?? []);
}
