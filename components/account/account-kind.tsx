'use client';

import { FilterBar } from '@/components/data-table/filter-bar';
import type { ColumnChoices } from '@/components/data-table/filter-editor';
import { useReaderFormat } from '@/components/data-table/use-reader-format';
import { Checkbox } from '@/components/ui/checkbox';
import type { Option } from '@/components/ui/input';
import { type Filter, NO_FILTER } from '@/lib/kit/filter';
import type { Column } from '@/lib/kit/table-spec';

/** Accounts of some types (any when there is none) that a filter lets through. */
export interface AccountKindValue {
  accountTypes: readonly string[];
  segment: Filter | null;
}

/** What the types and filters of accounts may be. */
export interface AccountKindChoices {
  types: readonly Option[];
  spec: { columns: readonly Column[] };
  choices: ColumnChoices;
}

interface AccountKindProps extends AccountKindChoices {
  value: AccountKindValue;
  words: Record<'types' | 'anyType' | 'segment', string>;
  onChange: (value: AccountKindValue) => void;
}

/** Chooses the accounts that something is for, by their type and by what people say of them. */
export function AccountKind({ value: { accountTypes, segment }, words, types, spec, choices, onChange }: AccountKindProps) {
  const format = useReaderFormat();
  const toggle = (type: string, isOn: boolean) =>
    onChange({ segment, accountTypes: isOn ? [...accountTypes, type] : accountTypes.filter((one) => one !== type) });
  const narrow = (filter: Filter) => onChange({ accountTypes, segment: filter.all.length > 0 ? filter : null });
  return (
    <>
      <fieldset className="grid gap-1.5">
        <legend className="font-medium">{words.types}</legend>
        {types.map(({ value, label }) => (
          <label key={value} className="flex items-center gap-2">
            <Checkbox checked={accountTypes.includes(value)} onChange={(event) => toggle(value, event.target.checked)} />
            {label}
          </label>
        ))}
        {accountTypes.length === 0 && <p className="text-sm text-ink-2">{words.anyType}</p>}
      </fieldset>
      <div className="grid gap-1.5">
        <p className="font-medium">{words.segment}</p>
        <div className="flex flex-wrap items-center gap-2">
          <FilterBar spec={spec} filter={segment ?? NO_FILTER} choices={choices} format={format} onChange={narrow} />
        </div>
      </div>
    </>
  );
}
