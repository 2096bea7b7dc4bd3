import { setTimeout as sleep } from 'node:timers/promises';
import { LANES, type Lane } from '../jobs/job';
import { waiting } from '../jobs/wake';
import { type Check, checked } from './check';

const PATIENCE_MS = 3_000;

/** Whether the queue answers: without it work starts late, as sweeps find it, but none is lost. */
export function checkQueue(): Promise<Check> {
  return checked('queue', 'Start Redis, or correct REDIS_URL; without REDIS_URL the queue is in the database', async () => {
    const late = new AbortController();
    const counts = Promise.all((Object.keys(LANES) as Lane[]).map(async (lane) => `${lane} ${await waiting(lane)}`));
    const answer = await Promise.race([counts, sleep(PATIENCE_MS, null, { signal: late.signal })]);
    late.abort();
    return answer ? { ok: true, detail: `waiting: ${answer.join(', ')}` } : { ok: false, detail: `no answer within ${PATIENCE_MS / 1_000} s` };
  });
}
