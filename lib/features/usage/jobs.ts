import * as z from 'zod';
import { defineJob } from '@/lib/core/jobs/job';

const Organization = z.strictObject({ organizationId: z.number().int() });

/** Folds an organization's waiting segments; the ingest wakes it, the sweep finds what was missed. */
export const foldJob = defineJob({ name: 'usage.fold', lane: 'usage', payload: Organization, attempts: 1 });

/** Rebuilds rollups from raw events: one account after an alias or merge, or everything, in a new zone if given. */
export const recomputeJob = defineJob({
  name: 'usage.recompute',
  lane: 'effects',
  payload: Organization.extend({ accountId: z.number().int().optional(), timezone: z.string().optional() }),
  attempts: 20,
});

/** Finds organizations whose segments wait although nobody is folding. */
export const sweepSegmentsJob = defineJob({ name: 'usage.sweep', lane: 'ticks', payload: z.strictObject({}), attempts: 1, everyMs: 15_000 });

/** Brings the account list to the new day once an organization's midnight has passed. */
export const newDayJob = defineJob({ name: 'usage.new-day', lane: 'ticks', payload: z.strictObject({}), attempts: 1, everyMs: 60_000 });
