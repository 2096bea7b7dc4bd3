'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import { type BulkAction, BulkBar } from '@/components/data-table/bulk-bar';
import { Cell } from '@/components/data-table/cell';
import { ColumnChooser } from '@/components/data-table/column-chooser';
import { FilterBar } from '@/components/data-table/filter-bar';
import type { ColumnChoices } from '@/components/data-table/filter-editor';
import { Grid, type RowMark } from '@/components/data-table/grid';
import { Pager, type PageWindow } from '@/components/data-table/pager';
import { useReaderFormat } from '@/components/data-table/use-reader-format';
import { useRows } from '@/components/data-table/use-rows';
import { type TablePlace, useTableAddress } from '@/components/data-table/use-table-address';
import { PanelNoMatch } from '@/components/panel/panel-states';
import { NO_FILTER, sameFilter } from '@/lib/kit/filter';
import { type Column, cellValue, rowHref, type TableSpec } from '@/lib/kit/table-spec';
import { shownColumns, type TableState } from '@/lib/kit/table-state';

export interface DataTableProps<Row extends object> {
  spec: TableSpec<Row>;
  /** What the table holds, for assistive technology. */
  label: string;
  rows: readonly Row[];
  page: PageWindow;
  state: TableState;
  /** What a bare address means: the default, or the saved view that is open. */
  base: TableState;
  place: TablePlace;
  /** Parameters that each row's address gets: the list it was opened from. */
  rowParams?: Readonly<Record<string, string>>;
  /** People and other choices for the filters, by column id. */
  choices?: ColumnChoices;
  /** Without any, rows can't be selected. */
  bulk?: readonly BulkAction[];
  /** A box before each row that does something with it at once; such rows can't be selected. */
  mark?: RowMark<Row>;
  /** Parts of the address that this table doesn't know. */
  dropped?: number;
  /** Stands right of the filters: freshness, density. */
  aside?: ReactNode;
  /** Drawn when there are no rows and the reader chose no filter. */
  empty: ReactNode;
}

const NO_CHOICES: ColumnChoices = {};

/** A table drawn from its spec: filters, gear, rows with keys and selection, pages. Its state is the address. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { spec, label, rows, page, base, place, choices = NO_CHOICES, bulk = [], dropped = 0 } = props;
  const t = useTranslations('table');
  const format = useReaderFormat();
  const address = useTableAddress(spec, props.state, base, place);
  const { state } = address;
  const table = useRows({ spec, rows, columns: state.columns, format });
  const here = address.href({ cursor: state.cursor });
  const cell = (row: Row, column: Column) => (
    <Cell column={column} value={cellValue(row, column)} href={rowHref(spec, row, props.rowParams, here)} format={format} />
  );
  const columns = shownColumns(spec, state);
  return (
    <div>
      <div className="flex flex-wrap items-center gap-2 py-2.5">
        <FilterBar spec={spec} filter={state.filter} choices={choices} format={format} onChange={(filter) => address.go({ filter })} />
        <span className="ml-auto flex flex-wrap items-center gap-2">
          {props.aside}
          <ColumnChooser spec={spec} shown={state.columns} format={format} onChange={(columns) => address.go({ columns })} />
        </span>
      </div>
      {dropped > 0 && (
        <p role="status" className="pb-2 text-sm text-ink-2">
          {t('dropped', { count: dropped })}
        </p>
      )}
      <div className="relative overflow-hidden rounded-lg border border-line bg-surface">
        {address.pending && <span aria-hidden="true" className="absolute inset-x-0 top-0 z-4 h-0.5 appear-late bg-accent" />}
        <BulkBar
          keys={Object.keys(table.state.rowSelection)}
          actions={bulk}
          matches={table.getIsAllRowsSelected() && page.total !== rows.length ? page.total : null}
          onClear={() => table.resetRowSelection(true)}
        />
        {rows.length > 0 ? (
          <Grid table={table} columns={columns} cell={cell} label={label} selectable={bulk.length > 0} mark={props.mark} address={address} />
        ) : sameFilter(state.filter, spec.defaultFilter ?? NO_FILTER) ? (
          props.empty
        ) : (
          <PanelNoMatch clear={{ href: address.href({ filter: NO_FILTER }) }} />
        )}
        <Pager {...page} rows={rows.length} address={address} />
      </div>
    </div>
  );
}
