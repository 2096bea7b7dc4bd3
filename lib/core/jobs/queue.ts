import { createPostgresBackend, type Processor, Queue, Worker } from 'bullmq';
import { LoggedClient } from '../db/pool';
import { env } from '../env';
import { log } from '../log';
import type { Lane } from './job';

/** Connections that one queue or worker keeps to PostgreSQL, beside the one it listens on. */
const POOL = 3;
const LOCK_MS = 30_000;

// A database or Redis that goes away reports itself on every queue: one line each, no dump of the client.
const complain = (lane: Lane) => (error: Error) => log.warn({ lane, error: error.message }, 'queue connection');

const redis = (url: string) => ({ url, maxRetriesPerRequest: null });
const postgres = () => ({ connectionString: env().DATABASE_URL, schema: 'bullmq', migrate: true, max: POOL, Client: LoggedClient });

/** A lane's queue: on Redis when REDIS_URL is set, else on PostgreSQL, in a schema of its own. */
export function openQueue(lane: Lane): Queue {
  const url = env().REDIS_URL;
  const queue = url
    ? new Queue(lane, { connection: redis(url) })
    : (new Queue(lane, { connection: postgres() }, createPostgresBackend) as unknown as Queue);
  return queue.on('error', complain(lane));
}

/** A lane's worker; a job whose worker died runs again once its lock has expired. */
export function openWorker(lane: Lane, concurrency: number, process: Processor): Worker {
  const url = env().REDIS_URL;
  const options = { concurrency, lockDuration: LOCK_MS, stalledInterval: LOCK_MS / 2, maxStalledCount: 1_000 };
  const worker = url
    ? new Worker(lane, process, { ...options, connection: redis(url) })
    : (new Worker(lane, process, { ...options, connection: postgres() }, createPostgresBackend) as unknown as Worker);
  return worker.on('error', complain(lane));
}
