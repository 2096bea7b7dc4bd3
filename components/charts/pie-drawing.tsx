'use client';

import { Pie, PieChart, ResponsiveContainer } from 'recharts';
import { type ChartData, seriesColor } from '@/components/charts/chart-data';
import { pieSlices } from '@/components/charts/prepare-pie';

interface PieDrawingProps {
  data: ChartData;
  height: number;
  /** The point whose values it divides. */
  index: number;
}

/** How the values of one point divide their sum, clockwise from the top. */
export function PieDrawing({ data, height, index }: PieDrawingProps) {
  const slices = pieSlices(data, index).map(({ series, value }) => ({ value, fill: seriesColor(series) }));
  return (
    <ResponsiveContainer width="100%" height={height}>
      <PieChart accessibilityLayer={false} margin={{ top: 4, right: 4, bottom: 4, left: 4 }}>
        <Pie
          data={slices}
          dataKey="value"
          innerRadius="56%"
          outerRadius="100%"
          startAngle={90}
          endAngle={-270}
          stroke="var(--surface)"
          strokeWidth={2}
          isAnimationActive={false}
          rootTabIndex={-1}
        />
      </PieChart>
    </ResponsiveContainer>
  );
}
