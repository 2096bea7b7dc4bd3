import '@/tests/support/database';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Caller } from '@/lib/core/actor';
import { systemCaller } from '@/lib/core/auth/callers';
import { control, withTenant } from '@/lib/core/db/database';
import { closeConnections } from '@/lib/core/db/pool';
import { invoke } from '@/lib/core/operation';
import { recomputeUsage } from '@/lib/features/usage/commands';
import { addDays, dayNumber, dayOf, localDay, monthOf, monthStart } from '@/lib/kit/day';
import { foldAll, ingestAll, readingsOf } from '@/tests/support/golden';
import { rollups } from '@/tests/support/rollups';
import { newTenant } from '@/tests/support/tenant';
import { prune } from '@/workers/handlers/house';

const ZONE = 'Asia/Kolkata';
const today = localDay(new Date(), ZONE);
/** The first day of the month that began a year ago. */
const firstKept = dayOf(monthStart(monthOf(dayNumber(today)).month - 12));
const DAYS = 430;
let caller: Caller;

/** Some users each day, four events each; user n was first seen on day n of the time. */
function events(): Record<string, unknown>[] {
  return Array.from({ length: DAYS }, (_, n) => n).flatMap((n) =>
    Array.from({ length: 4 }, (_, k) => ({
      type: k === 0 ? 'identify' : 'track',
      event: 'Opened',
      userId: `user-${(n * (k + 1)) % (n + 1)}-${n % 9}`,
      timestamp: `${addDays(today, n - DAYS)}T0${k % 10}:30:00Z`,
      messageId: `${n}-${k}`,
      context: { groupId: 'acme' },
      properties: { module: `Module ${k % 3}`, durationMs: 1000 },
    })),
  );
}

const oldestDays = () =>
  withTenant(caller.organization.id, async (db) => {
    const { days } = await db
      .selectFrom('event')
      .select(({ fn }) => fn.agg<number[]>('array_agg', ['day']).distinct().as('days'))
      .executeTakeFirstOrThrow();
    return days.sort((a, b) => a - b);
  });

beforeAll(async () => {
  const { organization } = await newTenant('Retention', { timezone: ZONE });
  caller = await systemCaller(organization.id, 'test');
  await ingestAll(caller, events());
  await foldAll(caller);
}, 120_000);
afterAll(closeConnections);

it('deletes raw events whose time is over, and no figure', async () => {
  await prune();
  expect((await oldestDays())[0]).toBe(dayNumber(today) - DAYS);
  await control().updateTable('organization').set({ retentionYears: 1 }).where('id', '=', caller.organization.id).execute();
  caller = await systemCaller(caller.organization.id, 'test');
  const before = await rollups(caller);
  const past = addDays(firstKept, -20);
  const readings = await readingsOf(caller, 'acme', past);
  expect(readings.activity).toMatchObject({ mau: expect.any(Number) });
  await prune();
  const days = await oldestDays();
  expect(days[0]).toBe(dayNumber(firstKept) - 2);
  expect(days.at(-1)).toBe(dayNumber(today) - 1);
  expect(await rollups(caller)).toEqual(before);
  for (const from of [undefined, addDays(firstKept, -60), addDays(firstKept, 60)]) {
    await invoke(recomputeUsage, caller, { from });
    expect(await rollups(caller), `recomputed from ${from}`).toEqual(before);
  }
  expect(await readingsOf(caller, 'acme', past)).toEqual(readings);
}, 120_000);
