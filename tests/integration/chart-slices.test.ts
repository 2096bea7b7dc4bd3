import '@/tests/support/database';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Caller } from '@/lib/core/actor';
import { resolveAsOf } from '@/lib/core/as-of';
import { type Context, makeContext } from '@/lib/core/context';
import { keepDailyValues } from '@/lib/core/daily-values';
import { control, withTenant } from '@/lib/core/db/database';
import { closeConnections } from '@/lib/core/db/pool';
import { invoke } from '@/lib/core/operation';
import { deleteAccount, restoreAccount } from '@/lib/features/account/commands';
import { type DaySum, readCountedSums, type SomeAccounts } from '@/lib/features/chart/counted';
import { readDailyTotals } from '@/lib/features/chart/daily';
import { readSlicedSums } from '@/lib/features/chart/sliced';
import { thinOld } from '@/lib/features/health/thin';
import { FEW_ACCOUNTS } from '@/lib/features/metric/contract';
import { sliceMore } from '@/lib/features/metric/slices';
import { dayNumber, dayOf, monthOf } from '@/lib/kit/day';
import { addUpHistory } from '@/prisma/seed/charts';
import { randomStream } from '@/prisma/seed/scenarios/random';
import { fillAccounts } from '@/tests/support/many-accounts';
import { statementsOf } from '@/tests/support/statements';
import { newTenant } from '@/tests/support/tenant';

const ACCOUNTS = 400;
const GROUPS = 7;
const [FIRST, LAST] = [dayNumber('2026-03-22'), dayNumber('2026-04-12')];
const MARCH = monthOf(FIRST).month;
/** Of the product, and an organization's own, whose values aren't all numbers. */
const METRICS = ['mrr', 'attribute:Mood'];
const UNKEPT = dayNumber('2026-04-08');
/** What a day's values are: whole numbers, decimals, negatives that 64 bits don't hold, all alike. */
const VALUES = [
  '(hashint8(a.id * 64 + d) % 5000)::text',
  '(hashint8(a.id * 64 + d) % 100000 / 100.0)::text',
  '(hashint8(a.id * 64 + d) * 12345678901234567.125)::text',
  "'7'",
];

let system: Caller;
let ids: number[];
const random = randomStream('slices');

const within = <T>(work: (ctx: Context) => Promise<T>) => withTenant(system.organization.id, (db) => work(makeContext(system, db)));
const stretches = METRICS.map((metric) => ({ metric, from: FIRST - 3, to: LAST + 3 }));

async function sliceAll(): Promise<void> {
  while ((await invoke(sliceMore, system, {})).more);
}

const shown = (sums: readonly DaySum[]) =>
  sums
    .filter(({ accounts }) => accounts > 0)
    .map(
      ({ metric, group, day, sum, accounts }) => `${metric} ${day} ${group}: ${sum.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '')} of ${accounts}`,
    )
    .sort();

/** Reads some accounts both ways, as they must agree. @returns the days that had no slices */
async function compared(some: SomeAccounts): Promise<string[]> {
  return within(async (ctx) => {
    const { sums, missing } = await readSlicedSums(ctx, some, stretches);
    const rest = await readCountedSums(ctx, some, missing);
    const counted = await readCountedSums(ctx, some, stretches);
    expect(counted.length).toBeGreaterThan(40);
    expect(shown([...sums, ...rest])).toEqual(shown(counted));
    return missing.flatMap(({ metric, from, to }) => Array.from({ length: to - from + 1 }, (_, day) => `${metric} ${dayOf(from + day)}`));
  });
}

/** A random part of the book, in as many groups. */
function part(share: number, groups: number): SomeAccounts {
  const some = ids.filter(() => random.chance(share));
  return { ids: some, groups: some.map(() => random.whole(0, groups - 1)) };
}

const everybody = () => ({ ids, groups: ids.map((id) => id % GROUPS) });
const outside = METRICS.flatMap((metric) =>
  [-3, -2, -1, LAST - FIRST + 1, LAST - FIRST + 2, LAST - FIRST + 3].map((at) => `${metric} ${dayOf(FIRST + at)}`),
);
const without = (...days: string[]) => [...outside, ...METRICS.map((metric) => `${metric} ${dayOf(UNKEPT)}`), ...days].sort();

