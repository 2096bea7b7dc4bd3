import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import '@/tests/support/database';
import type { Caller } from '@/lib/core/actor';
import { resolveAsOf } from '@/lib/core/as-of';
import { systemCaller } from '@/lib/core/auth/callers';
import { findAccount, makeContext } from '@/lib/core/context';
import { withTenant } from '@/lib/core/db/database';
import { closeConnections } from '@/lib/core/db/pool';
import { invoke } from '@/lib/core/operation';
import { readMetrics } from '@/lib/features/metric/queries';
import { createOrganization } from '@/lib/features/organization/commands';
import { recomputeUsage } from '@/lib/features/usage/commands';
import { foldAll, goldenEvents, goldenReadings, ingestAll, readingsOf } from '@/tests/support/golden';
import { rollups } from '@/tests/support/rollups';

const ZONES = ['UTC', 'America/Los_Angeles', 'Asia/Kolkata'];
const DAYS = ['2024-03-10', '2026-05-13'];
const events = goldenEvents();
const seconds = 1_000;

async function organizationIn(timezone: string, name: string): Promise<Caller> {
  const { organization } = await createOrganization({ name, timezone });
  return systemCaller(organization.id, 'test');
}

/** An account's metrics by their ids. */
async function metricsOf(caller: Caller, accountId: string, day: string, ids: readonly string[]): Promise<Record<string, string>> {
  return withTenant(caller.organization.id, async (db) => {
    const ctx = makeContext(caller, db);
    const { id } = await findAccount(ctx, accountId);
    const read = (await readMetrics(ctx, [id], ids, resolveAsOf(ctx, day))).get(id) ?? new Map();
    return Object.fromEntries([...read].map(([metric, { value }]) => [metric, value]));
  });
}

afterAll(closeConnections);

describe.each(ZONES)('real activity in %s', (timezone) => {
  let caller: Caller;

  beforeAll(async () => {
    caller = await organizationIn(timezone, `Golden ${timezone}`);
    await ingestAll(caller, events);
    await foldAll(caller);
  }, 120 * seconds);

  it.each(DAYS)(
    'reads as the independent program counted it, as of %s',
    async (day) => {
      const expected = goldenReadings(timezone, day);
      expect(Object.keys(expected).length).toBeGreaterThan(3);
      for (const [accountId, readings] of Object.entries(expected)) expect(await readingsOf(caller, accountId, day)).toEqual(readings);
    },
    60 * seconds,
  );

  it.each(DAYS)('gives the same totals of modules and features as metrics for charts, models and rules, as of %s', async (day) => {
    const expected = goldenReadings(timezone, day);
    for (const [accountId, { modules, features }] of Object.entries(expected)) {
      const times = (modules as { name: string; totalTimeMs: number }[]).map(({ name, totalTimeMs }) => [`module:${name}`, String(totalTimeMs)]);
      const counts = (features as { name: string; totalCount: number }[]).map(({ name, totalCount }) => [`feature:${name}`, String(totalCount)]);
      const totals: Record<string, string> = Object.fromEntries([...times, ...counts]);
      expect(await metricsOf(caller, accountId, day, [...Object.keys(totals), 'feature:never used'])).toEqual({
        ...totals,
        'feature:never used': '0',
      });
    }
  });

  it(
    'has the same rollups after a recompute, of everything and from a day on',
    async () => {
      const folded = await rollups(caller);
      await invoke(recomputeUsage, caller, {});
      expect(await rollups(caller)).toEqual(folded);
      await invoke(recomputeUsage, caller, { from: '2024-02-15' });
      expect(await rollups(caller)).toEqual(folded);
    },
    120 * seconds,
  );
});

it(
  'has the same rollups when events come shuffled, three times over, in small and large groups',
  async () => {
    const plain = await organizationIn('America/Los_Angeles', 'Plain');
    await ingestAll(plain, events);
    await foldAll(plain);
    const shuffled = await organizationIn('America/Los_Angeles', 'Shuffled');
    const order = (event: Record<string, unknown>, salt: number) =>
      Buffer.from(`${event.messageId}${salt}`).reduce((hash, byte) => (hash * 31 + byte) % 1_000_003, salt);
    for (const salt of [7, 11, 13]) {
      await ingestAll(
        shuffled,
        [...events].sort((a, b) => order(a, salt) - order(b, salt)),
        170 * salt,
      );
      await foldAll(shuffled);
    }
    expect(await rollups(shuffled)).toEqual(await rollups(plain));
  },
  180 * seconds,
);

it(
  'follows a change of time zone as if events had been folded there from the start',
  async () => {
    const there = await organizationIn('Asia/Kolkata', 'There from the start');
    await ingestAll(there, events);
    await foldAll(there);
    const moved = await organizationIn('UTC', 'Moved');
    await ingestAll(moved, events);
    await foldAll(moved);
    await invoke(recomputeUsage, moved, { timezone: 'Asia/Kolkata' });
    expect(await rollups(moved)).toEqual(await rollups(there));
  },
  180 * seconds,
);
