import {
  type Condition,
  conditionProblem,
  type Filter,
  type FilterProblem,
  MAX_CONDITIONS,
  MAX_TEXT,
  NO_FILTER,
  OPERATORS,
  sameFilter,
} from '@/lib/kit/filter';
import { type Column, findColumn, type Sort, type TableSpec } from '@/lib/kit/table-spec';
import { defaultState, sameColumns, sameSort, type TableState } from '@/lib/kit/table-state';

/*
 * f=1!mrr~gte~3500!type~in~company~region   filter, led by the version of the notation
 * s=mrr~desc   c=name~type~mrr   p=cursor   view=id
 * `*` escapes, because ~ and ! may occur in values; all three stay readable in an address.
 */
const VERSION = '1';
const ESCAPES: readonly string[] = ['*', '~', '!'];
const MAX_PARAM = 8000;

export interface StateWarning {
  problem: FilterProblem | 'unknown_version' | 'bad_sort';
  /** The part of the address that was dropped. */
  detail: string;
}

type StateSpec = Pick<TableSpec, 'columns' | 'defaultSort' | 'defaultFilter'>;

const escapeToken = (token: string) => token.replace(/[*~!]/g, (char) => `*${ESCAPES.indexOf(char)}`);
const unescapeToken = (token: string) => token.replace(/\*([012])/g, (_, index: string) => ESCAPES[Number(index)] ?? '');
const joinTokens = (tokens: readonly string[]) => tokens.map(escapeToken).join('~');
const splitTokens = (text: string) => text.split('~').map(unescapeToken);

function conditionText({ column, op, value }: Condition): string {
  const values = value === null ? [] : Array.isArray(value) ? value : [value];
  return joinTokens([column, op, ...values.map(String)]);
}

const isFigure = (column: Column, op: string) => op === 'last' || op === 'next' || OPERATORS[column.kind].includes('gte');

/** One value as its type: '12' of a figure is 12, 'true' of a boolean is true, '' and '0x1' are no figures. */
function parseValue(column: Column, op: string, token: string): unknown {
  if (column.kind === 'boolean') return token === 'true' ? true : token === 'false' ? false : token;
  return isFigure(column, op) && /^-?\d+(\.\d+)?(e[+-]?\d+)?$/.test(token) ? Number(token) : token;
}

function parseCondition(spec: StateSpec, text: string): Condition | FilterProblem {
  const [id = '', op = '', ...tokens] = splitTokens(text);
  const column = findColumn(spec, id);
  if (column === undefined) return 'unknown_column';
  const values = tokens.map((token) => parseValue(column, op, token));
  const value = values.length === 0 ? null : op === 'in' || op === 'between' ? values : values[0];
  if (tokens.length > 1 && value === values[0]) return 'bad_value';
  return conditionProblem(spec, { column: id, op, value }) ?? ({ column: id, op, value } as Condition);
}

/** A filter as one short parameter value. */
export function encodeFilter(filter: Filter): string {
  return [VERSION, ...filter.all.map(conditionText)].join('!');
}

/** The reverse. Never throws: what the table doesn't know is left out and told in `warnings`. */
export function decodeFilter(spec: StateSpec, text: string, warnings: StateWarning[]): Filter {
  const [version, ...parts] = text.split('!');
  if (version !== VERSION || text.length > MAX_PARAM) {
    const problem = version === VERSION ? 'too_many' : 'unknown_version';
    warnings.push({ problem, detail: text.slice(0, MAX_TEXT) });
    return NO_FILTER;
  }
  const all: Condition[] = [];
  for (const detail of parts) {
    const parsed = all.length === MAX_CONDITIONS ? 'too_many' : parseCondition(spec, detail);
    if (typeof parsed === 'string') warnings.push({ problem: parsed, detail });
    else all.push(parsed);
  }
  return { all };
}

function decodeSort(spec: StateSpec, text: string, warnings: StateWarning[]): Sort | null {
  const [column = '', direction = ''] = splitTokens(text);
  if (findColumn(spec, column)?.sortable && (direction === 'asc' || direction === 'desc')) return { column, direction };
  warnings.push({ problem: 'bad_sort', detail: text });
  return null;
}

function decodeColumns(spec: StateSpec, text: string, warnings: StateWarning[]): string[] {
  const ids = [...new Set(splitTokens(text))];
  const known = ids.filter((id) => findColumn(spec, id));
  for (const id of ids) if (!known.includes(id)) warnings.push({ problem: 'unknown_column', detail: id });
  return known;
}

/** The table's parameters of an address: only what differs from `base` (the saved view, or the default). */
export function encodeState(spec: StateSpec, state: TableState, base = defaultState(spec)): Record<string, string> {
  const params: Record<string, string> = {};
  if (state.view !== null) params.view = state.view;
  if (!sameFilter(state.filter, base.filter)) params.f = encodeFilter(state.filter);
  if (!sameSort(state.sort, base.sort)) params.s = joinTokens([state.sort.column, state.sort.direction]);
  if (!sameColumns(state.columns, base.columns)) params.c = joinTokens(state.columns);
  if (state.cursor !== null) params.p = state.cursor;
  return params;
}

/** Reads an address's parameters over `base`. Never throws; the warnings say what was dropped. */
export function decodeState(
  spec: StateSpec,
  params: Readonly<Record<string, string | readonly string[] | undefined>>,
  base = defaultState(spec),
): { state: TableState; warnings: StateWarning[] } {
  const warnings: StateWarning[] = [];
  const read = (name: string) => [params[name]].flat()[0] || undefined;
  const [view, f, s, c, p] = ['view', 'f', 's', 'c', 'p'].map(read);
  const columns = c === undefined ? [] : decodeColumns(spec, c, warnings);
  const state = {
    filter: f === undefined ? base.filter : decodeFilter(spec, f, warnings),
    sort: (s === undefined ? null : decodeSort(spec, s, warnings)) ?? base.sort,
    columns: columns.length === 0 ? base.columns : columns,
    cursor: p ?? null,
    view: view ?? base.view,
  };
  return { state, warnings };
}

/** Which rows a list holds, in which order, as one parameter of another page: `mrr~desc!1!type~is~region`. */
export function encodeList({ filter, sort }: Pick<TableState, 'filter' | 'sort'>): string {
  return `${joinTokens([sort.column, sort.direction])}!${encodeFilter(filter)}`;
}

/** The reverse; undefined for what is not wholly a list of this table. */
export function decodeList(spec: StateSpec, text: string): Pick<TableState, 'filter' | 'sort'> | undefined {
  const warnings: StateWarning[] = [];
  const [order = '', ...conditions] = text.split('!');
  const sort = decodeSort(spec, order, warnings);
  const filter = decodeFilter(spec, conditions.join('!'), warnings);
  return sort !== null && warnings.length === 0 ? { filter, sort } : undefined;
}

/** `path` with parameters; ~ ! * stay as they are, so that a shared link can be read. */
export function hrefWith(path: string, params: Readonly<Record<string, string>>): string {
  const query = Object.entries(params).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return query.length === 0 ? path : `${path}?${query.join('&')}`;
}
