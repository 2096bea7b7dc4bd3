// What reads the configuration comes after these.
import '@/tests/support/own-server';
import '@/tests/support/mail-catcher';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Caller } from '@/lib/core/actor';
import { systemCaller } from '@/lib/core/auth/callers';
import { makeContext } from '@/lib/core/context';
import { control, withTenant } from '@/lib/core/db/database';
import { closeConnections } from '@/lib/core/db/pool';
import { sendMail } from '@/lib/core/mail/send-mail';
import { invoke } from '@/lib/core/operation';
import { recomputeUsage } from '@/lib/features/usage/commands';
import { randomStream } from '@/prisma/seed/scenarios/random';
import { freePort } from '@/scripts/free-port.mjs';
import { check, sound } from '@/tests/support/checker';
import { type Fleet, startFleet } from '@/tests/support/fleet';
import { newSender, storedIds } from '@/tests/support/ingest';
import { received } from '@/tests/support/mail-catcher';
import { crashServer, ownDatabaseUrl } from '@/tests/support/own-server';
import { rollups } from '@/tests/support/rollups';
import { type Ledger, segmentClient, sendUntilAcknowledged, trackBySegment } from '@/tests/support/senders';

const ROUNDS = 20;
const RESTART_AFTER = 9;
const LONGEST_ROUND_MS = 800;
const STREAMS = 4;
const BATCH = 20;
const SDK_EVENTS_A_ROUND = 20;
const minutes = 60_000;

const random = randomStream('durability');
const ledger: Ledger = { sent: new Set(), acknowledged: new Set() };
const mails: string[] = [];
let writeKey: string;
let caller: Caller;
let fleet: Fleet;

beforeAll(async () => {
  const sender = await newSender('Durability');
  writeKey = sender.writeKey;
  caller = await systemCaller(sender.id, 'test');
  fleet = await startFleet({ databaseUrl: ownDatabaseUrl, ingestPort: await freePort(13_400, '127.0.0.1') });
}, minutes);

afterAll(async () => {
  await fleet.stop();
  await closeConnections();
}, minutes);

function someEvent() {
  const user = random.whole(1, 60);
  return {
    type: 'track',
    messageId: random.uuid(),
    userId: `user-${user}`,
    event: `Feature ${random.whole(1, 9)}`,
    timestamp: new Date(Date.now() - random.whole(0, 90 * 86_400_000)).toISOString(),
    context: { groupId: `account-${user % 7}` },
    properties: { module: `Module ${random.whole(1, 4)}`, count: random.whole(1, 5), durationMs: random.whole(0, 60_000) },
  };
}

async function stream(isOver: () => boolean, isFinal: () => boolean): Promise<void> {
  while (!isOver()) await sendUntilAcknowledged(fleet.origin, writeKey, Array.from({ length: BATCH }, someEvent), ledger, isFinal);
}

/** An effect that the outside can see. */
async function leaveMail(number: number): Promise<void> {
  const to = { name: 'Ada', address: `ada-${number}@customer.example` };
  const id = await withTenant(caller.organization.id, (db) =>
    sendMail(makeContext(caller, db), { template: 'passwordReset', values: { email: to.address }, to, path: '/reset?token=one-two' }),
  );
  mails.push(id);
}

async function killBoth(): Promise<void> {
  const die = async (role: 'ingest' | 'worker') => {
    await sleep(random.whole(0, LONGEST_ROUND_MS));
    await fleet.kill(role);
    await fleet.boot(role);
  };
  await Promise.all([die('ingest'), die('worker')]);
}

const waitingSegments = async () =>
  (await sql<{ n: number }>`SELECT count(*) AS n FROM segment WHERE folded_at IS NULL`.execute(control())).rows[0]?.n;
const openEffects = async () => (await sql<{ n: number }>`SELECT count(*) AS n FROM outbox WHERE done_at IS NULL`.execute(control())).rows[0]?.n;

it(
  'loses nothing and repeats nothing through 20 rounds of SIGKILL and a crash of the database',
  async () => {
    let [isOver, isFinal] = [false, false];
    const streams = Promise.all(
      Array.from({ length: STREAMS }, () =>
        stream(
          () => isOver,
          () => isFinal,
        ),
      ),
    );
    const segment = segmentClient(fleet.origin, writeKey, 7);
    for (let round = 0; round < ROUNDS; round++) {
      for (let n = 0; n < SDK_EVENTS_A_ROUND; n++) trackBySegment(segment, someEvent(), ledger);
      await leaveMail(round);
      await killBoth();
      if (round === RESTART_AFTER) await crashServer();
    }
    isOver = true;
    await Promise.race([streams, sleep(20_000)]);
    isFinal = true;
    await streams;
    await segment.closeAndFlush({ timeout: 10_000 });

    const stored = await storedIds(caller.organization.id);
    expect(ledger.acknowledged.size).toBeGreaterThan(ROUNDS * BATCH);
    expect(stored.filter((id) => !ledger.sent.has(id))).toEqual([]);
    expect(await check(ownDatabaseUrl, caller.organization.id, ledger.acknowledged)).toEqual(sound(ledger.acknowledged.size, stored.length));

    await vi.waitUntil(async () => (await waitingSegments()) === 0, { timeout: 2 * minutes, interval: 250 });
    const folded = await rollups(caller);
    expect(Object.keys(folded.users).length).toBeGreaterThan(100);
    await invoke(recomputeUsage, caller, {});
    expect(await rollups(caller)).toEqual(folded);
  },
  6 * minutes,
);

it(
  'does every effect, and none more often than it was begun',
  async () => {
    // The lease of a killed worker runs out.
    await sql`UPDATE outbox SET available_at = now() WHERE done_at IS NULL`.execute(control());
    await vi.waitUntil(async () => (await openEffects()) === 0, { timeout: minutes, interval: 250 });
    const { rows } = await sql<{ mailId: string; attempts: number }>`
    SELECT payload ->> 'mailId' AS mail_id, attempts FROM outbox WHERE done_at IS NOT NULL AND failed_at IS NULL ORDER BY id`.execute(control());
    expect(rows.map((row) => row.mailId)).toEqual(mails);
    for (const { mailId, attempts } of rows) {
      const arrived = received.filter(({ mail }) => mail.messageId?.includes(mailId)).length;
      expect(arrived).toBeGreaterThanOrEqual(1);
      expect(arrived).toBeLessThanOrEqual(attempts);
    }
  },
  2 * minutes,
);
