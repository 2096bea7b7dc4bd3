'use client';

import { type FormEvent, type RefObject, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { IconButton } from '@/components/ui/button';
import { cx } from '@/components/ui/cx';
import { Input } from '@/components/ui/input';
import type { FoundPages } from '@/lib/features/hub-reading/contract';

interface FindBoxProps {
  box?: RefObject<HTMLInputElement | null>;
  className: string;
  current: number;
  address: (words: string) => string;
  /** What is looked for, in lower case; empty for nothing. */
  onWanted: (words: string) => void;
  onGoTo: (page: number) => void;
}

interface Found {
  words: string;
  pages: FoundPages['pages'];
}

/** The next page with a finding from here on, round the end; backwards the one before. */
function nextPage(pages: FoundPages['pages'], current: number, isBack: boolean): number | undefined {
  const numbers = pages.map(({ page }) => page);
  if (isBack) return numbers.findLast((page) => page < current) ?? numbers.at(-1);
  return numbers.find((page) => page > current) ?? numbers[0];
}

/** Looks for words in the whole document: Enter for the next page that holds them, Shift+Enter for the one before. */
export function FindBox({ box, className, current, address, onWanted, onGoTo }: FindBoxProps) {
  const t = useTranslations('hubViewer.find');
  const [words, setWords] = useState('');
  const [found, setFound] = useState<Found | null>(null);
  const step = (pages: FoundPages['pages'], from: number, isBack = false) => {
    const page = nextPage(pages, from, isBack);
    if (page !== undefined) onGoTo(page);
  };
  const clear = () => {
    setWords('');
    setFound(null);
    onWanted('');
  };
  const find = async (event: FormEvent) => {
    event.preventDefault();
    const wanted = words.trim();
    if (wanted === '') return clear();
    if (found?.words === wanted) return step(found.pages, current);
    const response = await fetch(address(wanted)).catch(() => null);
    const pages = response?.ok ? ((await response.json()) as FoundPages).pages : [];
    setFound({ words: wanted, pages });
    onWanted(wanted.toLowerCase());
    return step(pages, current - 1);
  };
  const times = found?.pages.reduce((sum, page) => sum + page.times, 0) ?? 0;
  return (
    <search className={cx('flex items-center gap-1', className)}>
      <form onSubmit={find} className="phone:grow">
        <Input
          ref={box}
          type="search"
          value={words}
          aria-label={t('label')}
          aria-keyshortcuts="/"
          placeholder={t('placeholder')}
          maxLength={100}
          className="w-52 phone:w-full"
          onChange={(event) => setWords(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') clear();
            if (event.key !== 'Enter' || !event.shiftKey || !found) return;
            event.preventDefault();
            step(found.pages, current, true);
          }}
        />
      </form>
      <span role="status" className="min-w-20 text-sm text-ink-2">
        {found && t('found', { times, pages: found.pages.length })}
      </span>
      {found && found.pages.length > 1 && (
        <>
          <IconButton kind="quiet" icon="chevron-up" label={t('before')} onClick={() => step(found.pages, current, true)} />
          <IconButton kind="quiet" icon="chevron-down" label={t('next')} onClick={() => step(found.pages, current)} />
        </>
      )}
    </search>
  );
}
