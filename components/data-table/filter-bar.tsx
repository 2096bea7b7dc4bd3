'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { type ColumnChoices, FilterEditor } from '@/components/data-table/filter-editor';
import { Button } from '@/components/ui/button';
import { Chip } from '@/components/ui/chip';
import { Popover } from '@/components/ui/popover';
import type { ReaderFormat } from '@/lib/kit/cell-text';
import { columnChoices, conditionWords } from '@/lib/kit/condition-words';
import { type Condition, type Filter, MAX_CONDITIONS, NO_FILTER } from '@/lib/kit/filter';
import { type Column, findColumn } from '@/lib/kit/table-spec';

interface FilterBarProps {
  spec: { columns: readonly Column[] };
  filter: Filter;
  choices: ColumnChoices;
  format: ReaderFormat;
  onChange: (filter: Filter) => void;
}

/** The conditions in force as chips, and the way to add one. */
export function FilterBar({ spec, filter, choices, format, onChange }: FilterBarProps) {
  const t = useTranslations('table');
  /** Index of the condition being edited; the length of the filter is a new one. */
  const [edited, setEdited] = useState<number | null>(null);
  const columns = spec.columns.filter((column) => column.filterable);
  if (columns.length === 0) return null;
  const apply = (condition: Condition) => {
    const at = edited ?? filter.all.length;
    setEdited(null);
    onChange({ all: [...filter.all.slice(0, at), condition, ...filter.all.slice(at + 1)] });
  };
  return (
    <>
      {filter.all.map((condition, index) => (
        <ConditionChip
          key={JSON.stringify(condition)}
          spec={spec}
          condition={condition}
          choices={choices}
          format={format}
          onOpen={() => setEdited(index)}
          onRemove={() => onChange({ all: filter.all.filter((_, at) => at !== index) })}
        />
      ))}
      <Popover
        label={t('filter.edit')}
        open={edited !== null}
        onOpenChange={(open) => setEdited(open ? filter.all.length : null)}
        trigger={
          <Button kind="quiet" size="small" icon="filter" disabled={filter.all.length >= MAX_CONDITIONS}>
            {t('filter.add')}
          </Button>
        }
      >
        <FilterEditor
          key={edited}
          columns={columns}
          condition={edited === null ? undefined : filter.all[edited]}
          choices={choices}
          format={format}
          onApply={apply}
        />
      </Popover>
      {filter.all.length > 1 && (
        <Button kind="quiet" size="small" onClick={() => onChange(NO_FILTER)}>
          {t('filter.clear')}
        </Button>
      )}
    </>
  );
}

interface ConditionChipProps extends Omit<FilterBarProps, 'filter' | 'onChange'> {
  condition: Condition;
  onOpen: () => void;
  onRemove: () => void;
}

function ConditionChip({ spec, condition, choices, format, onOpen, onRemove }: ConditionChipProps) {
  const column = findColumn(spec, condition.column);
  if (column === undefined) return null;
  const words = conditionWords(column, condition, columnChoices(column, choices[column.id] ?? [], format), format);
  return <Chip field={words.column} operator={words.op} value={words.value} onOpen={onOpen} onRemove={onRemove} />;
}
