'use client';

import Link from 'next/link';
import { useLocale, useTranslations } from 'use-intl/react';
import { FigureTable } from '@/components/overview/figure-table';
import { FactRows } from '@/components/panel/fact-rows';
import { PanelEmpty } from '@/components/panel/panel-states';
import { Band } from '@/components/ui/band';
import type { BackTestResult } from '@/lib/features/health/contract';
import { formatDay } from '@/lib/kit/date-format';
import { formatNumber, formatPercent } from '@/lib/kit/number-format';

const BANDS = ['good', 'average', 'poor', 'unknown'] as const;
const TWO_DECIMALS = { minimumFractionDigits: 2, maximumFractionDigits: 2 };

interface BackTestViewProps {
  result: BackTestResult;
  /** What metrics are called. */
  nameOf: (metric: string) => string;
}

/** How well a draft would have told who left: by band what accounts then did, how early it warned, and whom it missed. */
export function BackTestView({ result: { from, to, horizonDays, cases, scored, unkept, findings }, nameOf }: BackTestViewProps) {
  const t = useTranslations('healthModel');
  const locale = useLocale();
  return (
    <div className="grid gap-4">
      <p className="text-ink-2">
        {t('past.cases', { left: cases.left, renewed: cases.renewed, from: formatDay(from, locale), to: formatDay(to, locale) })}{' '}
        {t('past.scored', { left: scored.left, renewed: scored.renewed, days: horizonDays })}
      </p>
      {unkept.length > 0 && <p className="text-ink-2">{t('past.unkept', { metrics: unkept.map(nameOf).join(', ') })}</p>}
      {findings ? (
        <Findings findings={findings} left={cases.left} horizonDays={horizonDays} />
      ) : (
        <PanelEmpty title={t('past.tooFew')} text={t('past.tooFewText')} />
      )}
    </div>
  );
}

type FindingsProps = Pick<BackTestResult, 'horizonDays'> & { findings: NonNullable<BackTestResult['findings']>; left: number };

function Findings({ findings: { matrix, area, warned, leadDays, missed }, left, horizonDays }: FindingsProps) {
  const t = useTranslations('healthModel');
  const word = useTranslations('table');
  const locale = useLocale();
  const rows = BANDS.map((band) => {
    const { left: gone, renewed } = matrix[band];
    const shares = gone + renewed === 0 ? null : gone / (gone + renewed);
    return {
      id: band,
      cells: [
        <Band key="band" tone={band}>
          {word(`band.${band}`)}
        </Band>,
        ...[formatNumber(gone, locale), formatNumber(renewed, locale), formatPercent(shares, locale)],
      ],
    };
  });
  const figure = (id: 'left' | 'renewed' | 'share') => ({ id, label: t(`past.${id}`), isFigure: true });
  return (
    <>
      <FactRows
        rows={[
          { id: 'area', label: t('past.area'), value: formatNumber(area, locale, TWO_DECIMALS), hint: t('past.areaText') },
          { id: 'warned', label: t('past.warned'), value: t('past.of', { count: warned, all: left }), hint: t('past.warnedText') },
          {
            id: 'lead',
            label: t('past.lead'),
            value: leadDays === null ? t('past.none') : t('past.days', { days: leadDays }),
            hint: t('past.leadText'),
          },
        ]}
      />
      <FigureTable
        label={t('past.matrix', { days: horizonDays })}
        columns={[{ id: 'band', label: t('past.matrix', { days: horizonDays }) }, figure('left'), figure('renewed'), figure('share')]}
        rows={rows}
      />
      <p className="font-medium">{t('past.missed', { count: matrix.good.left })}</p>
      {missed.length > 0 && (
        <FigureTable
          label={t('past.missed', { count: matrix.good.left })}
          columns={[
            { id: 'name', label: t('trial.account') },
            { id: 'score', label: t('past.score', { days: horizonDays }), isFigure: true },
            { id: 'leftOn', label: t('past.leftOn'), isFigure: true },
          ]}
          rows={missed.map(({ id, name, leftOn, score }) => ({
            id,
            cells: [
              <Link key="name" className="link" prefetch={false} href={`/accounts/${encodeURIComponent(id)}/health`}>
                {name}
              </Link>,
              formatNumber(score, locale),
              formatDay(leftOn, locale),
            ],
          }))}
        />
      )}
    </>
  );
}
