import * as z from 'zod';
import { defineJob } from '@/lib/core/jobs/job';

const SWEEP_MS = 15_000;
const Drawing = z.strictObject({ organizationId: z.number().int(), versionId: z.uuid() });

/** Tells a worker that a version waits for its pages. */
export const startDrawingJob = defineJob({ name: 'publication.start', lane: 'effects', payload: Drawing, attempts: 3 });

/** Draws the pages of a version. */
export const drawVersionJob = defineJob({ name: 'publication.draw', lane: 'drawings', payload: Drawing, attempts: 1 });

/** Goes on with drawings whose worker died, and with those that no wake-up told of. */
export const sweepDrawingsJob = defineJob({
  name: 'publication.sweep',
  lane: 'effects',
  payload: z.strictObject({}),
  attempts: 1,
  everyMs: SWEEP_MS,
});
