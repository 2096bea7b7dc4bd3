import type { Caller } from '@/lib/core/actor';
import { clock } from '@/lib/core/clock';
import { invoke } from '@/lib/core/operation';
import { allOrganizations, forEachOrganization } from '@/lib/core/tenants';
import type { KeepPosition } from '@/lib/features/metric/contract';
import { keepMetricsJob } from '@/lib/features/metric/jobs';
import { keepMore } from '@/lib/features/metric/keep';
import { sliceMore } from '@/lib/features/metric/slices';

/** Neither of one organization's two tasks keeps the others waiting for longer. */
const TURN_MS = 10_000;

/** Keeps what charts lack; a day that was begun is finished. */
async function keepDays(caller: Caller): Promise<void> {
  const end = clock.ticks() + TURN_MS;
  let at: KeepPosition | null = null;
  do {
    const answer: { next: KeepPosition | null } = await invoke(keepMore, caller, { at });
    at = answer.next;
  } while (at && (at.after > 0 || clock.ticks() < end));
}

async function sliceDays(caller: Caller): Promise<void> {
  const end = clock.ticks() + TURN_MS;
  while ((await invoke(sliceMore, caller, {})).more && clock.ticks() < end);
}

/** Keeps what charts lack and slices what is kept, organization by organization. */
export async function keepCharted(): Promise<void> {
  await forEachOrganization(await allOrganizations(), keepMetricsJob.name, async (caller) => {
    await keepDays(caller);
    await sliceDays(caller);
  });
}
