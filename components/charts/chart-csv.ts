import type { ChartData } from '@/components/charts/chart-data';
import { csvLine } from '@/lib/kit/csv';

/** The figures behind a chart, unrounded: one line for each point, one column for each series. */
export function chartCsv({ points, series }: ChartData, pointHeader: string): string {
  const header = csvLine([pointHeader, ...series.map(({ name }) => name)]);
  const lines = points.map(({ key }, index) => csvLine([key, ...series.map(({ values }) => values[index] ?? null)]));
  return header + lines.join('');
}
