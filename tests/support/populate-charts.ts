import type { Caller } from '@/lib/core/actor';
import { withTenant } from '@/lib/core/db/database';
import { invoke } from '@/lib/core/operation';
import { createChart, saveAccountLayout } from '@/lib/features/chart/commands';
import type { ChartContent } from '@/lib/features/chart/contract';
import { keepMore } from '@/lib/features/metric/keep';

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

/** Charts of an organization, one on each account's tab, with the values of a day. @returns the id of a shared one */
export async function populateCharts(system: Caller, { open, hidden, canary }: Place): Promise<string> {
  const { id } = await invoke(createChart, system, { name: `${canary} chart`, content: CHART });
  for (const accountId of [open, hidden]) {
    const additions = [{ add: 'copy', chartId: id }];
    await invoke(saveAccountLayout, system, { accountId, keep: [], remove: [], additions });
  }
  const { next } = await invoke(keepMore, system, { at: null });
  await invoke(keepMore, system, { at: next });
  await withTenant(system.organization.id, (db) =>
    db
      .insertInto('metricFormula')
      .values({
        ...{ organizationId: system.organization.id, id: crypto.randomUUID(), name: `${canary} formula`, expression: 'mau - dau' },
        ...{ unit: 'count', decimals: 0 },
      })
      .execute(),
  );
  return id;
}
