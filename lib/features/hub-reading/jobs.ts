import * as z from 'zod';
import { defineJob } from '@/lib/core/jobs/job';

const MINUTE_MS = 60_000;

/** Tells what the reading of one document has come to; left by the beat that brought it there. */
export const judgeReadingJob = defineJob({
  name: 'hub-reading.judge',
  lane: 'effects',
  payload: z.strictObject({ organizationId: z.int(), itemId: z.uuid(), versionId: z.uuid() }),
  attempts: 10,
});

/** Closes the visits whose last beat is long enough ago, and tells of them. */
export const closeVisitsJob = defineJob({
  name: 'hub-reading.close-visits',
  lane: 'ticks',
  payload: z.strictObject({}),
  attempts: 1,
  everyMs: MINUTE_MS,
});
