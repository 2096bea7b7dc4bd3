import type { Caller } from '@/lib/core/actor';
import { invoke } from '@/lib/core/operation';
import { createChart } from '@/lib/features/chart/commands';
import { createFormula } from '@/lib/features/metric/commands';
import { CHART } from '@/tests/support/populate-charts';
import type { Populated } from '@/tests/support/two-organizations';
import type { Example } from './matrix-examples';

const formula = { name: 'Matrix', expression: 'mau - dau' };
const chart = { name: 'Matrix', content: CHART };

/** A chart of the caller's own; of somebody else's where they may make none. */
const newChart = async ({ system }: Populated, caller: Caller): Promise<string> => {
  const made = await invoke(createChart, caller, chart).catch(() => invoke(createChart, system, chart));
  return made.id;
};

const ofChart = (rest = {}): Example => ({
  input: async (org, caller) => ({ id: await newChart(org, caller), ...rest }),
  naming: { chart: (id) => ({ id, ...rest }) },
});

const layout = { keep: [], remove: [], additions: [{ add: 'new', ...chart }] };

/** The rows of the matrix about charts, and the values that they show. */
export const CHART_EXAMPLES: Readonly<Record<string, Example>> = {
  'chart.account': { input: ({ open }) => ({ accountId: open }), naming: { account: (accountId) => ({ accountId }) } },
  'chart.change': ofChart({ name: 'Matrix, changed' }),
  'chart.create': { input: () => chart },
  'chart.delete': ofChart(),
  'chart.figures': ofChart(),
  'chart.list': { input: () => ({}) },
  'chart.prune': { input: () => ({}) },
  'chart.query': { input: () => CHART },
  'chart.read': ofChart(),
  'chart.save-layout': {
    input: ({ open }) => ({ accountId: open, ...layout, additions: [] }),
    naming: {
      account: (accountId) => ({ accountId, ...layout }),
      chart: (chartId, org) => ({ accountId: org.open, ...layout, additions: [{ add: 'copy', chartId }] }),
    },
  },
  'metric.archive-formula': {
    input: async ({ system }) => invoke(createFormula, system, formula),
    naming: { formula: (id) => ({ id }) },
  },
  'metric.chart': { input: () => ({ metrics: ['openTickets'] }) },
  'metric.create-formula': { input: () => formula },
  'metric.keep-more': { input: () => ({ at: null }) },
  'metric.own': { input: () => ({}) },
  'metric.slice-more': { input: () => ({}) },
};
