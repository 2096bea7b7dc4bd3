import type { Caller } from '@/lib/core/actor';
import { invoke } from '@/lib/core/operation';
import { listAccountChoices, listAccounts } from '@/lib/features/account/queries';
import { type AccountListRow, accountTable } from '@/lib/features/account/table';
import { listAttributes } from '@/lib/features/attribute/queries';
import { listViews } from '@/lib/features/view/queries';
import type { AttributeDefinition } from '@/lib/kit/attribute';
import { withAttributeColumns } from '@/lib/kit/attribute-column';
import type { TableSpec } from '@/lib/kit/table-spec';
import { defaultState, type TableState } from '@/lib/kit/table-state';
import { decodeState, type StateWarning } from '@/lib/kit/url-codec';
import { viewState } from '@/lib/kit/view-text';

export type SearchParams = Readonly<Record<string, string | string[] | undefined>>;

export interface ListAddress {
  state: TableState;
  /** What the address means without its own filter, sort and columns. */
  base: TableState;
  warnings: StateWarning[];
}

/** The list's table with the organization's attributes as columns. */
export function tableWith(attributes: readonly AttributeDefinition[]) {
  return withAttributeColumns<TableSpec<AccountListRow>>(accountTable, attributes);
}

/** The same, read for a page that needs no more of the attributes. */
export async function readTable(caller: Caller) {
  return tableWith(await invoke(listAttributes, caller, {}));
}

/** What an address of the list shows; a view that the reader can't see is as if it weren't named. */
export async function readAddress(caller: Caller, params: SearchParams) {
  const views = await invoke(listViews, caller, { tableId: accountTable.id });
  const open = views.find((view) => view.id === params.view);
  const base = open ? viewState(accountTable, open.id, open.state) : defaultState(accountTable);
  const { state, warnings } = decodeState(accountTable, { ...params, view: open?.id }, base);
  return { views, address: { state, base, warnings } satisfies ListAddress };
}

/** The rows of an address and what its filters may choose from. */
export async function readList(caller: Caller, { filter, sort, cursor }: TableState) {
  const [list, choices] = await Promise.all([invoke(listAccounts, caller, { filter, sort, cursor }), invoke(listAccountChoices, caller, {})]);
  return { list: { ...list, rows: list.rows.map((row) => ({ ...row, ...row.attributes })) }, choices };
}
