'use client';

import { useTranslations } from 'use-intl/react';
import type { TableAddress } from '@/components/data-table/use-table-address';
import { ButtonLink } from '@/components/ui/button';

/** Which part of all rows is on screen. */
export interface PageWindow {
  /** Rows on earlier pages. */
  before: number;
  /** Cursor of the page before, null when that is the first; left out, one only gets back to the first. */
  previous?: string | null;
  /** Cursor of the next page, null on the last. */
  next: string | null;
  /** All rows that match, if they were counted. */
  total: number | null;
}

interface PagerProps extends PageWindow {
  rows: number;
  address: TableAddress;
}

/** Page by page, and back to the first. */
export function Pager({ before, previous, next, total, rows, address }: PagerProps) {
  const t = useTranslations('table');
  if (before === 0 && next === null) return null;
  const range = { from: before + 1, to: before + rows };
  return (
    <nav aria-label={t('pages.label')} className="flex h-11 items-center gap-2 border-t border-line px-card text-sm text-ink-2">
      <span className="grow">{total === null ? t('pages.rangeOpen', range) : t('pages.range', { ...range, total })}</span>
      {before > 0 && (
        <ButtonLink size="small" href={address.href({ cursor: null })}>
          {t('pages.first')}
        </ButtonLink>
      )}
      {before > 0 && previous !== undefined && (
        <ButtonLink size="small" icon="chevron-left" href={address.href({ cursor: previous })}>
          {t('pages.previous')}
        </ButtonLink>
      )}
      {next !== null && (
        <ButtonLink size="small" trailing="chevron-right" href={address.href({ cursor: next })}>
          {t('pages.next')}
        </ButtonLink>
      )}
    </nav>
  );
}
