import { closeSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { programOf } from './process-identity.mjs';

const START_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 20_000;

/** What PostgreSQL's programs see of this process's environment. */
export const SERVER_ENVIRONMENT = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' };

/** What postmaster.pid says: the server's number, port and status ("ready", "starting", "stopping"); null without one. */
export function serverOf(data) {
  try {
    const lines = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]), status: (lines[7] ?? '').trim() };
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
}

/** The server that still runs on `data`, once it is ready; null when there is none. */
export async function runningServer(data) {
  for (const end = Date.now() + STOP_LIMIT_MS; Date.now() < end; await sleep(50)) {
    const server = serverOf(data);
    const program = server && programOf(server.pid);
    if (!program) return null;
    if (!program.includes('postgres')) {
      // After a crash the number may be another program's by now, which would keep PostgreSQL from starting.
      rmSync(join(data, 'postmaster.pid'));
      return null;
    }
    if (server.status === 'ready') return server;
  }
  throw new Error(`a PostgreSQL on ${data} neither runs nor ends: stop process ${serverOf(data)?.pid} first`);
}

/** Starts the server on a cluster and waits until it is ready; tries again while processes of a killed one are still ending. */
export async function launchServer(place, log, settings) {
  for (const end = Date.now() + STOP_LIMIT_MS; ; await sleep(250)) {
    const failure = await tryLaunch(place, log, settings);
    if (!failure) return;
    if (!failure.includes('shared memory block') || Date.now() > end) throw new Error(`PostgreSQL did not start: ${failure}`);
  }
}

/** Returns why the server did not become ready, or null. */
async function tryLaunch(place, log, settings) {
  const output = openSync(log, 'w', 0o600);
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = place.run(join(place.native, 'bin', 'postgres'), ['-D', place.data, ...flags], {
    cwd: '/',
    env: SERVER_ENVIRONMENT,
    detached: true,
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  let ended = null;
  server.once('error', (error) => {
    ended = error.message;
  });
  server.once('exit', (code, signal) => {
    ended ??= `it ended with ${code ?? signal}`;
  });
  server.unref();
  for (const end = Date.now() + START_LIMIT_MS; !ended && Date.now() < end; await sleep(25)) {
    const now = serverOf(place.data);
    if (now?.pid === server.pid && now.status === 'ready') return null;
  }
  server.kill('SIGINT');
  return `${ended ?? 'it is not ready after a minute'}\n${readFileSync(log, 'utf8')}`;
}

/** A fast shutdown: sessions are ended, nothing committed is lost. */
export async function stopServer(pid) {
  const lives = () => programOf(pid)?.includes('postgres') ?? false;
  if (!lives()) return;
  process.kill(pid, 'SIGINT');
  for (const end = Date.now() + STOP_LIMIT_MS; lives() && Date.now() < end; ) await sleep(25);
  if (lives()) throw new Error(`PostgreSQL (process ${pid}) did not end within ${STOP_LIMIT_MS / 1000} s`);
}
