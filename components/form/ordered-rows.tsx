'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import { IconButton } from '@/components/ui/button';

interface OrderedRowsProps<Row extends { row: string }> {
  rows: readonly Row[];
  onChange: (rows: readonly Row[]) => void;
  /** The row's fields. */
  children: (row: Row, change: (values: Partial<Row>) => void) => ReactNode;
  /** The first stays where it is. */
  firstFixed?: boolean;
}

function moved<Row>(rows: readonly Row[], from: number, to: number): readonly Row[] {
  const next = [...rows];
  const [one] = next.splice(from, 1);
  if (one) next.splice(to, 0, one);
  return next;
}

/** A list that people put in order: each row with its fields, moved up and down, taken away. */
export function OrderedRows<Row extends { row: string }>({ rows, onChange, children, firstFixed = false }: OrderedRowsProps<Row>) {
  const t = useTranslations('form');
  const first = firstFixed ? 1 : 0;
  const last = rows.length - 1;
  return (
    <ol className="grid gap-2">
      {rows.map((one, index) => (
        <li key={one.row} className="flex flex-wrap items-center gap-2">
          {children(one, (values) => onChange(rows.map((other) => (other.row === one.row ? { ...other, ...values } : other))))}
          <IconButton
            kind="quiet"
            icon="arrow-up"
            label={t('rows.up')}
            disabled={index <= first}
            onClick={() => onChange(moved(rows, index, index - 1))}
          />
          <IconButton
            kind="quiet"
            icon="arrow-down"
            label={t('rows.down')}
            disabled={index < first || index === last}
            onClick={() => onChange(moved(rows, index, index + 1))}
          />
          <IconButton
            kind="quiet"
            icon="trash"
            label={t('rows.remove')}
            disabled={index < first}
            onClick={() => onChange(rows.filter((other) => other.row !== one.row))}
          />
        </li>
      ))}
    </ol>
  );
}
