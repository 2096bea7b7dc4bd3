'use server';

import { changeChart, createChart, deleteChart } from '@/lib/features/chart/commands';
import type { ChartContent } from '@/lib/features/chart/contract';
import { chartMetrics } from '@/lib/features/metric/commands';
import { toAction } from '@/lib/next/action';

export const removeChart = toAction(deleteChart);
export const keepValues = toAction(chartMetrics);

export async function saveNew(content: ChartContent, fields: object) {
  return toAction(createChart)({ ...fields, content });
}

/** @param from its id, and the version that the editor began from */
export async function saveChanges(from: { id: string; version: number }, fields: object) {
  return toAction(changeChart)({ ...fields, ...from });
}
