'use client';

import { useLocale, useTranslations } from 'use-intl/react';
import { type MetricLabel, prepareFigures } from '@/components/chart/prepare-figures';
import { LineChart } from '@/components/charts/line-chart';
import type { ChartContent, ChartFigures } from '@/lib/features/chart/contract';
import { formatMonth, formatShortDay } from '@/lib/kit/date-format';

interface ChartViewProps {
  title: string;
  content: Pick<ChartContent, 'grain' | 'kind'>;
  figures: ChartFigures;
  labels: Readonly<Record<string, MetricLabel>>;
  /** Pixels for all drawings. */
  height: number;
}

/** Pixels that a drawing needs, and that the legend of a further one takes. */
const LEAST_HEIGHT = 110;
const LEGEND_HEIGHT = 20;

/** What a saved or unsaved chart shows: a drawing for each unit, with its table and file. */
export function ChartView({ title, content: { grain, kind }, figures, labels, height }: ChartViewProps) {
  const t = useTranslations('explorer');
  const locale = useLocale();
  const drawings = prepareFigures(figures, {
    label: (metric) => labels[metric] ?? { name: metric, unit: 'count' },
    point: (start) => (grain === 'month' ? formatMonth(start, locale) : formatShortDay(start, locale)),
    none: t('group.without'),
    rest: t('group.rest'),
    before: (name) => t('before', { name }),
  });
  const each = drawings.length > 1 ? Math.max(LEAST_HEIGHT, Math.floor(height / drawings.length) - LEGEND_HEIGHT) : height;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-gap">
      {drawings.map((data, index) => (
        <LineChart
          key={`${kind} ${data.series.map(({ name }) => name).join(' ')}`}
          title={index === 0 ? title : `${title} ${index + 1}`}
          data={data}
          height={each}
          look={kind === 'table' ? 'line' : kind}
          asTable={kind === 'table'}
          pointHeader={t(`point.${grain}`)}
        />
      ))}
    </div>
  );
}
