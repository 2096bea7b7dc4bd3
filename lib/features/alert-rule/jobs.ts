import * as z from 'zod';
import { defineJob } from '@/lib/core/jobs/job';

const MINUTE_MS = 60_000;
const CHANGED_MS = 10_000;

/** Evaluates every rule of the last full day, once its health scores are kept; a rule that is new is done within a minute. */
export const evaluateRulesJob = defineJob({
  name: 'alert-rule.evaluate',
  lane: 'scores',
  payload: z.strictObject({}),
  attempts: 1,
  everyMs: MINUTE_MS,
});

/** Looks at the accounts of which something changed, by the rules that ask for it. */
export const evaluateChangedJob = defineJob({
  name: 'alert-rule.evaluate-changed',
  lane: 'scores',
  payload: z.strictObject({}),
  attempts: 1,
  everyMs: CHANGED_MS,
});
