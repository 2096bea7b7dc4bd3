import * as z from 'zod';
import { defineJob } from '@/lib/core/jobs/job';

/** Brings the account list's figures of money to the new day, and to a new currency of the organization. */
export const moneyDayJob = defineJob({ name: 'money.new-day', lane: 'ticks', payload: z.strictObject({}), attempts: 1, everyMs: 60_000 });
