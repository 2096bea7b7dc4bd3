import type { ChartData } from '@/components/charts/chart-data';

export interface Slice {
  /** Index of the series, which gives the colour. */
  series: number;
  value: number;
  /** Of all slices together, up to 1. */
  share: number;
}

/** How a point's values divide their sum; what is unknown, zero or below has no slice. */
export function pieSlices({ series }: Pick<ChartData, 'series'>, index: number): Slice[] {
  const values = series.map(({ values: all }) => Math.max(all[index] ?? 0, 0));
  const sum = values.reduce((total, value) => total + value, 0);
  return values.flatMap((value, at) => (value > 0 ? [{ series: at, value, share: value / sum }] : []));
}
