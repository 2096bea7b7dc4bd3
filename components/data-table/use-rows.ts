'use client';

import { type ColumnDef, useTable } from '@tanstack/react-table';
import { useMemo } from 'react';
import { type Features, features } from '@/components/data-table/features';
import type { ReaderFormat } from '@/lib/kit/cell-text';
import { cellValue, columnName, type TableSpec } from '@/lib/kit/table-spec';
import { shownColumns } from '@/lib/kit/table-state';

interface RowsInput<Row extends object> {
  spec: TableSpec<Row>;
  rows: readonly Row[];
  /** Ids of the columns shown, in order. */
  columns: readonly string[];
  format: ReaderFormat;
}

/** The rows and the selection, which lives as long as the table is on screen. */
export function useRows<Row extends object>({ spec, rows, columns, format }: RowsInput<Row>) {
  const data = useMemo(() => [...rows], [rows]);
  const definitions = useMemo<ColumnDef<Features, Row>[]>(
    () =>
      shownColumns(spec, { columns }).map((column) => ({
        id: column.id,
        accessorFn: (row) => cellValue(row, column),
        header: columnName(column, format.word),
      })),
    [spec, columns, format],
  );
  return useTable({
    features,
    data,
    columns: definitions,
    getRowId: (row) => String(row[spec.rowKey]),
  });
}
