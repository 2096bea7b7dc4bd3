import { type ChartData, seriesColor } from '@/components/charts/chart-data';

interface ChartLegendProps {
  data: ChartData;
  /** The point whose figures stand beside the names. */
  index: number;
  /** These figures, one for each series. */
  figures: readonly string[];
  /** The words after an unfinished period. */
  partialWord: string;
}

/** Names, colours, and the figures of the point being read. */
export function ChartLegend({ data, index, figures, partialWord }: ChartLegendProps) {
  const isPartial = data.partialLast && index === data.points.length - 1;
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-0.5 text-sm text-ink-2">
      {data.series.map(({ id, name }, at) => (
        <li key={id} className="flex items-center gap-1.5">
          <span aria-hidden="true" className="h-0.5 w-3 flex-none" style={{ background: seriesColor(at) }} />
          {name}
          <b className="font-strong text-ink">{figures[at]}</b>
        </li>
      ))}
      <li className="text-ink-3">
        {data.points[index]?.label}
        {isPartial && ` (${partialWord})`}
      </li>
    </ul>
  );
}
