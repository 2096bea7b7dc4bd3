'use client';

import dynamic from 'next/dynamic';
import { type KeyboardEvent, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl/react';
import { chartCsv } from '@/components/charts/chart-csv';
import { type ChartData, type ChartLook, hasFigures } from '@/components/charts/chart-data';
import { ChartLegend } from '@/components/charts/chart-legend';
import { ChartTable } from '@/components/charts/chart-table';
import { ChartTools } from '@/components/charts/chart-tools';
import { pointFigures } from '@/components/charts/point-figures';
import { pointAfter } from '@/components/charts/point-keys';
import { pieSlices } from '@/components/charts/prepare-pie';

const LineDrawing = dynamic(() => import('@/components/charts/line-drawing').then((module) => module.LineDrawing), {
  ssr: false,
});
const PieDrawing = dynamic(() => import('@/components/charts/pie-drawing').then((module) => module.PieDrawing), { ssr: false });

interface LineChartProps {
  /** What the chart shows, for assistive technology and the file's name. */
  title: string;
  data: ChartData;
  /** Pixels of the drawing, reserved before it is there. */
  height?: number;
  look?: ChartLook;
  /** The table stands first; the drawing is a click away. */
  asTable?: boolean;
  /** What a point is; a day unless said otherwise. */
  pointHeader?: string;
}

/** Values over time, readable by mouse, by arrow keys, as a table and as CSV. */
export function LineChart({ title, data, height = 168, look, asTable = false, pointHeader }: LineChartProps) {
  const t = useTranslations('chart');
  const locale = useLocale();
  const [active, setActive] = useState<number | null>(null);
  const [isTable, setTable] = useState(asTable);
  const header = pointHeader ?? t('day');
  const shown = active ?? data.points.length - 1;
  const onKey = (event: KeyboardEvent) => {
    const next = pointAfter(event.key, active, data.points.length);
    if (next === undefined) return;
    event.preventDefault();
    setActive(next);
  };
  return (
    <div>
      <div className="mb-2 flex min-h-6.5 items-center gap-2">
        <ChartLegend data={data} index={shown} figures={pointFigures(data, shown, locale, look)} partialWord={t('partial')} />
        <ChartTools fileName={title} csv={() => chartCsv(data, header)} view={{ isTable, onToggle: () => setTable(!isTable) }} />
      </div>
      {!isTable && (
        // biome-ignore lint/a11y/useSemanticElements: no element is a chart that is read by keys
        <div
          role="group"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys read it
          tabIndex={0}
          aria-label={t('reading', { title })}
          onKeyDown={onKey}
          onBlur={() => setActive(null)}
          className="relative rounded-sm"
          style={{ height }}
        >
          <Drawing data={data} look={look} height={height} active={active} onActive={setActive} />
          <Reading data={data} look={look} active={active} />
        </div>
      )}
      <ChartTable data={data} title={title} pointHeader={header} partialWord={t('partial')} locale={locale} height={height} hidden={!isTable} />
    </div>
  );
}

interface ReadingProps extends Pick<LineChartProps, 'data' | 'look'> {
  /** The point being read, null for none. */
  active: number | null;
}

interface DrawingProps extends ReadingProps {
  height: number;
  onActive: (index: number | null) => void;
}

/** The drawing, or that there is nothing to draw. */
function Drawing({ data, look, height, active, onActive }: DrawingProps) {
  const t = useTranslations('chart');
  const locale = useLocale();
  const shown = active ?? data.points.length - 1;
  const isKnown = look === 'pie' ? pieSlices(data, shown).length > 0 : hasFigures(data);
  if (!isKnown) return <p className="grid h-full place-items-center text-sm text-ink-2">{t('empty')}</p>;
  if (look === 'pie') return <PieDrawing data={data} height={height} index={shown} />;
  return <LineDrawing data={data} look={look} locale={locale} height={height} active={active} onActive={onActive} />;
}

/** Says the point under the keys, once it changes. */
function Reading({ data, look, active }: ReadingProps) {
  const t = useTranslations('chart');
  const locale = useLocale();
  const point = active === null ? undefined : data.points[active];
  const isPartial = data.partialLast && active === data.points.length - 1;
  const figures = pointFigures(data, active ?? 0, locale, look);
  const values = data.series.map(({ name }, at) => t('series', { name, value: figures[at] ?? '' }));
  return (
    <p aria-live="polite" className="sr-only">
      {point && t('point', { label: isPartial ? `${point.label}, ${t('partial')}` : point.label, values: values.join(', ') })}
    </p>
  );
}
