'use client';

import { useTranslations } from 'use-intl/react';
import { FilterBar } from '@/components/data-table/filter-bar';
import type { ColumnChoices } from '@/components/data-table/filter-editor';
import { useReaderFormat } from '@/components/data-table/use-reader-format';
import { Checkbox } from '@/components/ui/checkbox';
import { type Filter, NO_FILTER } from '@/lib/kit/filter';
import type { Column } from '@/lib/kit/table-spec';

interface CriteriaProps {
  /** What the criteria decide. */
  label: string;
  /** What holds without any. */
  none: string;
  spec: { columns: readonly Column[] };
  choices: ColumnChoices;
  filter: Filter | null;
  onChange: (filter: Filter | null) => void;
}

/** Criteria over accounts that may be absent. */
export function Criteria({ label, none, spec, choices, filter, onChange }: CriteriaProps) {
  const t = useTranslations('plan');
  const format = useReaderFormat();
  return (
    <fieldset className="grid gap-1.5 rounded-md border border-line p-3">
      <legend className="sr-only">{label}</legend>
      <label className="flex items-center gap-2 font-medium">
        <Checkbox checked={filter !== null} onChange={(event) => onChange(event.target.checked ? NO_FILTER : null)} />
        {label}
      </label>
      {filter === null ? (
        <p className="text-sm text-ink-2">{none}</p>
      ) : (
        <div className="flex flex-wrap items-center gap-2">
          <FilterBar spec={spec} filter={filter} choices={choices} format={format} onChange={onChange} />
          {filter.all.length === 0 && <span className="text-sm text-ink-2">{t('template.everyAccount')}</span>}
        </div>
      )}
    </fieldset>
  );
}
