import type { Queue } from 'bullmq';
import { log } from '../log';
import type { Job, Lane } from './job';
import { openQueue } from './queue';

const queues = new Map<Lane, Queue>();

function queueOf(lane: Lane): Queue {
  const queue = queues.get(lane) ?? openQueue(lane);
  queues.set(lane, queue);
  return queue;
}

/**
 * Asks a worker to run a job soon. Only a wake-up: the truth is in the database and a sweep finds what no wake-up
 * announced, so a queue that is away costs seconds and loses nothing. While the same job waits, it is the same one.
 */
export async function wake<P extends object>(job: Job<P>, payload: P): Promise<void> {
  const id = `${job.name}:${JSON.stringify(payload)}`;
  try {
    await queueOf(job.lane).add(job.name, payload, {
      deduplication: { id, keepLastIfActive: true },
      removeOnComplete: true,
      removeOnFail: { age: 86_400, count: 1_000 },
    });
  } catch (error) {
    log.warn({ job: job.name, error: error instanceof Error ? error.message : String(error) }, 'no wake-up');
  }
}

/** Registers what runs by itself; the same at every start. */
export async function schedule(jobs: readonly Job<object>[]): Promise<void> {
  for (const job of jobs) {
    if (!job.everyMs) continue;
    await queueOf(job.lane).upsertJobScheduler(
      job.name,
      { every: job.everyMs },
      { name: job.name, data: {}, opts: { removeOnComplete: true, removeOnFail: 100 } },
    );
  }
}

/** Jobs that wait in each lane, for doctor and metrics. */
export async function waiting(lane: Lane): Promise<number> {
  return queueOf(lane).getWaitingCount();
}

/** Closes the process's queues. */
export async function closeQueues(): Promise<void> {
  const open = [...queues.values()];
  queues.clear();
  await Promise.all(open.map((queue) => queue.close()));
}
