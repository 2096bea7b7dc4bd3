import { systemCaller } from '@/lib/core/auth/callers';
import { clock } from '@/lib/core/clock';
import { invoke } from '@/lib/core/operation';
import { forEachOrganization, organizationsWithVisits } from '@/lib/core/tenants';
import { closeVisitsJob, judgeReadingJob } from '@/lib/features/hub-reading/jobs';
import { VISIT_GAP_MS } from '@/lib/features/hub-reading/metrics';
import { closeVisits, judgeReading } from '@/lib/features/hub-reading/news';
import type { PayloadOf } from '@/lib/registry/jobs';

/** Tells how far the reading of one document has come. */
export async function judge({ organizationId, itemId, versionId }: PayloadOf<'hub-reading.judge'>): Promise<void> {
  await invoke(judgeReading, await systemCaller(organizationId, judgeReadingJob.name), { itemId, versionId });
}

/** Closes visits that are over, wherever some are. */
export async function closeAllVisits(): Promise<void> {
  const since = new Date(clock.now().getTime() - VISIT_GAP_MS);
  await forEachOrganization(await organizationsWithVisits(since), closeVisitsJob.name, async (caller) => {
    for (let more = true; more; ) ({ more } = await invoke(closeVisits, caller, {}));
  });
}
