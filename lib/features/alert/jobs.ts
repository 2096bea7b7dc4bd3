import * as z from 'zod';
import { defineJob } from '@/lib/core/jobs/job';

const MINUTE_MS = 60_000;

/** Mails members of alerts, when it suits them. */
export const mailAlertsJob = defineJob({ name: 'alert.mail', lane: 'ticks', payload: z.strictObject({}), attempts: 1, everyMs: MINUTE_MS });
