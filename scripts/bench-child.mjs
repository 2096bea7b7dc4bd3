import { fork } from 'node:child_process';
import { resolve } from 'node:path';
import { WORKER_RUNTIME } from './application.mjs';

const ROOT = resolve(import.meta.dirname, '..');

/**
 * Starts a program of scripts/bench on a database of its own, as a worker is run.
 * @param {string} program file name in scripts/bench
 * @param {string} databaseUrl
 * @returns {{ ask: (question: object) => Promise<any>, end: () => Promise<void> }} `ask` sends a question and resolves
 *   to its answer; it throws what the program failed with
 */
export function benchChild(program, databaseUrl) {
  const env = { ...process.env, DATABASE_URL: databaseUrl };
  const child = fork(resolve(ROOT, 'scripts/bench', program), { cwd: ROOT, env, execArgv: WORKER_RUNTIME });
  const ended = new Promise((done) => child.once('exit', done));
  return {
    ask: (question) =>
      new Promise((answered, failed) => {
        child.once('message', ({ answer, error }) => (error !== undefined ? failed(new Error(error)) : answered(answer)));
        void ended.then((code) => failed(new Error(`${program} ended with ${code}`)));
        child.send(question);
      }),
    end: async () => {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}
