'use client';

import { CartesianGrid, type DotItemDotProps, Line, LineChart, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { axisText, type ChartData, seriesColor } from '@/components/charts/chart-data';
import { axisTicks, labelIndexes } from '@/components/charts/prepare-axis';
import { prepareLines } from '@/components/charts/prepare-lines';

export interface LineDrawingProps {
  data: ChartData;
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

/** The lines themselves; loaded when needed, because the drawing library is large. */
export function LineDrawing({ data, locale, height, active, onActive }: LineDrawingProps) {
  const { rows, lines } = prepareLines(data);
  const ticks = axisTicks(data.kind, data.range ?? data.series.flatMap(({ values }) => values));
  const read = (index: unknown) => onActive(index === undefined || index === null ? null : Number(index));
  return (
    <ResponsiveContainer width="100%" height={height}>
      <LineChart
        data={rows}
        margin={{ top: 6, right: 12, bottom: 0, left: 0 }}
        accessibilityLayer={false}
        onMouseMove={({ activeTooltipIndex }) => read(activeTooltipIndex)}
        onMouseLeave={() => onActive(null)}
      >
        <CartesianGrid vertical={false} stroke="var(--grid)" />
        <XAxis
          dataKey="index"
          type="number"
          domain={[0, Math.max(rows.length - 1, 1)]}
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
        {lines.map(({ id, series, partial }) => (
          <Line
            key={id}
            dataKey={id}
            stroke={seriesColor(series)}
            strokeWidth={1.75}
            strokeDasharray={partial ? '4 3' : undefined}
            dot={partial ? openDot(rows.length - 1) : rows.length === 1}
            activeDot={{ r: 3, strokeWidth: 0 }}
            isAnimationActive={false}
          />
        ))}
      </LineChart>
    </ResponsiveContainer>
  );
}
