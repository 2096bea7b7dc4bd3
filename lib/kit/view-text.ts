import type { TableSpec } from '@/lib/kit/table-spec';
import { defaultState, type TableState, type TableView } from '@/lib/kit/table-state';
import { decodeState, encodeState } from '@/lib/kit/url-codec';

type ViewSpec = Pick<TableSpec, 'columns' | 'defaultSort'>;

/** A view as it is stored: the table's parameters of an address. */
export function viewText(spec: ViewSpec, view: TableView): string {
  return new URLSearchParams(encodeState(spec, { ...view, cursor: null, view: null })).toString();
}

/** The state that an address means when it names only a stored view; what the table doesn't know any more is left out. */
export function viewState(spec: ViewSpec, id: string, text: string): TableState {
  const { state } = decodeState(spec, Object.fromEntries(new URLSearchParams(text)), defaultState(spec));
  return { ...state, cursor: null, view: id };
}
