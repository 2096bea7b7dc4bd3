import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const ROOT = resolve(import.meta.dirname, '..');
const GUARD = new URL('./guard.mjs', import.meta.url).href;
const DRAIN_LIMIT_MS = 25_000;
const STEADY_MS = 60_000;
const [FIRST_PAUSE_MS, LONGEST_PAUSE_MS] = [500, 15_000];

/**
 * Keeps one Node process running in a session of its own: starts it again, later each time, whenever it ends by itself.
 * @param {{ args: string[], env: NodeJS.ProcessEnv, log: string, onStart: (pid: number) => void, onExit: (how: string, pauseMs: number) => void }} of
 *   what to run, the file its output goes to, and whom to tell that it runs, or that it ended and how soon it starts again
 */
export function supervise({ args, env, log, onStart, onExit }) {
  let child;
  let stopping = false;
  let pause = FIRST_PAUSE_MS;
  let timer;
  const start = () => {
    const output = openSync(log, 'a', 0o600);
    const begun = Date.now();
    child = spawn(process.execPath, ['--import', GUARD, ...args], { cwd: ROOT, env, detached: true, stdio: ['ignore', output, output, 'ipc'] });
    closeSync(output);
    onStart(child.pid);
    child.once('exit', (code, signal) => {
      if (stopping) return;
      if (Date.now() - begun > STEADY_MS) pause = FIRST_PAUSE_MS;
      onExit(signal ?? `code ${code}`, pause);
      timer = setTimeout(start, pause);
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
    });
  };
  start();
  return {
    /** Asks it to finish and waits; kills it after 25 s. */
    stop: async () => {
      stopping = true;
      clearTimeout(timer);
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = new Promise((done) => child.once('exit', done));
      child.kill('SIGTERM');
      const late = new AbortController();
      await Promise.race([
        ended,
        sleep(DRAIN_LIMIT_MS, undefined, { signal: late.signal }).then(
          () => child.kill('SIGKILL'),
          () => {},
        ),
      ]);
      await ended;
      late.abort();
    },
  };
}
