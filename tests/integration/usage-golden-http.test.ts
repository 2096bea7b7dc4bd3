import type { Analytics } from '@segment/analytics-node';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Caller } from '@/lib/core/actor';
import { systemCaller } from '@/lib/core/auth/callers';
import { withTenant } from '@/lib/core/db/database';
import { closeConnections } from '@/lib/core/db/pool';
import { createOrganization } from '@/lib/features/organization/commands';
import { randomStream } from '@/prisma/seed/scenarios/random';
import { freePort } from '@/scripts/free-port.mjs';
import { databaseUrl } from '@/tests/support/database';
import { type FlakyProxy, startFlakyProxy } from '@/tests/support/flaky-proxy';
import { type Fleet, startFleet } from '@/tests/support/fleet';
import { foldAll, goldenEvents, goldenReadings, ingestAll, readingsOf } from '@/tests/support/golden';
import { hasRedis, REDIS_NEEDED, startRedis } from '@/tests/support/redis';
import { rollups } from '@/tests/support/rollups';
import { type Ledger, segmentClient, sendUntilAcknowledged, type TrackCall, trackBySegment } from '@/tests/support/senders';

/** Where everything is sent so many times over; the rollups are compared with a quiet import's. */
const TIMEZONE = 'America/Los_Angeles';
const DAYS = ['2024-03-10', '2026-05-13'];
const TIMES_OVER = 3;
/** Where it is sent once, on one queue, beside the other and shuffled too. */
const OTHER_ZONES = ['UTC', 'Asia/Kolkata'];
const STREAMS = 8;
const BATCH = 100;
const minutes = 60_000;
const events = goldenEvents() as TrackCall[];
const random = randomStream('golden over HTTP');

afterAll(closeConnections);

/** Fisher and Yates. */
function shuffled<T>(list: readonly T[]): T[] {
  const result = [...list];
  for (let last = result.length - 1; last > 0; last--) {
    const other = random.whole(0, last);
    [result[last], result[other]] = [result[other] as T, result[last] as T];
  }
  return result;
}

interface Tenant {
  caller: Caller;
  writeKey: string;
  timezone: string;
}

async function organizationIn(timezone: string, name: string): Promise<Tenant> {
  const { organization, writeKey } = await createOrganization({ name, timezone });
  return { caller: await systemCaller(organization.id, 'test'), writeKey, timezone };
}

/** Batches of our own, now and then the same one twice. */
async function sendBatches(origin: string, writeKey: string, part: readonly TrackCall[], ledger: Ledger): Promise<void> {
  for (let from = 0; from < part.length; from += BATCH) {
    const batch = part.slice(from, from + BATCH);
    for (let times = random.chance(0.2) ? 2 : 1; times > 0; times--) await sendUntilAcknowledged(origin, writeKey, batch, ledger, () => false);
  }
}

/** The SDK's own batches, over a connection that refuses some and loses the answer of others. */
async function sendBySegment(client: Analytics, proxy: FlakyProxy, part: readonly TrackCall[], ledger: Ledger): Promise<void> {
  proxy.fates.push(503, 'lose the answer');
  for (const event of part) trackBySegment(client, event, ledger);
  await client.closeAndFlush({ timeout: minutes });
}

/** The ingest itself, and a bad connection to it. */
interface Way {
  origin: string;
  proxy: FlakyProxy;
}

async function sendAll({ origin, proxy }: Way, { writeKey }: Tenant, timesOver: number): Promise<Ledger> {
  const ledger: Ledger = { sent: new Set(), acknowledged: new Set() };
  for (let time = 0; time < timesOver; time++) {
    const order = shuffled(events);
    const parts = Array.from({ length: STREAMS }, (_, stream) => order.filter((_event, index) => index % STREAMS === stream));
    await Promise.all(
      parts.map((part, stream) =>
        stream % 2 === 0
          ? sendBatches(origin, writeKey, part, ledger)
          : sendBySegment(segmentClient(proxy.url, writeKey, BATCH), proxy, part, ledger),
      ),
    );
  }
  return ledger;
}

async function expectGolden({ caller, timezone }: Tenant): Promise<void> {
  for (const day of DAYS) {
    for (const [accountId, readings] of Object.entries(goldenReadings(timezone, day)))
      expect(await readingsOf(caller, accountId, day), `${timezone} ${day}`).toEqual(readings);
  }
}

const waitingSegments = ({ organization }: Caller) =>
  withTenant(organization.id, (db) => db.selectFrom('segment').select('id').where('foldedAt', 'is', null).limit(1).execute());

describe.each([
  ['PostgreSQL', false],
  [hasRedis ? 'Redis' : `Redis (${REDIS_NEEDED})`, true],
])('real activity over HTTP, woken through %s', (queue, onRedis) => {
  const test = onRedis && !hasRedis ? it.skip : it;
  let redis: Awaited<ReturnType<typeof startRedis>> | null = null;
  let fleet: Fleet | null = null;
  let proxy: FlakyProxy | null = null;

  beforeAll(async () => {
    if (onRedis && !hasRedis) return;
    redis = onRedis ? await startRedis() : null;
    const ingestPort = await freePort(13_600 + (process.pid % 200), '127.0.0.1');
    fleet = await startFleet({ databaseUrl, ingestPort, redisUrl: redis?.url });
    proxy = await startFlakyProxy(ingestPort);
  }, 2 * minutes);

  afterAll(async () => {
    await fleet?.stop();
    await proxy?.close();
    await redis?.stop();
  }, minutes);

  test(
    'reads as the independent program counted it, and leaves the rollups that one quiet import leaves',
    async () => {
      if (!fleet || !proxy) throw new Error('nothing runs');
      const quiet = await organizationIn(TIMEZONE, `Quiet ${queue}`);
      await ingestAll(quiet.caller, events);
      await foldAll(quiet.caller);

      const tenants = await Promise.all(
        [TIMEZONE, ...(onRedis ? [] : OTHER_ZONES)].map((timezone) => organizationIn(timezone, `${queue} ${timezone}`)),
      );
      const [loud] = tenants as [Tenant];
      const way = { origin: fleet.origin, proxy };
      const ledgers = await Promise.all(tenants.map((tenant) => sendAll(way, tenant, tenant === loud ? TIMES_OVER : 1)));
      for (const { acknowledged } of ledgers) expect(acknowledged.size).toBe(new Set(events.map((event) => event.messageId)).size);
      expect(proxy.answered).toContain(503);
      for (const tenant of tenants) {
        await vi.waitUntil(async () => (await waitingSegments(tenant.caller)).length === 0, { timeout: minutes, interval: 100 });
        await expectGolden(tenant);
      }
      expect(await rollups(loud.caller)).toEqual(await rollups(quiet.caller));
    },
    5 * minutes,
  );
});
