import type { Caller } from '@/lib/core/actor';
import { makeContext } from '@/lib/core/context';
import { withTenant } from '@/lib/core/db/database';
import { invoke } from '@/lib/core/operation';
import { createChart } from '@/lib/features/chart/commands';
import type { ChartContent } from '@/lib/features/chart/contract';
import { saveAccountLayout } from '@/lib/features/chart/layout';
import { createFormula } from '@/lib/features/metric/commands';
import { keepMore } from '@/lib/features/metric/keep';
import { sliceDay } from '@/lib/features/metric/slices';

interface Place {
  open: string;
  hidden: string;
  canary: string;
}

/** A chart of an account metric, as everybody may build one. */
export const CHART: ChartContent = {
  ...{ exploration: 'account', metrics: ['openTickets'], across: 'average', within: 'last', groupBy: null },
  ...{ days: 30, grain: 'day', kind: 'line', compare: false, segment: null },
};

/** A chart of what users do. */
export const USER_CHART: ChartContent = {
  ...{ exploration: 'user', metrics: ['activeUsers', 'userTime'], groupBy: null },
  ...{ days: 90, grain: 'week', kind: 'bar', compare: true, segment: null },
};

/** Charts of an organization, one on each account's tab, with the values of a day. @returns ids of a shared one, and of a formula */
export async function populateCharts(system: Caller, { open, hidden, canary }: Place): Promise<{ chartId: string; formulaId: string }> {
  const { id } = await invoke(createChart, system, { name: `${canary} chart`, content: CHART });
  for (const accountId of [open, hidden]) {
    const additions = [{ add: 'copy', chartId: id }];
    await invoke(saveAccountLayout, system, { accountId, keep: [], remove: [], additions });
  }
  const { next } = await invoke(keepMore, system, { at: null });
  await invoke(keepMore, system, { at: next });
  // As in a large organization.
  await withTenant(system.organization.id, (db) => sliceDay(makeContext(system, db), { metric: 'openTickets', day: next?.day ?? '' }));
  const formula = await invoke(createFormula, system, { name: `${canary} formula`, expression: 'mau - dau' });
  return { chartId: id, formulaId: formula.id };
}
