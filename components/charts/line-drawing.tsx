'use client';

import {
  Area,
  Bar,
  CartesianGrid,
  ComposedChart,
  type DotItemDotProps,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { axisText, type ChartData, type LineLook, seriesColor } from '@/components/charts/chart-data';
import { axisTicks, labelIndexes } from '@/components/charts/prepare-axis';
import { type PreparedLine, prepareLines, stackedSums } from '@/components/charts/prepare-lines';

export interface LineDrawingProps {
  data: ChartData;
  look?: LineLook;
  locale: string;
  height: number;
  /** Index of the point being read, null for none. */
  active: number | null;
  onActive: (index: number | null) => void;
}

const LABELS = 5;
const text = { fill: 'var(--ink-2)', fontSize: 'var(--text-xs)' };

/** An open dot at the unfinished point, so that it is seen where a dash is too short. */
function openDot(last: number) {
  return ({ key, cx, cy, index, stroke }: DotItemDotProps) =>
    index === last && cy !== undefined ? (
      <circle key={key} cx={cx} cy={cy} r={3} stroke={stroke} strokeWidth={1.75} fill="var(--surface)" />
    ) : (
      <g key={key} />
    );
}

/** One series in its look: only lines show a step into an unfinished period as such. */
function drawn(look: LineLook, { id, series, partial }: PreparedLine, dashed: boolean | undefined, last: number) {
  const color = seriesColor(series);
  const shared = { dataKey: id, stroke: color, isAnimationActive: false };
  const stack = look === 'stacked' ? 'all' : undefined;
  if (look === 'bar') return <Bar key={id} {...shared} stroke="none" fill={color} fillOpacity={dashed ? 0.4 : 1} maxBarSize={28} />;
  if (look !== 'line' && !dashed)
    return <Area key={id} {...shared} stackId={stack} fill={color} fillOpacity={stack ? 0.35 : 0.12} strokeWidth={1.5} dot={last === 0} />;
  return (
    <Line
      key={id}
      {...shared}
      strokeWidth={1.75}
      strokeDasharray={partial || dashed ? '4 3' : undefined}
      dot={partial ? openDot(last) : last === 0}
      activeDot={{ r: 3, strokeWidth: 0 }}
    />
  );
}

/** The drawing itself; loaded when needed, because the drawing library is large. */
export function LineDrawing({ data, look = 'line', locale, height, active, onActive }: LineDrawingProps) {
  const { rows, lines } = prepareLines(look === 'line' ? data : { ...data, partialLast: false });
  const reached = look === 'stacked' ? stackedSums(data) : data.series.flatMap(({ values }) => values);
  const ticks = axisTicks(data.kind, data.range ?? reached);
  const read = (index: unknown) => onActive(index === undefined || index === null ? null : Number(index));
  return (
    <ResponsiveContainer width="100%" height={height}>
      <ComposedChart
        data={rows}
        margin={{ top: 6, right: 12, bottom: 0, left: 0 }}
        accessibilityLayer={false}
        onMouseMove={({ activeTooltipIndex }) => read(activeTooltipIndex)}
        onMouseLeave={() => onActive(null)}
      >
        <CartesianGrid vertical={false} stroke="var(--grid)" />
        <XAxis
          dataKey="index"
          {...(look === 'bar' ? { type: 'category' } : { type: 'number', domain: [0, Math.max(rows.length - 1, 1)] })}
          ticks={labelIndexes(rows.length, LABELS)}
          tickFormatter={(index: number) => data.points[index]?.label ?? ''}
          interval="preserveStartEnd"
          tick={text}
          tickLine={false}
          axisLine={{ stroke: 'var(--line-strong)' }}
          height={20}
        />
        <YAxis
          ticks={ticks}
          domain={[ticks[0] ?? 0, ticks.at(-1) ?? 1]}
          tickFormatter={(value: number) => axisText(data.kind, value, locale)}
          tick={text}
          tickLine={false}
          axisLine={false}
          width={44}
        />
        <Tooltip content={() => null} cursor={false} isAnimationActive={false} />
        {data.markers?.map(({ index, label }) => (
          <ReferenceLine
            key={index}
            x={index}
            stroke="var(--line-control)"
            strokeDasharray="3 3"
            label={{ value: label, position: 'insideTopLeft', ...text }}
          />
        ))}
        {active !== null && <ReferenceLine x={active} stroke="var(--line-control)" />}
        {lines.map((line) => drawn(look, line, data.series[line.series]?.dashed, rows.length - 1))}
      </ComposedChart>
    </ResponsiveContainer>
  );
}
