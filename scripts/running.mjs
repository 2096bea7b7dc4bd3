import { linkSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readPrivate, writePrivate } from './data-folder.mjs';
import { startOf } from './process-identity.mjs';

const FILE = 'running.json';

/**
 * What runs on this data folder now: the supervisor of `npm start` or a command that holds the database, else null.
 * @returns {{ pid: number, since: string, kind: 'start' | 'command', environment?: Record<string, string>, web?: number, ingest?: number, worker?: number } | null}
 *   `environment` once everything is up: what its processes were given (DATABASE_URL, PORT, APP_ORIGIN, …); their process numbers
 */
export function findRunning(folder) {
  const running = readPrivate(folder, FILE);
  return running && running.since === startOf(running.pid) ? running : null;
}

/** Takes the data folder for this process; returns who has it when it is taken, else null. */
export function claim(folder, kind) {
  const running = findRunning(folder);
  if (running) return running;
  rmSync(join(folder, FILE), { force: true });
  const mine = `${FILE}.mine-${process.pid}`;
  writePrivate(folder, mine, { pid: process.pid, since: startOf(process.pid), kind });
  try {
    linkSync(join(folder, mine), join(folder, FILE));
    return null;
  } catch (error) {
    if (error.code === 'EEXIST') return findRunning(folder);
    throw error;
  } finally {
    rmSync(join(folder, mine));
  }
}

/** Adds to what `findRunning` tells others about this process. */
export function describe(folder, details) {
  writePrivate(folder, FILE, { ...readPrivate(folder, FILE), ...details });
}

/** Gives the data folder back. */
export function release(folder) {
  rmSync(join(folder, FILE), { force: true });
}
