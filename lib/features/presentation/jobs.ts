import * as z from 'zod';
import { defineJob } from '@/lib/core/jobs/job';

/** Makes a deck that was asked for. */
export const generatePresentationJob = defineJob({
  name: 'presentation.generate',
  lane: 'effects',
  payload: z.strictObject({ organizationId: z.number().int(), presentationId: z.uuid() }),
  attempts: 3,
});
