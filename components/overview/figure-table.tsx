import type { ReactNode } from 'react';
import { cx } from '@/components/ui/cx';

export interface FigureColumn {
  id: string;
  label: ReactNode;
  /** Figures stand on the right. */
  isFigure?: boolean;
  /** A box or an icon: as narrow as that, and in the middle of its row. */
  isNarrow?: boolean;
}

export interface FigureRow {
  id: string;
  /** One for each column, in their order. */
  cells: readonly ReactNode[];
}

interface FigureTableProps {
  label: string;
  columns: readonly FigureColumn[];
  rows: readonly FigureRow[];
}

const cell = 'border-b border-grid py-1.5 pr-2 first:pl-card last:pr-card';

/** A widget's few rows of figures; what is wider than the widget scrolls. */
export function FigureTable({ label, columns, rows }: FigureTableProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a region would repeat the panel's
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keys
    <div role="group" aria-label={label} tabIndex={0} className="overflow-x-auto">
      <table className="w-full">
        <thead className="text-sm text-ink-2">
          <tr>
            {columns.map(({ id, label: words, isFigure, isNarrow }) => (
              <th
                key={id}
                scope="col"
                className={cx(cell, 'font-normal whitespace-nowrap', isFigure ? 'text-right' : 'text-left', isNarrow && 'w-px')}
              >
                {words}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, cells }) => (
            <tr key={id} className="last:*:border-b-0">
              {columns.map((column, index) => (
                <td
                  key={column.id}
                  className={cx(cell, column.isNarrow ? 'align-middle' : 'align-baseline', column.isFigure && 'text-right whitespace-nowrap')}
                >
                  {cells[index]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
