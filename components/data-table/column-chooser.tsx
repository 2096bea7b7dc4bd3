'use client';

import { useTranslations } from 'use-intl/react';
import { Button, IconButton } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Popover } from '@/components/ui/popover';
import type { ReaderFormat } from '@/lib/kit/cell-text';
import { type Column, columnName, defaultColumns } from '@/lib/kit/table-spec';
import { sameColumns, shownColumns } from '@/lib/kit/table-state';

interface ColumnChooserProps {
  spec: { columns: readonly Column[] };
  /** Ids of the columns shown, in order. */
  shown: readonly string[];
  format: ReaderFormat;
  onChange: (columns: string[]) => void;
}

/** The gear: which columns are shown, and in what order, by buttons and keys alone. */
export function ColumnChooser({ spec, shown, format, onChange }: ColumnChooserProps) {
  const t = useTranslations('table');
  const hidden = spec.columns.filter((column) => !shown.includes(column.id));
  const toggle = (id: string) => onChange(shown.includes(id) ? shown.filter((one) => one !== id) : [...shown, id]);
  const move = (id: string, by: -1 | 1) => {
    const rest = shown.filter((one) => one !== id);
    onChange(rest.toSpliced(shown.indexOf(id) + by, 0, id));
  };
  return (
    <Popover label={t('columns.title')} align="end" trigger={<IconButton icon="gear" size="small" label={t('columns.title')} />}>
      <ul className="w-64">
        {[...shownColumns(spec, { columns: shown }), ...hidden].map((column) => {
          const at = shown.indexOf(column.id);
          const name = columnName(column, format.word);
          return (
            <li key={column.id} className="flex min-h-8 items-center gap-1 phone:min-h-11">
              <label className="flex grow items-center gap-2">
                <Checkbox checked={at >= 0} disabled={at >= 0 && shown.length === 1} onChange={() => toggle(column.id)} />
                {name}
              </label>
              {at >= 0 && (
                <>
                  <IconButton
                    kind="quiet"
                    size="small"
                    icon="arrow-up"
                    label={t('columns.earlier', { name })}
                    disabled={at === 0}
                    onClick={() => move(column.id, -1)}
                  />
                  <IconButton
                    kind="quiet"
                    size="small"
                    icon="arrow-down"
                    label={t('columns.later', { name })}
                    disabled={at === shown.length - 1}
                    onClick={() => move(column.id, 1)}
                  />
                </>
              )}
            </li>
          );
        })}
      </ul>
      <Button kind="quiet" size="small" disabled={sameColumns(shown, defaultColumns(spec))} onClick={() => onChange(defaultColumns(spec))}>
        {t('columns.reset')}
      </Button>
    </Popover>
  );
}