beforeAll(async () => {
  system = await newTenant('Slices', { timezone: 'UTC' });
  const { id } = system.organization;
  await fillAccounts(id, ACCOUNTS);
  ids = (await sql<{ id: number }>`SELECT id FROM account WHERE organization_id = ${id} ORDER BY id`.execute(control())).rows.map((row) => row.id);
  const kinds = sql.join(
    VALUES.map((value, kind) => sql`WHEN ${sql.lit(kind)} THEN ${sql.raw(value)}`),
    sql` `,
  );
  await sql`
    INSERT INTO metric_month (organization_id, account_id, month, metric, values, days)
    SELECT a.organization_id, a.id, m, k.metric, array_agg(CASE
        WHEN NOT d BETWEEN CASE m WHEN ${MARCH} THEN 22 ELSE 1 END AND CASE m WHEN ${MARCH} THEN 31 ELSE 12 END OR hashint8(a.id + d * 7) % 5 = 0 THEN NULL WHEN k.place = 2 AND hashint8(a.id + d) % 3 = 0 THEN 'sunny'
        ELSE CASE (d + k.place) % ${VALUES.length} ${kinds} END END ORDER BY d), array_fill(NULL::int, ARRAY[31])
    FROM account a CROSS JOIN unnest(${[MARCH, MARCH + 1]}::int[]) m CROSS JOIN unnest(${METRICS}::text[]) WITH ORDINALITY AS k (metric, place)
    CROSS JOIN generate_series(1, CASE WHEN m = ${MARCH} THEN 31 ELSE 30 END) d
    WHERE a.organization_id = ${id} AND hashint8(a.id + 5) % 9 > 0 GROUP BY 1, 2, 3, 4`.execute(control());
  await sql`INSERT INTO metric_kept (organization_id, metric) SELECT ${id}, unnest(${METRICS}::text[])`.execute(control());
  await addUpHistory(system, new Date('2026-06-01'));
  await sql`DELETE FROM metric_day WHERE organization_id = ${id} AND day = ${dayOf(UNKEPT)}::date`.execute(control());
  await sliceAll();
});
afterAll(closeConnections);

it('adds parts and groups of the book up as their values do one by one, whatever numbers they are', async () => {
  expect((await compared(everybody())).sort()).toEqual(without());
  for (const [share, groups] of [
    [0.5, 1],
    [0.9, 2],
    [0.1, 8],
    [0.01, 1],
  ] as const)
    await compared(part(share, groups));
});

it('is what charts of many accounts read, and those of few count', async () => {
  const read = (some: SomeAccounts) =>
    statementsOf(() => within((ctx) => readDailyTotals(ctx, { metrics: ['mrr'], from: FIRST, to: FIRST + 9, accounts: some })));
  expect((await read(everybody())).map((text) => text.includes('bit_count'))).toEqual([false, true]);
  expect((await read({ ids: ids.slice(0, FEW_ACCOUNTS), groups: ids.map(() => 0) })).map((text) => text.includes('bit_count'))).toEqual([false]);
});

it('follows accounts that go, come back or come later', async () => {
  const [first = 0, second = 0, third = 0] = ids;
  for (const accountId of ['acme-1', 'acme-2']) await invoke(deleteAccount, system, { accountId });
  ids = ids.filter((id) => id !== first && id !== second);
  await compared(everybody());
  await invoke(restoreAccount, system, { accountId: 'acme-1' });
  await sql`DELETE FROM account WHERE organization_id = ${system.organization.id} AND id = ${second}`.execute(control());
  await sql`
    INSERT INTO account (organization_id, key, name, type, started_at) VALUES (${system.organization.id}, 'new', 'New', 'company', '2026-01-01')`.execute(
    control(),
  );
  const { rows } = await sql<{ id: number }>`SELECT max(id) AS id FROM account`.execute(control());
  const added = rows[0]?.id ?? 0;
  ids = [...ids, first, added];
  await within((ctx) =>
    keepDailyValues(
      ctx,
      resolveAsOf(ctx, '2026-04-05'),
      [added, third].map((accountId) => ({ accountId, metric: 'mrr', value: '-1234.567', on: null })),
      'replaced',
    ),
  );
  expect((await compared(everybody())).sort()).toEqual(without('mrr 2026-04-05').sort());
  await sliceAll();
  expect((await compared(everybody())).sort()).toEqual(without());
  const slots = await sql<{ count: number; last: number }>`SELECT count(*), max(slot) AS last FROM metric_slot`.execute(control());
  expect(slots.rows).toEqual([{ count: ACCOUNTS + 1, last: ACCOUNTS + 1 }]);
});

it('is cut anew where values of old days are thinned', async () => {
  await within((ctx) => thinOld(ctx, ids, dayNumber('2026-04-01') + 400));
  const missing = await compared(everybody());
  expect(missing).toContain('mrr 2026-03-24');
  expect(missing).not.toContain('mrr 2026-04-01');
  await sliceAll();
  expect((await compared(everybody())).sort()).toEqual(without());
});

it('is left alone in a small book', async () => {
  const small = await newTenant('Small', { timezone: 'UTC' });
  await fillAccounts(small.organization.id, 3);
  await sql`INSERT INTO metric_day (organization_id, metric, day, total, accounts) VALUES (${small.organization.id}, 'mau', '2026-04-01', 0, 0)`.execute(
    control(),
  );
  expect(await invoke(sliceMore, small, {})).toEqual({ more: false });
});
