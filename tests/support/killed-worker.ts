import { fork } from 'node:child_process';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const ROOT = resolve(import.meta.dirname, '../..');

/**
 * Runs a program of tests/support that works and says when it begins, and kills it so long after that unless it is done.
 * @param killAfterMs null lets it finish
 * @returns whether it came to its end
 */
export async function killedWorker(program: string, args: readonly string[], killAfterMs: number | null): Promise<boolean> {
  const child = fork(resolve(ROOT, 'tests/support', program), args, {
    cwd: ROOT,
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = new Promise<boolean>((done) => child.once('exit', (code) => done(code === 0)));
  if (killAfterMs !== null) {
    await new Promise((begun) => child.once('message', begun));
    await sleep(killAfterMs);
    child.kill('SIGKILL');
  }
  return ended;
}
