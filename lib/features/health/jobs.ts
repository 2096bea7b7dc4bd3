import * as z from 'zod';
import { defineJob } from '@/lib/core/jobs/job';

/** Scores accounts of which something changed; the list follows within seconds. */
export const scoreChangedJob = defineJob({ name: 'health.score-changed', lane: 'scores', payload: z.strictObject({}), attempts: 1, everyMs: 3_000 });

/** Scores everybody once an organization's midnight has passed. */
export const scoreDayJob = defineJob({ name: 'health.score-day', lane: 'scores', payload: z.strictObject({}), attempts: 1, everyMs: 60_000 });
