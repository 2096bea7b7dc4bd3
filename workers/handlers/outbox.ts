import { type ClaimedEffect, claimEffect, finishEffect, postponeEffect } from '@/lib/core/jobs/outbox';
import { findJob, type JobName } from '@/lib/registry/jobs';
import type { Handlers } from './index';

/** Runs the effects that are due, one after the other, until none is. Several drains share them without overlap. */
export async function drain(handlers: Handlers): Promise<void> {
  for (let effect = await claimEffect(); effect; effect = await claimEffect()) await run(effect, handlers);
}

async function run(effect: ClaimedEffect, handlers: Handlers): Promise<void> {
  const job = findJob(effect.job);
  try {
    if (!job) throw new Error(`no job is called ${effect.job}`);
    const handle = handlers[effect.job as JobName] as (payload: object) => Promise<void>;
    await handle(job.payload.parse(effect.payload));
    await finishEffect(effect);
  } catch (error) {
    await postponeEffect(effect, error instanceof Error ? error : new Error(String(error)), job?.attempts ?? 1);
  }
}
