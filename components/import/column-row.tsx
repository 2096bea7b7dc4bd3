import { useId } from 'react';
import { useTranslations } from 'use-intl/react';
import { Select } from '@/components/ui/input';

/** Something that a column can be. */
export interface TargetChoice {
  id: string;
  /** For people, without the mark of those that are needed. */
  label: string;
  required: boolean;
}

const SHOWN = 3;

interface ColumnRowProps {
  /** The file's own name of the column. */
  name: string;
  /** Its first values. */
  samples: readonly string[];
  chosen: string | null;
  choices: readonly TargetChoice[];
  error: string | undefined;
  onChoose: (id: string | null) => void;
}

/** One column of the file: its name, its first values, what it becomes. */
export function ColumnRow({ name, samples, chosen, choices, error, onChoose }: ColumnRowProps) {
  const t = useTranslations('dataImport');
  const id = useId();
  const options = choices.map(({ id: value, label, required }) => ({ value, label: required ? t('required', { name: label }) : label }));
  const values = [...new Set(samples.filter((cell) => cell !== ''))].slice(0, SHOWN);
  return (
    <tr className="border-b border-line align-top">
      <th scope="row" className="py-2 pr-4 font-medium [overflow-wrap:anywhere]">
        <label htmlFor={id}>{name}</label>
      </th>
      <td className="py-2 pr-4 text-ink-2">
        {values.map((value) => (
          <span key={value} className="block cut">
            {value}
          </span>
        ))}
      </td>
      <td className="py-1.5">
        <Select
          id={id}
          value={chosen ?? ''}
          options={options}
          placeholder={t('leftOut')}
          aria-invalid={error !== undefined}
          aria-describedby={error === undefined ? undefined : `${id}-error`}
          onChange={(event) => onChoose(event.target.value || null)}
        />
        {error !== undefined && (
          <p id={`${id}-error`} className="mt-1 text-sm text-poor">
            {error}
          </p>
        )}
      </td>
    </tr>
  );
}
