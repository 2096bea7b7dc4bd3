import { clock } from '@/lib/core/clock';
import { invoke } from '@/lib/core/operation';
import { allOrganizations, forEachOrganization } from '@/lib/core/tenants';
import type { KeepPosition } from '@/lib/features/metric/contract';
import { keepMetricsJob } from '@/lib/features/metric/jobs';
import { keepMore } from '@/lib/features/metric/keep';

/** One organization's past days don't keep the others waiting for longer. */
const TURN_MS = 10_000;

/** Keeps what charts lack, organization by organization; a day that was begun is finished. */
export async function keepCharted(): Promise<void> {
  await forEachOrganization(await allOrganizations(), keepMetricsJob.name, async (caller) => {
    const end = clock.ticks() + TURN_MS;
    let at: KeepPosition | null = null;
    do {
      const answer: { next: KeepPosition | null } = await invoke(keepMore, caller, { at });
      at = answer.next;
    } while (at && (at.after > 0 || clock.ticks() < end));
  });
}
