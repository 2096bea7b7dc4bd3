'use client';

import { useLocale, useTranslations } from 'use-intl/react';
import { chartCsv } from '@/components/charts/chart-csv';
import { type FigureKind, figureText } from '@/components/charts/chart-data';
import { ChartTools } from '@/components/charts/chart-tools';
import { type Bar, prepareBars } from '@/components/charts/prepare-bars';

interface BarChartProps {
  title: string;
  /** What a bar stands for: "Module". */
  pointHeader: string;
  /** What its length means: "Total time". */
  valueHeader: string;
  kind: FigureKind;
  bars: readonly Bar[];
}

/** The ten largest as bars. It is a table with bars in it, so that everybody reads the same thing. */
export function BarChart({ title, pointHeader, valueHeader, kind, bars }: BarChartProps) {
  const t = useTranslations('chart');
  const locale = useLocale();
  const prepared = prepareBars(bars);
  const csv = () => {
    const values = prepared.map(({ value }) => value);
    return chartCsv({ kind, points: prepared, series: [{ id: 'value', name: valueHeader, values }] }, pointHeader);
  };
  if (prepared.length === 0) return <p className="py-6 text-center text-sm text-ink-2">{t('empty')}</p>;
  return (
    <div>
      <div className="mb-1 flex min-h-6.5 items-center text-sm text-ink-2">
        {valueHeader}
        <ChartTools fileName={title} csv={csv} />
      </div>
      <table className="w-full table-fixed">
        <caption className="sr-only">{title}</caption>
        <colgroup>
          <col className="w-2/5" />
          <col />
          <col style={{ width: 84 }} />
        </colgroup>
        <thead className="sr-only">
          <tr>
            <th scope="col">{pointHeader}</th>
            <th scope="col" colSpan={2}>
              {valueHeader}
            </th>
          </tr>
        </thead>
        <tbody>
          {prepared.map(({ key, label, value, share }) => (
            <tr key={key}>
              <th scope="row" className="h-7 cut pr-3 text-left font-normal">
                {label}
              </th>
              <td aria-hidden="true">
                <span className="block h-2.5 rounded-sm bg-c-1" style={{ width: `${share}%` }} />
              </td>
              <td className="pl-2 text-right font-medium">{figureText(kind, value, locale)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
