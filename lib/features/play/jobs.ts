import * as z from 'zod';
import { defineJob } from '@/lib/core/jobs/job';

const DAY_MS = 86_400_000;

/** Looks again at a run of which a task was closed: with its last task it is complete. */
export const settleRunJob = defineJob({
  name: 'play.settle',
  lane: 'effects',
  payload: z.strictObject({ organizationId: z.number().int(), runId: z.number().int() }),
  attempts: 10,
});

/** Starts and ends plays by their criteria, once a day; admins can have it done at once. */
export const evaluatePlaysJob = defineJob({ name: 'play.evaluate', lane: 'ticks', payload: z.strictObject({}), attempts: 1, everyMs: DAY_MS });
