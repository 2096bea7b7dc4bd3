'use client';

import Link from 'next/link';
import { useLocale, useTranslations } from 'use-intl/react';
import { FigureTable } from '@/components/overview/figure-table';
import { Band } from '@/components/ui/band';
import type { TrialResult } from '@/lib/features/health/contract';
import { formatDay } from '@/lib/kit/date-format';
import { formatNumber, NO_VALUE } from '@/lib/kit/number-format';

const BANDS = ['good', 'average', 'poor', 'unknown'] as const;

type Judged = TrialResult['changes'][number]['from'];

/** What a draft would make of the book: how many accounts stand in each band, now and then, and who would change. */
export function TrialView({ result: { asOf, accounts, before, after, changes, changing } }: { result: TrialResult }) {
  const t = useTranslations('healthModel');
  const word = useTranslations('table');
  const locale = useLocale();
  const number = (value: number) => formatNumber(value, locale);
  const judged = ({ score, band }: Judged) => (
    <Band tone={band}>
      {score ?? NO_VALUE} {word(`band.${band}`)}
    </Band>
  );
  const rows = BANDS.map((band) => ({
    id: band,
    cells: [
      <Band key="band" tone={band}>
        {word(`band.${band}`)}
      </Band>,
      number(before[band]),
      number(after[band]),
      formatNumber(after[band] - before[band], locale, { signDisplay: 'exceptZero' }),
    ],
  }));
  const figure = (id: 'now' | 'draft' | 'difference') => ({ id, label: t(`trial.${id}`), isFigure: true });
  return (
    <div className="grid gap-4">
      <p className="text-ink-2">{t('trial.over', { count: accounts, day: formatDay(asOf, locale) })}</p>
      <FigureTable
        label={t('trial.title')}
        columns={[{ id: 'band', label: t('trial.band') }, figure('now'), figure('draft'), figure('difference')]}
        rows={rows}
      />
      <p className="font-medium">{t('trial.changing', { count: changing })}</p>
      {changes.length > 0 && (
        <FigureTable
          label={t('trial.changes')}
          columns={[
            { id: 'name', label: t('trial.account') },
            { id: 'from', label: t('trial.now') },
            { id: 'to', label: t('trial.draft') },
          ]}
          rows={changes.map(({ id, name, from, to }) => ({
            id,
            cells: [
              <Link key="name" className="link" prefetch={false} href={`/accounts/${encodeURIComponent(id)}/health`}>
                {name}
              </Link>,
              judged(from),
              judged(to),
            ],
          }))}
        />
      )}
    </div>
  );
}
