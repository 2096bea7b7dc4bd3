import * as z from 'zod';
import { defineJob } from '@/lib/core/jobs/job';

const QUARTER_MS = 15 * 60_000;

/** Reminds those who have not answered a survey, and closes surveys that are past their end. */
export const remindJob = defineJob({ name: 'invitation.remind', lane: 'ticks', payload: z.strictObject({}), attempts: 1, everyMs: QUARTER_MS });
