'use client';

import { useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { AttachFile } from '@/components/hub/attach-file';
import { Checkbox } from '@/components/ui/checkbox';
import { Input } from '@/components/ui/input';
import type { Compose } from '@/lib/features/hub/contract';

type Publication = Compose['publications'][number];

interface DocumentPickerProps {
  publications: readonly Publication[];
  chosen: readonly string[];
  /** Told how the choice changes: a file may be ready long after others were chosen. */
  onChange: (choose: (chosen: readonly string[]) => readonly string[]) => void;
}

/** A short list needs no search. */
const SEARCH_FROM = 8;

/** What is sent: publications of the library, and files of this device for this message alone. */
export function DocumentPicker({ publications, chosen, onChange }: DocumentPickerProps) {
  const t = useTranslations('hub');
  const kinds = useTranslations('hubPage.kind');
  const id = useId();
  const [query, setQuery] = useState('');
  const [attached, setAttached] = useState<readonly Publication[]>([]);
  const words = query.trim().toLowerCase();
  const shown = [...attached, ...publications.filter(({ title }) => title.toLowerCase().includes(words))];
  const attach = (publication: Publication) => {
    setAttached((before) => [publication, ...before]);
    onChange((before) => [...before, publication.id]);
  };
  return (
    <fieldset className="grid min-w-0 gap-2">
      <legend className="mb-1 font-medium">{t('documents')}</legend>
      {publications.length >= SEARCH_FROM && (
        <>
          <label htmlFor={id} className="sr-only">
            {t('findDocument')}
          </label>
          <Input id={id} type="search" placeholder={t('findDocument')} value={query} onChange={(event) => setQuery(event.target.value)} />
        </>
      )}
      <ul className="max-h-56 overflow-y-auto rounded-md border border-line">
        {shown.map(({ id: key, title, kind, pageCount }) => (
          <li key={key}>
            <label className="flex min-h-9 items-center gap-2.5 px-2.5 hover:bg-hover">
              <Checkbox
                checked={chosen.includes(key)}
                onChange={({ target }) => onChange((before) => (target.checked ? [...before, key] : before.filter((one) => one !== key)))}
              />
              <span className="min-w-0 cut">{title}</span>
              <span className="ml-auto flex-none text-sm text-ink-2">{t('documentFacts', { kind: kinds(kind as 'other'), pages: pageCount })}</span>
            </label>
          </li>
        ))}
        {shown.length === 0 && <li className="px-2.5 py-2 text-ink-2">{t('noDocument')}</li>}
      </ul>
      <AttachFile onReady={attach} />
    </fieldset>
  );
}
