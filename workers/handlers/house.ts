import { pruneCore, pruneJob } from '@/lib/core/housekeeping';
import { invoke } from '@/lib/core/operation';
import { allOrganizations, forEachOrganization } from '@/lib/core/tenants';
import { runTransfer } from '@/lib/core/transfer';
import { pruneSightings } from '@/lib/features/alert-rule/evaluate-changed';
import { pruneAssets } from '@/lib/features/asset/maintenance';
import { pruneCharts } from '@/lib/features/chart/layout';
import { pruneEvents, pruneRejections } from '@/lib/features/event/maintenance';
import { pruneImports } from '@/lib/features/import/maintenance';
import { prunePublications } from '@/lib/features/publication/maintenance';
import { pruneDeliveries } from '@/lib/features/webhook/maintenance';

/** Clears away what has served its time, in core and in every organization. */
export async function prune(): Promise<void> {
  await pruneCore();
  await forEachOrganization(await allOrganizations(), pruneJob.name, async (caller) => {
    for (const operation of [pruneRejections, pruneEvents, pruneDeliveries, pruneSightings, pruneCharts]) {
      for (let deleted = 1; deleted > 0; ) ({ deleted } = await invoke(operation, caller, {}));
    }
    await invoke(prunePublications, caller, {});
    await runTransfer(pruneAssets, async () => caller, {});
    await runTransfer(pruneImports, async () => caller, {});
  });
}
