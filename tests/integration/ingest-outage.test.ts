import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freePort } from '@/scripts/free-port.mjs';
import { removePostgres, startPostgres } from '@/scripts/postgres.mjs';
import { check, sound } from '@/tests/support/checker';
import { createMigrated } from '@/tests/support/test-server';

// A server of its own, as it is stopped and started: what reads the configuration is imported after it is known.
const folder = mkdtempSync(join(tmpdir(), 'rapport-outage-'));
const ROUNDS = 2;
let database: Awaited<ReturnType<typeof startPostgres>>;
let writeKey: string;
let organizationId: number;
let port: number;
let ingest: ChildProcess;

async function boot(): Promise<void> {
  const env = { ...process.env, DATABASE_URL: database.url('outage'), INGEST_PORT: String(port) };
  ingest = spawn(process.execPath, ['--import', 'tsx', 'workers/ingest/main.ts'], { env, stdio: 'ignore' });
  for (let tries = 0; tries < 200 && ingest.exitCode === null; tries += 1) {
    const isUp = await fetch(`http://127.0.0.1:${port}/livez`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isUp) return;
    await sleep(100);
  }
  throw new Error('the ingest did not start');
}

async function exited(process: ChildProcess): Promise<number | NodeJS.Signals | null> {
  if (process.exitCode === null && process.signalCode === null) await new Promise((resolve) => process.once('exit', resolve));
  return process.exitCode ?? process.signalCode;
}

beforeAll(async () => {
  database = await startPostgres({ dataDir: folder, port: await freePort(60_100 + (process.pid % 1_000), '127.0.0.1') });
  process.env.DATABASE_URL = database.url('outage');
  await createMigrated(database.url('outage'));
  const [{ newSender }, { closeConnections }] = await Promise.all([import('@/tests/support/ingest'), import('@/lib/core/db/pool')]);
  ({ id: organizationId, writeKey } = await newSender('Outage'));
  await closeConnections();
  port = await freePort(13_100 + (process.pid % 1_000), '127.0.0.1');
  await boot();
}, 120_000);

afterAll(async () => {
  ingest.kill('SIGKILL');
  await removePostgres(folder);
  rmSync(folder, { recursive: true, force: true });
});

interface Load {
  acknowledged: Set<string>;
  statuses: Set<number>;
  sent: number;
}

/** Sends batches until told to stop, each one again until it is acknowledged. */
async function send(load: Load, stop: AbortSignal): Promise<void> {
  const headers = { authorization: `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}` };
  while (!stop.aborted) {
    load.sent += 1;
    const number = load.sent;
    const batch = Array.from({ length: 20 }, (_, n) => ({
      type: 'track',
      event: 'e',
      userId: `u${n}`,
      messageId: `outage-${number}-${n}`,
      context: { groupId: `a${number % 9}` },
    }));
    for (let status = 0; status !== 200; ) {
      const response = await fetch(`http://127.0.0.1:${port}/v1/batch`, { method: 'POST', headers, body: JSON.stringify({ batch }) }).catch(
        () => null,
      );
      status = response?.status ?? 0;
      load.statuses.add(status);
      if (status === 429) expect(Number(response?.headers.get('retry-after'))).toBeGreaterThan(0);
      if (status !== 200) await sleep(50);
    }
    for (const { messageId } of batch) load.acknowledged.add(messageId);
  }
}

it('loses and repeats nothing when the database restarts and the ingest is killed under load', async () => {
  const load: Load = { acknowledged: new Set(), statuses: new Set(), sent: 0 };
  const stop = new AbortController();
  const streams = Array.from({ length: 4 }, () => send(load, stop.signal));
  for (let round = 0; round < ROUNDS; round += 1) {
    await sleep(700);
    await database.stop();
    await sleep(700);
    database = await startPostgres({ dataDir: folder, port: database.port });
    await sleep(700);
    expect(ingest.exitCode, 'the ingest survives a restart of its database').toBeNull();
    ingest.kill('SIGKILL');
    await exited(ingest);
    await boot();
  }
  await sleep(700);
  stop.abort();
  await Promise.all(streams);
  expect([...load.statuses].sort()).toEqual([0, 200, 429]);
  expect(await check(database.url('outage'), organizationId, load.acknowledged)).toEqual(sound(load.sent * 20, load.sent * 20));
}, 120_000);

it('answers what is under way and stops within its time when asked to', async () => {
  const load: Load = { acknowledged: new Set(), statuses: new Set(), sent: 1_000_000 };
  const stop = new AbortController();
  const streams = Array.from({ length: 4 }, () => send(load, stop.signal));
  await sleep(300);
  stop.abort();
  ingest.kill('SIGTERM');
  expect(await Promise.race([exited(ingest), sleep(25_000, 'too late', { ref: false })])).toBe(0);
  await boot();
  await Promise.all(streams);
  expect((await check(database.url('outage'), organizationId, load.acknowledged)).lostCount).toBe(0);
}, 60_000);
