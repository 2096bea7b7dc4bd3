import * as z from 'zod';
import type { Context } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { defineOperation } from '@/lib/core/operation';
import { ChartContent, ChartFigures, ChartId, SavedChart } from './contract';
import { chartFigures } from './figures';
import { readCharts } from './store';

/** What a chart shows, whether or not it is saved. */
export const queryChart = defineOperation({
  name: 'chart.query',
  kind: 'read',
  permission: 'chart:read',
  scope: 'organization',
  input: ChartContent,
  output: ChartFigures,
  run: (ctx, content) => chartFigures(ctx, content),
});

/** The charts of the Chart Explorer: the reader's own and the shared ones, by name. */
export const listCharts = defineOperation({
  name: 'chart.list',
  kind: 'read',
  permission: 'chart:read',
  scope: 'organization',
  input: z.strictObject({}),
  output: z.array(SavedChart),
  run: (ctx) => readCharts(ctx),
});

/** One of them. @throws AppError not_found, alike for absent charts and others' private ones */
export async function findChart(ctx: Context, id: string): Promise<SavedChart> {
  const [chart] = await readCharts(ctx, id);
  if (!chart) throw new AppError('not_found', 'There is no such chart');
  return chart;
}

export const readChart = defineOperation({
  name: 'chart.read',
  kind: 'read',
  permission: 'chart:read',
  scope: 'organization',
  input: ChartId,
  output: SavedChart,
  run: (ctx, { id }) => findChart(ctx, id),
});

/** The figures of a saved chart as the reader sees them. */
export const readChartFigures = defineOperation({
  name: 'chart.figures',
  kind: 'read',
  permission: 'chart:read',
  scope: 'organization',
  input: ChartId,
  output: ChartFigures,
  run: async (ctx, { id }) => chartFigures(ctx, (await findChart(ctx, id)).content),
});
