import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { writePrivate } from '@/scripts/data-folder.mjs';
import { environmentOf } from '@/scripts/environment.mjs';
import { freePort, portIsFree } from '@/scripts/free-port.mjs';
import { isAlive, startOf } from '@/scripts/process-identity.mjs';
import { claim, describe, findRunning, release } from '@/scripts/running.mjs';
import { supervise } from '@/scripts/supervise.mjs';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rapport-processes-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A supervised process that writes its number to a file and, told to end, a last word to its log. */
function superviseOne() {
  const script = join(folder, 'child.mjs');
  writeFileSync(
    script,
    `import { writeFileSync } from 'node:fs';
    setInterval(() => {}, 1000);
    process.on('SIGTERM', () => { process.stdout.write('drained'); process.exit(0); });
    writeFileSync(${JSON.stringify(join(folder, 'pid'))}, String(process.pid));`,
  );
  const ends: string[] = [];
  const child = supervise({ args: [script], env: process.env, log: join(folder, 'log'), onStart: () => {}, onExit: (how) => ends.push(how) });
  return { child, ends };
}
const writtenPid = () => Number(existsSync(join(folder, 'pid')) ? readFileSync(join(folder, 'pid'), 'utf8') : 0);

test('a process that is killed starts again, and one told to stop finishes first', async () => {
  const { child, ends } = superviseOne();
  const first = await vi.waitUntil(writtenPid, { timeout: 10_000 });
  process.kill(first, 'SIGKILL');
  const second = await vi.waitUntil(() => (writtenPid() === first ? 0 : writtenPid()), { timeout: 10_000 });
  expect(ends).toEqual(['SIGKILL']);
  await child.stop();
  expect(isAlive(second)).toBe(false);
  expect(readFileSync(join(folder, 'log'), 'utf8')).toBe('drained');
  expect(ends).toEqual(['SIGKILL']);
});

test('a process ends when its supervisor is killed', async () => {
  const supervisor = join(folder, 'supervisor.mjs');
  const target = join(folder, 'child.mjs');
  writeFileSync(
    target,
    `import { writeFileSync } from 'node:fs'; setInterval(() => {}, 1000); writeFileSync(${JSON.stringify(join(folder, 'pid'))}, String(process.pid));`,
  );
  writeFileSync(
    supervisor,
    `import { supervise } from ${JSON.stringify(resolve('scripts/supervise.mjs'))};
    supervise({ args: [${JSON.stringify(target)}], env: process.env, log: ${JSON.stringify(join(folder, 'log'))}, onStart() {}, onExit() {} });`,
  );
  const process_ = spawn(process.execPath, [supervisor]);
  const child = await vi.waitUntil(writtenPid, { timeout: 10_000 });
  process_.kill('SIGKILL');
  await vi.waitUntil(() => startOf(child) === null, { timeout: 10_000 });
});

test('a data folder has one holder at a time, and a dead one does not count', () => {
  expect(claim(folder, 'start')).toBeNull();
  describe(folder, { environment: { PORT: '3000' } });
  expect(claim(folder, 'command')).toMatchObject({ pid: process.pid, kind: 'start', environment: { PORT: '3000' } });
  expect(statSync(join(folder, 'running.json')).mode & 0o777).toBe(0o600);
  release(folder);
  expect(findRunning(folder)).toBeNull();
  writePrivate(folder, 'running.json', { pid: process.pid, since: 'before', kind: 'start' });
  expect(findRunning(folder)).toBeNull();
  expect(claim(folder, 'command')).toBeNull();
});

test('secrets are made once; origins follow the ports unless they are set', () => {
  const options = { folder, databaseUrl: 'postgresql://localhost/x', port: 4000, ingestPort: 4001 };
  vi.stubEnv('NEXTAUTH_SECRET', '');
  vi.stubEnv('APP_ORIGIN', '');
  vi.stubEnv('INGEST_ORIGIN', 'https://events.example.com');
  const first = environmentOf(options);
  expect(first).toMatchObject({
    APP_ORIGIN: 'http://localhost:4000',
    NEXTAUTH_URL: 'http://localhost:4000',
    INGEST_ORIGIN: 'https://events.example.com',
  });
  expect(first.NEXTAUTH_SECRET?.length).toBeGreaterThanOrEqual(32);
  expect(environmentOf(options).NEXTAUTH_SECRET).toBe(first.NEXTAUTH_SECRET);
  vi.unstubAllEnvs();
});

test('npm start names the port that is taken and leaves nothing behind', async () => {
  const port = await freePort(45_000);
  const holder = createServer().listen(port);
  await new Promise((done) => holder.once('listening', done));
  expect(await portIsFree(port)).toBe(false);
  const { code, output } = await ended(start({ PORT: String(port) }));
  holder.close();
  expect({ code, output }).toEqual({ code: 1, output: `\nport ${port} is taken: set PORT to another, or leave it out to get a free one\n` });
  expect(findRunning(folder)).toBeNull();
});

test('a second npm start says where the first one runs', async () => {
  claim(folder, 'start');
  describe(folder, { environment: { APP_ORIGIN: 'http://localhost:3000' } });
  const { code, output } = await ended(start({}));
  expect(code).toBe(1);
  expect(output).toContain(`already running from this folder (process ${process.pid}): http://localhost:3000`);
  expect(findRunning(folder)).toMatchObject({ pid: process.pid });
});

const start = (env: Record<string, string>) => spawn(process.execPath, ['scripts/start.mjs'], { env: { ...process.env, ...env, DATA_DIR: folder } });

async function ended(child: ChildProcess): Promise<{ code: number | null; output: string }> {
  let output = '';
  child.stdout?.on('data', (text) => {
    output += text;
  });
  const code = await new Promise<number | null>((done) => child.once('close', done));
  return { code, output };
}
