import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { env } from '@/lib/core/env';
import { commandsOf } from '@/scripts/application.mjs';

const ROOT = resolve(import.meta.dirname, '../..');
const READY_LIMIT_MS = 30_000;

/** Runs the ingest as `npm start` does, in a process of its own, on this process's database. */
export async function startIngest(): Promise<{ origin: string; stop: () => Promise<void> }> {
  const child = spawn(process.execPath, commandsOf('').ingest, { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] });
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  const origin = `http://127.0.0.1:${env().INGEST_PORT}`;
  for (const end = performance.now() + READY_LIMIT_MS; ; await sleep(50)) {
    const answer = await fetch(`${origin}/readyz`).catch(() => null);
    if (answer?.ok) break;
    if (performance.now() > end || child.exitCode !== null) throw new Error('the ingest does not start');
  }
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  return { origin, stop };
}
