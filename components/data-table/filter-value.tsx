'use client';

import { useId } from 'react';
import { useTranslations } from 'use-intl/react';
import { type FilterDraft, valueEditor } from '@/components/data-table/filter-draft';
import { Checkbox } from '@/components/ui/checkbox';
import { Input, Select } from '@/components/ui/input';
import type { Choice } from '@/lib/kit/condition-words';
import type { Column } from '@/lib/kit/table-spec';

interface FilterValueProps {
  column: Column;
  draft: FilterDraft;
  choices: readonly Choice[];
  onChange: (texts: readonly string[]) => void;
}

/** The editor for a condition's value, by column and operator. */
export function FilterValue({ column, draft, choices, onChange }: FilterValueProps) {
  const t = useTranslations('table');
  const editor = valueEditor(column.kind, draft.op);
  const [first = '', second = ''] = draft.texts;
  const field = { column, op: draft.op, onChange: (text: string) => onChange([text]) };
  switch (editor) {
    case 'none':
      return null;
    case 'choice':
      return (
        <Select
          aria-label={t('filter.value')}
          placeholder={t('filter.choose')}
          options={
            column.kind === 'boolean'
              ? [
                  { value: 'true', label: t('boolean.yes') },
                  { value: 'false', label: t('boolean.no') },
                ]
              : choices
          }
          value={first}
          onChange={(event) => onChange([event.target.value])}
        />
      );
    case 'choices':
      return <ChoiceList choices={choices} chosen={draft.texts} onChange={onChange} />;
    case 'days':
    case 'figures':
      return (
        <div className="grid grid-cols-2 gap-2">
          <Field {...field} label={t('filter.from')} value={first} onChange={(text) => onChange([text, second])} />
          <Field {...field} label={t('filter.to')} value={second} onChange={(text) => onChange([first, text])} />
        </div>
      );
    default:
      return <Field {...field} label={t('filter.value')} value={first} />;
  }
}

interface FieldProps {
  column: Column;
  op: FilterDraft['op'];
  label: string;
  value: string;
  onChange: (text: string) => void;
}

function Field({ column, op, label, value, onChange }: FieldProps) {
  const t = useTranslations('table');
  const id = useId();
  const editor = valueEditor(column.kind, op);
  const type = editor === 'text' ? 'text' : editor.startsWith('day') ? 'date' : 'number';
  const isDays = op === 'last' || op === 'next';
  const unit = isDays ? t('filter.days') : column.kind === 'percent' ? '%' : column.kind === 'duration' ? t('filter.minutes') : null;
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-sm text-ink-2">
        {label}
        {unit && <span className="text-ink-3"> ({unit})</span>}
      </label>
      <Input id={id} type={type} step="any" value={value} onChange={(event) => onChange(event.target.value)} />
    </div>
  );
}

interface ChoiceListProps {
  choices: readonly Choice[];
  chosen: readonly string[];
  onChange: (chosen: readonly string[]) => void;
}

function ChoiceList({ choices, chosen, onChange }: ChoiceListProps) {
  const t = useTranslations('table');
  return (
    <fieldset className="max-h-56 overflow-y-auto">
      <legend className="mb-1 text-sm text-ink-2">{t('filter.value')}</legend>
      {choices.map(({ value, label }) => (
        <label key={value} className="flex min-h-8 items-center gap-2 phone:min-h-11">
          <Checkbox
            checked={chosen.includes(value)}
            onChange={(event) => onChange(event.target.checked ? [...chosen, value] : chosen.filter((one) => one !== value))}
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}
