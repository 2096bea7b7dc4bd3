import * as z from 'zod';
import { clock } from './clock';
import { control } from './db/database';
import { defineJob } from './jobs/job';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Sessions and tokens are kept a while after their end, for people who ask what happened. */
const ENDED_KEPT_MS = 30 * DAY_MS;

/** Clears away what has served its time: ended sessions and tokens, effects done, counters, old answers, old refusals. */
export const pruneJob = defineJob({ name: 'house.prune', lane: 'ticks', payload: z.strictObject({}), attempts: 1, everyMs: HOUR_MS });

/** Deletes what core keeps for a while only. */
export async function pruneCore(): Promise<void> {
  const now = clock.now().getTime();
  const ended = new Date(now - ENDED_KEPT_MS);
  await control()
    .deleteFrom('session')
    .where((eb) => eb.or([eb('endedAt', '<', ended), eb('expiresAt', '<', ended)]))
    .execute();
  await control().deleteFrom('authToken').where('expiresAt', '<', ended).execute();
  await control().deleteFrom('outbox').where('doneAt', '<', ended).execute();
  await control().deleteFrom('rateLimit').where('expire', '<', now).execute();
}
