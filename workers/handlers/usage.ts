import { systemCaller } from '@/lib/core/auth/callers';
import { wake } from '@/lib/core/jobs/wake';
import { invoke } from '@/lib/core/operation';
import { allOrganizations, forEachOrganization, organizationsWithSegments } from '@/lib/core/tenants';
import { foldUsage, recomputeUsage, startNewDay } from '@/lib/features/usage/commands';
import { foldJob, newDayJob } from '@/lib/features/usage/jobs';
import type { PayloadOf } from '@/lib/registry/jobs';

/** Folds until nothing waits. */
export async function fold({ organizationId }: PayloadOf<'usage.fold'>): Promise<void> {
  const caller = await systemCaller(organizationId, foldJob.name);
  for (let events = 1; events > 0; ) ({ events } = await invoke(foldUsage, caller, {}));
}

/** Rebuilds what an alias, a merge or a change of zone left. */
export async function recompute({ organizationId, ...what }: PayloadOf<'usage.recompute'>): Promise<void> {
  await invoke(recomputeUsage, await systemCaller(organizationId, 'usage.recompute'), what);
}

/** Wakes the fold of every organization whose segments wait. */
export async function sweepSegments(): Promise<void> {
  for (const organizationId of await organizationsWithSegments()) await wake(foldJob, { organizationId });
}

/** Brings every account list to its organization's yesterday. */
export async function startDays(): Promise<void> {
  await forEachOrganization(await allOrganizations(), newDayJob.name, async (caller) => {
    await invoke(startNewDay, caller, {});
  });
}
