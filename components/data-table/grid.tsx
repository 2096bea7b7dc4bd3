'use client';

import type { ReactTable } from '@tanstack/react-table';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import type { Features } from '@/components/data-table/features';
import { GridHead } from '@/components/data-table/grid-head';
import { useRowKeys } from '@/components/data-table/use-row-keys';
import type { TableAddress } from '@/components/data-table/use-table-address';
import { Checkbox } from '@/components/ui/checkbox';
import { cx } from '@/components/ui/cx';
import { type Column, cellValue, isRightAligned } from '@/lib/kit/table-spec';

/** Pixels of a column that has no width of its own, at least. */
const ROOM = 176;
/** What a kind takes whatever it holds: "Nov 21, 2026, 03:27 PM". */
const KIND_WIDTHS: Readonly<Partial<Record<Column['kind'], number>>> = { datetime: 164 };

const widthOf = ({ kind, width }: Column) => width ?? KIND_WIDTHS[kind];
const SELECT_WIDTH = 44;

/** What a box before each row shows and does; x does it by keys. */
export interface RowMark<Row> {
  /** Names the column for assistive technology. */
  title: string;
  cell: (row: Row) => ReactNode;
}

interface GridProps<Row extends object> {
  table: ReactTable<Features, Row>;
  columns: readonly Column[];
  /** Draws a cell. Being no component of its own, it keeps what it drew, and the focus in it, when the page is drawn anew. */
  cell: (row: Row, column: Column) => ReactNode;
  label: string;
  selectable: boolean;
  mark?: RowMark<Row>;
  address: TableAddress;
}

/** The table itself: head and first column stay in view, the rest scrolls. */
export function Grid<Row extends object>({ table, columns, cell, label, selectable, mark, address }: GridProps<Row>) {
  const rowKeys = useRowKeys();
  const leads = selectable || mark !== undefined;
  const width = columns.reduce((sum, column) => sum + (widthOf(column) ?? ROOM), leads ? SELECT_WIDTH : 0);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a region would repeat the panel's
    <div
      role="group"
      data-table
      {...rowKeys}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keys
      tabIndex={0}
      aria-label={label}
      aria-busy={address.pending}
      className="max-h-[calc(100dvh-var(--topbar)-16px)] overflow-auto focus-visible:shadow-[inset_0_0_0_2px_var(--accent)]"
    >
      <table className="w-full table-fixed border-separate border-spacing-0" style={{ minWidth: width }}>
        <colgroup>
          {leads && <col style={{ width: SELECT_WIDTH }} />}
          {columns.map((column) => (
            <col key={column.id} style={{ width: widthOf(column) }} />
          ))}
        </colgroup>
        <GridHead table={table} columns={columns} selectable={selectable} mark={mark?.title} address={address} />
        <tbody>
          {table.getRowModel().rows.map((row) => (
            <GridRow key={row.id} row={row} columns={columns} cell={cell} selectable={selectable} mark={mark} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type TableRow<Row extends object> = ReturnType<ReactTable<Features, Row>['getRowModel']>['rows'][number];

interface GridRowProps<Row extends object> extends Pick<GridProps<Row>, 'columns' | 'cell' | 'selectable' | 'mark'> {
  row: TableRow<Row>;
}

const cellClass =
  'h-row overflow-hidden border-b border-grid px-2 py-0.75 text-ellipsis whitespace-nowrap first:pl-card last:pr-card ' +
  'group-last:border-b-0 bg-surface group-hover:bg-hover group-data-selected:bg-accent-soft phone:h-11';

function GridRow<Row extends object>({ row, columns, cell, selectable, mark }: GridRowProps<Row>) {
  const t = useTranslations('table');
  const [first] = columns;
  const name = first ? String(cellValue(row.original, first)) : row.id;
  return (
    <tr tabIndex={-1} data-selected={row.getIsSelected() || undefined} className="group focus-visible:shadow-none">
      {selectable && (
        <td className={cx(cellClass, 'sticky left-0 z-1')}>
          <Checkbox
            aria-label={t('selection.row', { name })}
            checked={row.getIsSelected()}
            onChange={() => undefined}
            onClick={row.getToggleSelectedHandler()}
          />
        </td>
      )}
      {mark && <td className={cx(cellClass, 'sticky left-0 z-1')}>{mark.cell(row.original)}</td>}
      {columns.map((column, index) => (
        <td
          key={column.id}
          className={cx(
            cellClass,
            isRightAligned(column) && 'text-right',
            index === 0 && 'sticky z-1',
            index === 0 && (selectable || mark ? 'left-11' : 'left-0'),
          )}
        >
          {cell(row.original, column)}
        </td>
      ))}
    </tr>
  );
}
