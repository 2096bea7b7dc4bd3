import * as z from 'zod';
import { defineJob } from '@/lib/core/jobs/job';

const MINUTE_MS = 60_000;
const WATCH_MINUTES = 10;

/** Mails members of what happened in hubs, when it suits them. */
export const mailHubNewsJob = defineJob({ name: 'hub-manager.mail', lane: 'ticks', payload: z.strictObject({}), attempts: 1, everyMs: MINUTE_MS });

/** Finds what nobody does but time: updates that wait or go unseen, readers gone quiet, links that expire. */
export const watchHubsJob = defineJob({
  name: 'hub-manager.watch',
  lane: 'ticks',
  payload: z.strictObject({}),
  attempts: 1,
  everyMs: WATCH_MINUTES * MINUTE_MS,
});
