'use client';

import { useEffect, useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { isReachable, type MessageActions } from '@/components/hub/letter';
import { IconButton } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { Input } from '@/components/ui/input';
import type { Candidate } from '@/lib/features/hub/contract';

interface AudiencePickerProps {
  people: readonly Candidate[];
  suggestions: readonly Candidate[];
  accountId?: string;
  find: MessageActions['find'];
  onChange: (people: readonly Candidate[]) => void;
}

const PAUSE_MS = 200;

/** What is found for some words, a moment after the last key; the suggestions without any. */
function useFound(query: string, { suggestions, accountId, find }: Pick<AudiencePickerProps, 'suggestions' | 'accountId' | 'find'>) {
  const [found, setFound] = useState<readonly Candidate[]>(suggestions);
  useEffect(() => {
    let isOver = false;
    if (query.trim() === '') setFound(suggestions);
    const timer = setTimeout(async () => {
      if (query.trim() === '') return;
      const outcome = await find({ query, accountId });
      if (!isOver && outcome.ok) setFound(outcome.data.data);
    }, PAUSE_MS);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [query, suggestions, accountId, find]);
  return found;
}

/** Who gets the message: chosen contacts, and a search for more. */
export function AudiencePicker({ people, onChange, ...source }: AudiencePickerProps) {
  const t = useTranslations('hub');
  const id = useId();
  const [query, setQuery] = useState('');
  const chosen = new Set(people.map((person) => person.id));
  const found = useFound(query, source).filter((person) => !chosen.has(person.id));
  return (
    <fieldset className="grid min-w-0 gap-2">
      <legend className="mb-1 font-medium">{t('to')}</legend>
      {people.length > 0 && (
        <ul className="flex flex-wrap gap-1.5">
          {people.map((person) => (
            <li key={person.id} className="flex items-center gap-1 rounded-md border border-line bg-sunken py-0.5 pr-0.5 pl-2 wrap-anywhere">
              <span className={isReachable(person) ? '' : 'text-poor'}>
                {person.name} <span className="text-sm text-ink-2">{person.account}</span>
                {!isReachable(person) && <span className="text-sm"> {t(person.isRevoked ? 'revokedPerson' : 'noEmailPerson')}</span>}
              </span>
              <IconButton
                kind="quiet"
                size="small"
                icon="close"
                label={t('remove', { name: person.name })}
                onClick={() => onChange(people.filter((one) => one.id !== person.id))}
              />
            </li>
          ))}
        </ul>
      )}
      <label htmlFor={id} className="sr-only">
        {t('find')}
      </label>
      <Input id={id} type="search" placeholder={t('findHint')} value={query} onChange={(event) => setQuery(event.target.value)} />
      <ul aria-label={t('find')} className="max-h-44 overflow-y-auto rounded-md border border-line">
        {found.map((person) => (
          <li key={person.id}>
            <button
              type="button"
              disabled={!isReachable(person)}
              aria-label={t('add', { name: person.name, account: person.account })}
              className="flex min-h-8 w-full items-center gap-2 px-2.5 text-left hover:bg-hover disabled:opacity-55"
              onClick={() => onChange([...people, person])}
            >
              <Icon name="plus" size={14} className="flex-none text-ink-3" />
              <span className="min-w-0 cut">{person.name}</span>
              <span className="ml-auto min-w-0 cut text-sm text-ink-2">{person.account}</span>
            </button>
          </li>
        ))}
        {found.length === 0 && <li className="px-2.5 py-2 text-ink-2">{t('noneFound')}</li>}
      </ul>
    </fieldset>
  );
}
