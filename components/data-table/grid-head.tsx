'use client';

import type { ReactTable } from '@tanstack/react-table';
import Link from 'next/link';
import type { MouseEvent, ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import type { Features } from '@/components/data-table/features';
import type { TableAddress } from '@/components/data-table/use-table-address';
import { Checkbox } from '@/components/ui/checkbox';
import { cx } from '@/components/ui/cx';
import { Icon } from '@/components/ui/icon';
import { type Column, isRightAligned, type Sort } from '@/lib/kit/table-spec';

interface GridHeadProps<Row extends object> {
  table: ReactTable<Features, Row>;
  columns: readonly Column[];
  selectable: boolean;
  /** Names the column of marks. */
  mark?: string;
  address: TableAddress;
}

const headClass =
  'sticky top-0 z-2 h-7 border-b border-line bg-surface px-2 text-left text-sm font-normal whitespace-nowrap text-ink-2 ' +
  'first:pl-card last:pr-card';

/** Column names; those that sort are links, so that a sort can be opened in a new tab. */
export function GridHead<Row extends object>({ table, columns, selectable, mark, address }: GridHeadProps<Row>) {
  const t = useTranslations('table');
  const { sort } = address.state;
  const headers = table.getHeaderGroups().flatMap((group) => group.headers);
  return (
    <thead>
      <tr>
        {selectable && (
          <th scope="col" className={cx(headClass, 'left-0 z-3')}>
            <Checkbox
              aria-label={t('selection.all')}
              checked={table.getIsAllRowsSelected()}
              mixed={table.getIsSomeRowsSelected()}
              onChange={table.getToggleAllRowsSelectedHandler()}
            />
          </th>
        )}
        {mark && (
          <th scope="col" className={cx(headClass, 'left-0 z-3')}>
            <span className="sr-only">{mark}</span>
          </th>
        )}
        {headers.map((header, index) => {
          const column = columns[index];
          if (column === undefined) return null;
          const direction = sort.column === column.id ? sort.direction : null;
          return (
            <th
              key={header.id}
              scope="col"
              aria-sort={direction === null ? undefined : direction === 'asc' ? 'ascending' : 'descending'}
              className={cx(
                headClass,
                isRightAligned(column) && 'text-right',
                index === 0 && 'z-3',
                index === 0 && (selectable || mark ? 'left-11' : 'left-0'),
              )}
            >
              <SortLink column={column} direction={direction} address={address}>
                <table.FlexRender header={header} />
              </SortLink>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

interface SortLinkProps {
  column: Column;
  direction: Sort['direction'] | null;
  address: TableAddress;
  children: ReactNode;
}

/** Words and names begin at A, figures and dates at the highest; a second click turns the order round. */
function SortLink({ column, direction, address, children }: SortLinkProps) {
  if (!column.sortable) return children;
  const first = isRightAligned(column) ? 'desc' : 'asc';
  const next = direction === null ? first : direction === 'asc' ? 'desc' : 'asc';
  const change = { sort: { column: column.id, direction: next } } as const;
  const open = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    address.go(change);
  };
  return (
    <Link
      href={address.href(change)}
      scroll={false}
      prefetch={false}
      onClick={open}
      className={cx('inline-flex h-6 items-center gap-0.5 hover:text-ink', direction !== null && 'font-medium text-ink')}
    >
      {children}
      {direction !== null && <Icon name={direction === 'asc' ? 'arrow-up' : 'arrow-down'} size={14} />}
    </Link>
  );
}
