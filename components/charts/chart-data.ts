import { formatDuration } from '@/lib/kit/duration-format';
import { formatCompact, formatNumber, formatPercent } from '@/lib/kit/number-format';

/** What the figures of a chart are: durations are milliseconds, percent is a share of 1. */
export type FigureKind = 'number' | 'percent' | 'duration';

export interface ChartPoint {
  /** Stable and machine-readable, for CSV: a day, a module's name. */
  key: string;
  /** What the reader sees. */
  label: string;
}

export interface ChartSeries {
  id: string;
  name: string;
  /** One for each point; null is a gap, never zero. */
  values: readonly (number | null)[];
  /** Drawn dashed: what the others are compared with. */
  dashed?: boolean;
}

/** How values over time are drawn; stacked ones stand on each other. */
export type LineLook = 'line' | 'area' | 'stacked' | 'bar';
/** A pie divides the values of one point. */
export type ChartLook = LineLook | 'pie';

export interface ChartData {
  kind: FigureKind;
  points: readonly ChartPoint[];
  series: readonly ChartSeries[];
  /** The last point's period isn't over: its figures will still grow. */
  partialLast?: boolean;
  /** Points at which something began, and what. */
  markers?: readonly { index: number; label: string }[];
  /** What the axis reaches from and to, whatever the values; round ticks around them otherwise. */
  range?: readonly [number, number];
}

/** Chart colours in their fixed order; a ninth series starts again. */
export function seriesColor(index: number): string {
  return `var(--c-${(index % 8) + 1})`;
}

/** A figure in full, for legends and tables. */
export function figureText(kind: FigureKind, value: number | null, locale: string): string {
  if (kind === 'duration') return formatDuration(value, locale);
  return kind === 'percent' ? formatPercent(value, locale) : formatNumber(value, locale);
}

/** A figure for an axis, where there is little room. */
export function axisText(kind: FigureKind, value: number, locale: string): string {
  return kind === 'number' ? formatCompact(value, locale) : figureText(kind, value, locale);
}

/** Whether any figure is known. */
export function hasFigures({ series }: ChartData): boolean {
  return series.some(({ values }) => values.some((value) => value !== null));
}
