import { type ChartData, figureText } from '@/components/charts/chart-data';
import { cx } from '@/components/ui/cx';
import { useAlive } from '@/components/ui/use-alive';

interface ChartTableProps {
  data: ChartData;
  title: string;
  pointHeader: string;
  /** The words after an unfinished period. */
  partialWord: string;
  locale: string;
  /** Pixels; more rows scroll. */
  height: number;
  /** For screen readers only, while the chart is shown. */
  hidden: boolean;
}

const cell = 'h-7 px-2 first:pl-0 last:pr-0';

/** The figures behind a chart. While they are hidden the server leaves them out, as it does the drawing: they would be most of many a page. */
export function ChartTable({ data, title, pointHeader, partialWord, locale, height, hidden }: ChartTableProps) {
  const isAlive = useAlive();
  const last = data.points.length - 1;
  if (hidden && !isAlive) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a region would repeat the panel's
    <div
      role="group"
      aria-label={title}
      tabIndex={hidden ? undefined : 0}
      className={hidden ? 'sr-only' : 'overflow-auto'}
      style={hidden ? undefined : { height }}
    >
      <table className="w-full">
        <caption className="sr-only">{title}</caption>
        <thead className="text-sm text-ink-2">
          <tr>
            <th scope="col" className={cx(cell, 'sticky top-0 border-b border-line bg-surface text-left font-normal')}>
              {pointHeader}
            </th>
            {data.series.map(({ id, name }) => (
              <th key={id} scope="col" className={cx(cell, 'sticky top-0 border-b border-line bg-surface text-right font-normal')}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.points.map(({ key, label }, index) => (
            <tr key={key}>
              <th scope="row" className={cx(cell, 'border-b border-grid text-left font-normal')}>
                {label}
                {data.partialLast && index === last && <span className="text-ink-3"> ({partialWord})</span>}
              </th>
              {data.series.map(({ id, values }) => (
                <td key={id} className={cx(cell, 'border-b border-grid text-right')}>
                  {figureText(data.kind, values[index] ?? null, locale)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
