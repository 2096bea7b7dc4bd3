'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import { LanguageChoice } from '@/components/hub/language-choice';
import type { ReaderAction } from '@/components/hub/reader-action';
import { EmptyState } from '@/components/ui/empty-state';
import { Icon } from '@/components/ui/icon';
import { Tag } from '@/components/ui/tag';
import type { Recorded } from '@/lib/features/hub-reading/contract';
import type { VisitLabel } from '@/lib/features/hub-reading/metrics';
import { formatInstant } from '@/lib/kit/date-format';
import { formatDuration } from '@/lib/kit/duration-format';

interface RecordedVisitsProps {
  recorded: Recorded;
  list: string;
  locale: string;
  /** Changes the language. */
  speak: ReaderAction;
}

type Visit = Recorded['visits'][number];

const LABEL_COLOURS: Readonly<Record<VisitLabel, string>> = {
  complete: 'bg-good-soft text-good',
  at_least: 'bg-info-soft text-info',
  late: 'bg-average-soft text-average',
  automated: 'bg-unknown-soft text-unknown',
};
/** Whole seconds, so that a page and its visit never differ by a fraction of one. */
const timeOf = (ms: number, locale: string) => formatDuration(Math.round(ms / 1000) * 1000, locale);

const PARTS = ['counts', 'report', 'bounds', 'not'] as const;

function VisitCard({ visit, locale, timezone }: { visit: Visit; locale: string; timezone: string }) {
  const t = useTranslations('hubViewer.visits');
  const { startedAt, ms, label, documents } = visit;
  const pages = documents.reduce((sum, document) => sum + document.pages.length, 0);
  return (
    <li className="p-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 className="font-medium">{formatInstant(startedAt, locale, timezone)}</h2>
        <p className="grow text-ink-2">{t('visit', { pages, time: timeOf(ms, locale) })}</p>
        <Tag className={LABEL_COLOURS[label]}>{t(`label.${label}`)}</Tag>
      </div>
      <p className="text-sm text-ink-2">{t(`labelText.${label}`)}</p>
      {documents.map(({ itemId, title, pages: read }) => (
        <div key={itemId} className="mt-2">
          <p className="wrap-anywhere">{title}</p>
          <ul className="mt-1 flex flex-wrap gap-1.5">
            {read.map(({ page, ms: time }) => (
              <li key={page} className="rounded-sm bg-sunken px-1.5 py-0.5 text-sm text-ink-2">
                {t('page', { page, time: timeOf(time, locale) })}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </li>
  );
}

function Deeds({ deeds, locale, timezone }: { deeds: Recorded['deeds']; locale: string; timezone: string }) {
  const t = useTranslations('hubViewer.visits');
  return (
    <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
      {deeds.map(({ kind, at, document }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a list that is only read
        <li key={index} className="flex flex-wrap justify-between gap-x-3 px-4 py-2.5">
          <span className="wrap-anywhere">{t(`deed.${kind}`, { document: document ?? t('some') })}</span>
          <span className="text-ink-2">{formatInstant(at, locale, timezone)}</span>
        </li>
      ))}
    </ul>
  );
}

function Section({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="mb-2 text-lg font-strong">
        {title}
      </h2>
      {children}
    </section>
  );
}

/** What is recorded about a reader's visits, as those see it who shared the documents, and how it is measured. */
export function RecordedVisits({ recorded, list, locale, speak }: RecordedVisitsProps) {
  const t = useTranslations('hubViewer.visits');
  const { organization, timezone, visits, pagesSent, deeds } = recorded;
  return (
    <div className="min-h-screen bg-canvas">
      <header className="border-b border-line bg-surface">
        <div className="mx-auto max-w-180 px-4 py-5">
          <Link href={list} prefetch={false} className="mb-1 -ml-1 inline-flex min-h-6 items-center gap-1 text-ink-2 hover:text-ink">
            <Icon name="chevron-left" size={16} />
            {t('back')}
          </Link>
          <h1 className="text-xl leading-7 font-strong tracking-[-.01em]">{t('title')}</h1>
          <p className="text-ink-2">{t('lead', { organization })}</p>
        </div>
      </header>
      <main className="mx-auto grid max-w-180 gap-6 px-4 py-6">
        {visits.length === 0 ? (
          <EmptyState icon="eye" title={t('none')} text={t('noneText')} />
        ) : (
          <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
            {visits.map((visit) => (
              <VisitCard key={visit.id} visit={visit} locale={locale} timezone={timezone} />
            ))}
          </ul>
        )}
        {deeds.length > 0 && (
          <Section id="deeds" title={t('deeds')}>
            <Deeds deeds={deeds} locale={locale} timezone={timezone} />
          </Section>
        )}
        <Section id="measured" title={t('measured')}>
          <div className="grid gap-2 text-ink-2">
            {PARTS.map((part) => (
              <p key={part}>{t(`measuredText.${part}`)}</p>
            ))}
            <p>{t('served', { count: pagesSent })}</p>
          </div>
        </Section>
        <LanguageChoice action={speak} />
      </main>
    </div>
  );
}
