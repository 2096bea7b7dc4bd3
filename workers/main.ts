import type { Worker } from 'bullmq';
import { closeConnections } from '@/lib/core/db/pool';
import { env } from '@/lib/core/env';
import { LANES, type Lane } from '@/lib/core/jobs/job';
import { openWorker } from '@/lib/core/jobs/queue';
import { closeQueues, schedule } from '@/lib/core/jobs/wake';
import { log } from '@/lib/core/log';
import { findJob, JOBS, type JobName } from '@/lib/registry/jobs';
import { handlers } from './handlers';

/** Jobs under way are finished on shutdown, for this long at most; what is cut off runs again elsewhere. */
const SHUTDOWN_MS = 20_000;

async function run(name: string, data: unknown): Promise<void> {
  const job = findJob(name);
  if (!job) throw new Error(`no job is called ${name}`);
  const handle = handlers[name as JobName] as (payload: object) => Promise<void>;
  await handle(job.payload.parse(data));
}

/** Opens a worker for each lane; the returned function ends them. */
export async function startWorkers(): Promise<() => Promise<void>> {
  env();
  const workers: Worker[] = (Object.keys(LANES) as Lane[]).map((lane) => openWorker(lane, LANES[lane].concurrency, (job) => run(job.name, job.data)));
  await schedule(Object.values(JOBS));
  log.info({ lanes: Object.keys(LANES) }, 'worker ready');
  return async () => {
    const closed = Promise.all(workers.map((worker) => worker.close()));
    await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, SHUTDOWN_MS).unref())]);
    await closeQueues();
    await closeConnections();
  };
}

const stop = await startWorkers();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void stop().then(() => process.exit(0));
  });
}
