import { systemCaller } from '@/lib/core/auth/callers';
import { clock } from '@/lib/core/clock';
import { invoke } from '@/lib/core/operation';
import { allOrganizations, forEachOrganization, organizationsWithSegments } from '@/lib/core/tenants';
import { foldUsage, recomputeUsage, startNewDay } from '@/lib/features/usage/commands';
import { foldJob, newDayJob } from '@/lib/features/usage/jobs';
import type { PayloadOf } from '@/lib/registry/jobs';

/** A fold that was woken has begun by then. */
const OVERDUE_MS = 5_000;

/** Folds until nothing waits. */
export async function fold({ organizationId }: PayloadOf<'usage.fold'>): Promise<void> {
  const caller = await systemCaller(organizationId, foldJob.name);
  for (let events = 1; events > 0; ) ({ events } = await invoke(foldUsage, caller, {}));
}

/** Rebuilds what an alias, a merge or a change of zone left. */
export async function recompute({ organizationId, ...what }: PayloadOf<'usage.recompute'>): Promise<void> {
  await invoke(recomputeUsage, await systemCaller(organizationId, 'usage.recompute'), what);
}

/**
 * Folds what has waited too long: no wake-up announced it, or the worker that took it died and its job is still locked.
 * Folding by itself, not by another wake-up, as those would be taken for the same job.
 */
export async function sweepSegments(): Promise<void> {
  const since = new Date(clock.now().getTime() - OVERDUE_MS);
  for (const organizationId of await organizationsWithSegments(since)) await fold({ organizationId });
}

/** Brings every account list to its organization's yesterday. */
export async function startDays(): Promise<void> {
  await forEachOrganization(await allOrganizations(), newDayJob.name, async (caller) => {
    await invoke(startNewDay, caller, {});
  });
}
