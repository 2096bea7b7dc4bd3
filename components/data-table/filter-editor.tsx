'use client';

import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { type FilterDraft, newDraft, toCondition, toDraft } from '@/components/data-table/filter-draft';
import { FilterValue } from '@/components/data-table/filter-value';
import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/input';
import type { ReaderFormat } from '@/lib/kit/cell-text';
import { type Choice, columnChoices } from '@/lib/kit/condition-words';
import { type Condition, OPERATORS } from '@/lib/kit/filter';
import { type Column, columnName, findColumn } from '@/lib/kit/table-spec';

export type ColumnChoices = Readonly<Record<string, readonly Choice[]>>;

interface FilterEditorProps {
  /** Those that can be filtered. */
  columns: readonly Column[];
  /** The condition to change; without one a new one begins. */
  condition?: Condition;
  choices: ColumnChoices;
  format: ReaderFormat;
  onApply: (condition: Condition) => void;
}

/** Column, operator and value of one condition. */
export function FilterEditor({ columns, condition, choices, format, onApply }: FilterEditorProps) {
  const t = useTranslations('table');
  const [draft, setDraft] = useState<FilterDraft | null>(() => firstDraft(columns, condition));
  const column = draft && findColumn({ columns }, draft.column);
  if (!draft || !column) return null;
  const ready = toCondition({ columns }, draft);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) onApply(ready);
  };
  const choose = (id: string) => setDraft(newDraft(findColumn({ columns }, id) ?? column));
  return (
    <form onSubmit={submit} className="flex w-64 flex-col gap-2">
      <Select
        aria-label={t('filter.column')}
        options={columns.map((one) => ({ value: one.id, label: columnName(one, format.word) }))}
        value={column.id}
        onChange={(event) => choose(event.target.value)}
      />
      <Select
        aria-label={t('filter.operator')}
        options={OPERATORS[column.kind].map((op) => ({ value: op, label: t(`operator.${op}`) }))}
        value={draft.op}
        onChange={(event) => setDraft({ ...draft, op: event.target.value as FilterDraft['op'], texts: [] })}
      />
      <FilterValue
        column={column}
        draft={draft}
        choices={columnChoices(column, choices[column.id] ?? [], format)}
        onChange={(texts) => setDraft({ ...draft, texts })}
      />
      <Button kind="primary" type="submit" disabled={ready === null} className="self-end">
        {t('filter.apply')}
      </Button>
    </form>
  );
}

function firstDraft(columns: readonly Column[], condition?: Condition): FilterDraft | null {
  const column = condition ? findColumn({ columns }, condition.column) : columns[0];
  if (column === undefined) return null;
  return condition ? toDraft(column, condition) : newDraft(column);
}
