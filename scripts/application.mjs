import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { NEXT } from './build.mjs';
import { say } from './steps.mjs';
import { supervise } from './supervise.mjs';

const READY_LIMIT_MS = 60_000;

/**
 * How a worker is run, as arguments to node. Left to itself, what it has done away with piles up to several times of
 * what it needs before it is cleared: nobody waits for a worker as for a page, so that it may clear more often.
 */
export const WORKER_RUNTIME = ['--heap-growing-percent=75', '--import', 'tsx'];

/** The processes the application consists of, each as arguments to node; `port` is web's. */
export const commandsOf = (port) => ({
  web: [NEXT, 'start', '-p', port],
  ingest: ['--import', 'tsx', 'workers/ingest/main.ts'],
  worker: [...WORKER_RUNTIME, 'workers/main.ts'],
});

/**
 * Starts web, ingest and worker and keeps them running; what they print goes to a file each in `logs`.
 * @param {{ env: NodeJS.ProcessEnv, logs: string, onStart?: (name: string, pid: number) => void }} of
 * @returns {{ ready: (signal?: AbortSignal) => Promise<void>, stop: () => Promise<void> }}
 *   `ready` resolves when web and ingest answer, and throws when they don't within a minute
 */
export function startApplication({ env, logs, onStart = () => {} }) {
  mkdirSync(logs, { recursive: true, mode: 0o700 });
  const children = Object.entries(commandsOf(env.PORT)).map(([name, args]) => {
    const log = join(logs, `${name}.log`);
    const onExit = (how, pauseMs) => say(`  ${name} ended (${how}), starting it again in ${pauseMs / 1000} s; see ${log}\n`);
    return supervise({ args, env, log, onStart: (pid) => onStart(name, pid), onExit });
  });
  return {
    ready: async (signal) => {
      await Promise.all([env.PORT, env.INGEST_PORT].map((port) => answering(`http://127.0.0.1:${port}/livez`, signal)));
    },
    stop: async () => {
      await Promise.all(children.map((child) => child.stop()));
    },
  };
}

async function answering(url, signal) {
  for (const end = Date.now() + READY_LIMIT_MS; ; await sleep(100, undefined, { signal })) {
    const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) }).catch(() => null);
    if (answer?.ok) return;
    if (Date.now() > end) throw new Error(`${url} does not answer: see the logs`);
  }
}
