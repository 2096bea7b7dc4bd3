import type { ChartData } from '@/components/charts/chart-data';

/** One x position: its index and each line's value there, by line id. */
export type LineRow = { index: number } & Record<string, number | null>;

export interface PreparedLine {
  /** The key of its values in the rows. */
  id: string;
  /** Index of the series, which gives the colour. */
  series: number;
  /** Drawn dashed: the step into a period that isn't over. */
  partial: boolean;
}

export interface PreparedLines {
  rows: LineRow[];
  lines: PreparedLine[];
}

/**
 * Rows and lines for drawing. Where the last period isn't over, each series becomes a full line up to the period
 * before and a dashed one from there, so that an unfinished figure can't be taken for a fall. null stays null.
 */
export function prepareLines({ points, series, partialLast = false }: ChartData): PreparedLines {
  const last = points.length - 1;
  const rows = points.map((_, index): LineRow => {
    const row: LineRow = { index };
    for (const [at, { values }] of series.entries()) {
      const value = values[index] ?? null;
      row[`full-${at}`] = partialLast && index === last ? null : value;
      if (partialLast) row[`partial-${at}`] = index >= last - 1 ? value : null;
    }
    return row;
  });
  const lines = series.flatMap((_, at): PreparedLine[] => [
    { id: `full-${at}`, series: at, partial: false },
    ...(partialLast ? [{ id: `partial-${at}`, series: at, partial: true }] : []),
  ]);
  return { rows, lines };
}

/** How high the values of each point reach when they stand on each other; what they are compared with stands beside them. */
export function stackedSums({ points, series }: Pick<ChartData, 'points' | 'series'>): (number | null)[] {
  const sums = points.map((_, index) => series.reduce((sum, { values, dashed }) => sum + (dashed ? 0 : Math.max(values[index] ?? 0, 0)), 0));
  return [...sums, ...series.flatMap(({ values, dashed }) => (dashed ? values : []))];
}
