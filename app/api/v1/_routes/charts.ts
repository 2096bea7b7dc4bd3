import { readAccountCharts } from '@/lib/features/chart/board';
import { changeChart, createChart, deleteChart } from '@/lib/features/chart/commands';
import { SavedChart } from '@/lib/features/chart/contract';
import { saveAccountLayout } from '@/lib/features/chart/layout';
import { listCharts, readChart, readChartFigures } from '@/lib/features/chart/queries';
import { createFormula } from '@/lib/features/metric/commands';
import { OwnMetric } from '@/lib/features/metric/contract';
import { listOwnMetrics } from '@/lib/features/metric/queries';
import { apiList } from '@/lib/next/api-list';
import { api } from '@/lib/next/api-route';

export const chartRoutes = {
  list: apiList('GET /api/v1/charts', 'Charts of the Chart Explorer: one’s own and the shared ones', listCharts, SavedChart, (chart) => chart.id),
  create: api('POST /api/v1/charts', 'Save a chart', createChart, 201),
  read: api('GET /api/v1/charts/{id}', 'A chart', readChart),
  change: api('PATCH /api/v1/charts/{id}', 'Rename, change or share a chart', changeChart),
  delete: api('DELETE /api/v1/charts/{id}', 'Delete a chart that no Metrics tab shows', deleteChart, 204),
  figures: api('GET /api/v1/charts/{id}/figures', 'What a chart shows, up to yesterday', readChartFigures),
  metrics: apiList(
    'GET /api/v1/metrics',
    'Metrics that the organization defined itself and that are numbers',
    listOwnMetrics,
    OwnMetric,
    (metric) => metric.id,
  ),
  formula: api('POST /api/v1/formulas', 'Define a metric by a formula over others', createFormula, 201),
  ofAccount: api('GET /api/v1/accounts/{accountId}/charts', 'The charts of an account’s Metrics tab, with their figures', readAccountCharts),
  arrange: api(
    'PATCH /api/v1/accounts/{accountId}/charts',
    'Add charts to a Metrics tab, take some off or put them back, order and resize them',
    saveAccountLayout,
  ),
};
