import type { ChartData, FigureKind } from '@/components/charts/chart-data';
import type { ChartFigures } from '@/lib/features/chart/contract';
import type { MetricUnit } from '@/lib/features/metric/metrics';

/** What a metric is called and what its figures are in. */
export interface MetricLabel {
  name: string;
  unit: MetricUnit;
}

interface Words {
  label(metric: string): MetricLabel;
  /** A point of the axis. */
  point(start: string): string;
  none: string;
  rest: string;
  before(name: string): string;
}

const KINDS: Partial<Record<MetricUnit, FigureKind>> = { share: 'percent', percent: 'percent', ms: 'duration' };
const kindOf = (unit: MetricUnit): FigureKind => KINDS[unit] ?? 'number';

/** Units that may share an axis; percent and share are drawn alike. */
const axisOf = (unit: MetricUnit): string => (kindOf(unit) === 'number' ? unit : kindOf(unit));

function nameOf({ metric, name, part }: ChartFigures['series'][number], words: Words): string {
  if (part === 'group') return name ?? words.none;
  if (part === 'rest') return words.rest;
  const { name: of } = words.label(metric);
  return part === 'before' ? words.before(of) : of;
}

/** A chart's figures as drawings: one for each unit, as figures of two can't share an axis. */
export function prepareFigures({ points, series }: ChartFigures, words: Words): ChartData[] {
  const axes = new Map<string, ChartFigures['series']>();
  for (const one of series) {
    const axis = axisOf(words.label(one.metric).unit);
    axes.set(axis, [...(axes.get(axis) ?? []), one]);
  }
  return [...axes.values()].map((some) => ({
    kind: kindOf(words.label(some[0]?.metric ?? '').unit),
    points: points.map(({ start }) => ({ key: start, label: words.point(start) })),
    partialLast: points.at(-1)?.partial ?? false,
    series: some.map((one, index) => ({
      ...{ id: String(index), name: nameOf(one, words), dashed: one.part === 'before' },
      values: one.values.map((value) => (value !== null && words.label(one.metric).unit === 'percent' ? value / 100 : value)),
    })),
  }));
}
