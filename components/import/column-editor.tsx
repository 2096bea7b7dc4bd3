'use client';

import { type FormEvent, useState, useTransition } from 'react';
import { useTranslations } from 'use-intl/react';
import { ColumnRow, type TargetChoice } from '@/components/import/column-row';
import { FormatChoices } from '@/components/import/format-choices';
import { Button } from '@/components/ui/button';
import type { ImportDetail, ImportMapping } from '@/lib/features/import/contract';
import type { FormError, FormOutcome } from '@/lib/kit/form-outcome';

interface ColumnEditorProps {
  file: Pick<ImportDetail, 'header' | 'samples' | 'mapping'>;
  /** What a column can be, named for people. */
  choices: readonly TargetChoice[];
  /** Saves the mapping and begins the check. */
  save: (mapping: ImportMapping) => Promise<FormOutcome<unknown>>;
}

/** Says of each column of the file what it is, and how the file writes days and numbers. */
export function ColumnEditor({ file: { header, samples, mapping: stored }, choices, save }: ColumnEditorProps) {
  const t = useTranslations('dataImport');
  const [mapping, setMapping] = useState(stored);
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const [pending, start] = useTransition();
  const choose = (index: number, id: string | null) =>
    setMapping({ ...mapping, columns: mapping.columns.map((column, place) => (place === index ? id : column)) });
  // Not as the form's action: after that React resets the form, and with it what its lists show.
  const submit = (event: FormEvent) => {
    event.preventDefault();
    start(async () => {
      const outcome = await save(mapping);
      setErrors('errors' in outcome ? outcome.errors : []);
    });
  };
  const lacking = errors.filter(({ path }) => !/^columns\.\d/.test(path));
  const nameOf = (path: string) => choices.find(({ id }) => path === `columns.${id}`)?.label;
  const errorAt = (index: number) => errors.find(({ path }) => path === `columns.${index}`)?.message;
  return (
    <form onSubmit={submit} className="grid gap-4">
      <div className="overflow-x-auto">
        <table className="w-full min-w-160 table-fixed text-left">
          <thead>
            <tr className="border-b border-line text-sm text-ink-2">
              <th scope="col" className="w-1/4 py-1.5 pr-4 font-medium">
                {t('file')}
              </th>
              <th scope="col" className="py-1.5 pr-4 font-medium">
                {t('samples')}
              </th>
              <th scope="col" className="w-72 py-1.5 font-medium">
                {t('field')}
              </th>
            </tr>
          </thead>
          <tbody>
            {header.map((name, index) => (
              <ColumnRow
                // biome-ignore lint/suspicious/noArrayIndexKey: columns of a file have no other identity, and stay in their order
                key={index}
                name={name}
                samples={samples.map((cells) => cells[index] ?? '')}
                chosen={mapping.columns[index] ?? null}
                choices={choices}
                error={errorAt(index)}
                onChoose={(id) => choose(index, id)}
              />
            ))}
          </tbody>
        </table>
      </div>
      <FormatChoices mapping={mapping} onChange={setMapping} />
      {lacking.length > 0 && (
        <ul role="alert" className="rounded-md bg-poor-soft px-3 py-1.5 text-poor">
          {lacking.map(({ path, message }) => (
            <li key={path}>{nameOf(path) ? t('missing', { name: nameOf(path) ?? '' }) : message}</li>
          ))}
        </ul>
      )}
      <Button type="submit" kind="primary" className="justify-self-start" busy={pending}>
        {t('check')}
      </Button>
    </form>
  );
}
