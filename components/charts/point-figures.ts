import { type ChartData, type ChartLook, figureText } from '@/components/charts/chart-data';
import { pieSlices } from '@/components/charts/prepare-pie';
import { formatPercent } from '@/lib/kit/number-format';

/** A point's figures in full, one for each series; a pie's with their shares. */
export function pointFigures(data: ChartData, index: number, locale: string, look?: ChartLook): string[] {
  const figures = data.series.map(({ values }) => figureText(data.kind, values[index] ?? null, locale));
  if (look !== 'pie') return figures;
  const shares = new Map(pieSlices(data, index).map(({ series, share }) => [series, formatPercent(share, locale)]));
  return figures.map((figure, at) => (shares.has(at) ? `${figure} (${shares.get(at)})` : figure));
}
