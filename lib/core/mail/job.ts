import * as z from 'zod';
import { defineJob } from '../jobs/job';

/** Hands a stored mail to the transport; tried for two days. */
export const deliverMailJob = defineJob({
  name: 'mail.deliver',
  lane: 'effects',
  payload: z.strictObject({ organizationId: z.number().int(), mailId: z.uuid() }),
  attempts: 50,
});
