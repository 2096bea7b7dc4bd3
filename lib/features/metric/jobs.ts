import * as z from 'zod';
import { defineJob } from '@/lib/core/jobs/job';

/** Keeps the values of charted metrics: yesterday's once it is over, and those of past days of a metric that is new to charts; and slices them. */
export const keepMetricsJob = defineJob({ name: 'metric.keep', lane: 'imports', payload: z.strictObject({}), attempts: 1, everyMs: 30_000 });
