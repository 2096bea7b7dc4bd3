'use client';

import Link from 'next/link';
import { useTranslations } from 'use-intl/react';
import { AskButton } from '@/components/hub/ask-button';
import { ForwardButton } from '@/components/hub/forward-button';
import { LanguageChoice } from '@/components/hub/language-choice';
import type { ReaderAction } from '@/components/hub/reader-action';
import { ShelfRow } from '@/components/hub/shelf-row';
import { EmptyState } from '@/components/ui/empty-state';
import { Icon } from '@/components/ui/icon';
import type { Shelf as ShelfData } from '@/lib/features/hub/contract';
import { readerPath } from '@/lib/features/hub/table';
import { formatDay } from '@/lib/kit/date-format';

interface ShelfProps {
  shelf: ShelfData;
  locale: string;
  forward: ReaderAction;
  ask: ReaderAction;
  /** Changes the language. */
  speak: ReaderAction;
}

/** A reader's documents in dated folders, newest first. */
export function Shelf({ shelf, locale, forward, ask, speak }: ShelfProps) {
  const t = useTranslations('hubPage.list');
  const { hubId, organization, reader, owner, folders } = shelf;
  const forwardable = folders.flatMap(({ items }) => items.filter(({ canForward }) => canForward));
  return (
    <div className="min-h-screen bg-canvas">
      <header className="border-b border-line bg-surface">
        <div className="mx-auto flex max-w-180 flex-wrap items-center justify-between gap-3 px-4 py-5">
          <div className="min-w-0">
            <h1 className="text-xl leading-7 font-strong tracking-[-.01em] wrap-anywhere">{t('title', { reader })}</h1>
            <p className="text-ink-2">{owner ? t('from', { owner, organization }) : t('fromOrganization', { organization })}</p>
          </div>
          <div className="flex gap-2">
            {forwardable.length > 0 && <ForwardButton items={forwardable} action={forward} />}
            <AskButton action={ask} />
          </div>
        </div>
      </header>
      <main className="mx-auto grid max-w-180 gap-6 px-4 py-6">
        {folders.length === 0 && <EmptyState icon="file" title={t('empty')} text={t('emptyText')} />}
        {folders.map(({ id, title, day, items }) => (
          <section key={id} aria-labelledby={`folder-${id}`}>
            <div className="mb-2 flex items-baseline justify-between gap-3">
              <h2 id={`folder-${id}`} className="text-lg font-strong wrap-anywhere">
                {title ?? t('folder', { day: formatDay(day, locale) })}
              </h2>
              {title !== null && <p className="flex-none text-sm text-ink-2">{formatDay(day, locale)}</p>}
            </div>
            <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
              {items.map((item) => (
                <ShelfRow key={item.id} hubId={hubId} item={item} locale={locale} />
              ))}
            </ul>
          </section>
        ))}
      </main>
      <footer className="mx-auto flex max-w-180 flex-wrap items-center justify-between gap-3 px-4 pb-8 text-sm text-ink-2">
        <Link href={`${readerPath(hubId)}/recorded`} prefetch={false} className="inline-flex min-h-6 items-center gap-1.5 underline hover:text-ink">
          <Icon name="eye" size={14} />
          {t('recorded')}
        </Link>
        <LanguageChoice action={speak} />
      </footer>
    </div>
  );
}
