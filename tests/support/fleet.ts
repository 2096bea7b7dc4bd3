import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { commandsOf } from '@/scripts/application.mjs';

const ROOT = resolve(import.meta.dirname, '../..');
const READY_LIMIT_MS = 60_000;

type Role = 'ingest' | 'worker';

/** Ingest and worker as `npm start` runs them, each a process that can be killed. */
export interface Fleet {
  origin: string;
  /** SIGKILL; resolves when the process is gone. */
  kill(role: Role): Promise<void>;
  /** Starts it again; the ingest is there when it answers, the worker when it says that it is ready. */
  boot(role: Role): Promise<void>;
  stop(): Promise<void>;
}

export interface FleetOptions {
  databaseUrl: string;
  ingestPort: number;
  redisUrl?: string;
  /** Set for the processes beside this process's own environment. */
  env?: Record<string, string>;
}

async function answering(origin: string): Promise<void> {
  for (const end = Date.now() + READY_LIMIT_MS; Date.now() < end; await sleep(25)) {
    const isUp = await fetch(`${origin}/livez`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isUp) return;
  }
  throw new Error(`${origin} does not answer`);
}

function saysReady(worker: ChildProcess): Promise<void> {
  return new Promise((ready, failed) => {
    const timer = setTimeout(() => failed(new Error('the worker does not start')), READY_LIMIT_MS);
    worker.stderr?.on('data', (text) => {
      if (!String(text).includes('worker ready')) return;
      clearTimeout(timer);
      ready();
    });
  });
}

/** Starts both processes and waits until they work. */
export async function startFleet({ databaseUrl, ingestPort, redisUrl = '', env = {} }: FleetOptions): Promise<Fleet> {
  const origin = `http://127.0.0.1:${ingestPort}`;
  const running = new Map<Role, ChildProcess>();
  const given = { ...process.env, DATABASE_URL: databaseUrl, REDIS_URL: redisUrl, INGEST_PORT: String(ingestPort), LOG_LEVEL: 'info', ...env };
  const boot = async (role: Role) => {
    const child = spawn(process.execPath, commandsOf('')[role], { cwd: ROOT, env: given, stdio: ['ignore', 'ignore', 'pipe'] });
    running.set(role, child);
    await (role === 'ingest' ? answering(origin) : saysReady(child));
    child.stderr.resume();
  };
  const end = async (role: Role, signal: NodeJS.Signals) => {
    const child = running.get(role);
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise<void>((done) => child.once('exit', () => done()));
    child.kill(signal);
    await gone;
  };
  await Promise.all([boot('ingest'), boot('worker')]);
  return {
    origin,
    boot,
    kill: (role) => end(role, 'SIGKILL'),
    stop: async () => void (await Promise.all([end('ingest', 'SIGTERM'), end('worker', 'SIGTERM')])),
  };
}
