import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@/scripts/free-port.mjs';

const LOWEST_PORT = 46_000;

/** Whether this machine has a redis-server; without one the tests that need it are skipped. */
export const hasRedis = spawnSync('redis-server', ['--version']).status === 0;

/** Why such a test is skipped, for its title. */
export const REDIS_NEEDED = 'needs redis-server on the PATH (apt-get install redis-server)';

/** Starts a Redis of the test's own, which keeps nothing; resolves when it accepts connections. */
export async function startRedis(): Promise<{ url: string; stop: () => Promise<void> }> {
  const port = await freePort(LOWEST_PORT + (process.pid % 1000) * 4, '127.0.0.1');
  const folder = mkdtempSync(join(tmpdir(), 'rapport-redis-'));
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder];
  const server = spawn('redis-server', options, { stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = new Promise<void>((done) => server.once('exit', () => done()));
  await new Promise<void>((ready, failed) => {
    server.stdout.on('data', (text) => String(text).includes('Ready to accept connections') && ready());
    void ended.then(() => failed(new Error('redis-server ended before it was ready')));
  });
  const stop = async () => {
    server.kill('SIGKILL');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  return { url: `redis://127.0.0.1:${port}`, stop };
}
