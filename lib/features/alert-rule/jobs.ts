import * as z from 'zod';
import { defineJob } from '@/lib/core/jobs/job';

const MINUTE_MS = 60_000;

/** Evaluates every rule of the last full day, once its health scores are kept; a rule that is new is done within a minute. */
export const evaluateRulesJob = defineJob({
  name: 'alert-rule.evaluate',
  lane: 'scores',
  payload: z.strictObject({}),
  attempts: 1,
  everyMs: MINUTE_MS,
});
