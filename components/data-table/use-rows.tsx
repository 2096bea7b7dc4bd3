'use client';

import { type ColumnDef, useTable } from '@tanstack/react-table';
import { useMemo } from 'react';
import { Cell } from '@/components/data-table/cell';
import { type Features, features } from '@/components/data-table/features';
import type { ReaderFormat } from '@/lib/kit/cell-text';
import { cellValue, columnName, rowHref, type TableSpec } from '@/lib/kit/table-spec';
import { shownColumns } from '@/lib/kit/table-state';

interface RowsInput<Row extends object> {
  spec: TableSpec<Row>;
  rows: readonly Row[];
  /** Ids of the columns shown, in order. */
  columns: readonly string[];
  /** Parameters that each row's address gets. */
  rowParams?: Readonly<Record<string, string>>;
  /** The table's own address. */
  here: string;
  format: ReaderFormat;
}

/** The rows with their drawn cells and the selection, which lives as long as the table is on screen. */
export function useRows<Row extends object>({ spec, rows, columns, rowParams, here, format }: RowsInput<Row>) {
  const data = useMemo(() => [...rows], [rows]);
  const definitions = useMemo<ColumnDef<Features, Row>[]>(
    () =>
      shownColumns(spec, { columns }).map((column) => ({
        id: column.id,
        accessorFn: (row) => cellValue(row, column),
        header: columnName(column, format.word),
        cell: ({ row, getValue }) => <Cell column={column} value={getValue()} href={rowHref(spec, row.original, rowParams, here)} format={format} />,
      })),
    [spec, columns, rowParams, here, format],
  );
  return useTable({
    features,
    data,
    columns: definitions,
    getRowId: (row) => String(row[spec.rowKey]),
  });
}
