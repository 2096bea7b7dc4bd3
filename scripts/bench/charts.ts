import { sql } from 'kysely';
import type { Caller } from '@/lib/core/actor';
import { clock } from '@/lib/core/clock';
import { makeContext } from '@/lib/core/context';
import { control, withTenant } from '@/lib/core/db/database';
import type { ChartContent } from '@/lib/features/chart/contract';
import { queryChart } from '@/lib/features/chart/queries';
import { sliceDay } from '@/lib/features/metric/slices';
import { addDays, dayNumber, localDay, monthOf } from '@/lib/kit/day';
import { fillAccounts } from '@/tests/support/many-accounts';
import { timeInDatabase } from '@/tests/support/statements';
import type { Bench, Finding } from './measurement';
import { median, p95, shown } from './statistics';
import { newTenant } from './tenant';

const ACCOUNTS = 50_000;
const DAYS = 365;
const DATABASE_MS = 300;
const RUNS = 20;
const PART_RUNS = 40;
const METRICS = ['mau', 'mrr', 'npsScore'];
const SLICED = 'mau';
const SLICE_MS = 300;
/** Charts of a part of the book or by groups. */
const PARTS = {
  'a filter’s fifth, by day': { segment: '1!type~is~region' },
  'by type, by day': { groupBy: 'type' },
  'a filter’s fifth, the mean of each month': { segment: '1!type~is~region', grain: 'month', within: 'average' },
  'by type, the last of each week': { groupBy: 'type', grain: 'week' },
} as const satisfies Record<string, Partial<ChartContent>>;
/** The most groups that a chart has: its time is that of a filter once for each. */
const MOST_GROUPS = { groupBy: 'owner' } as const satisfies Partial<ChartContent>;

const chart = (rest: Partial<ChartContent> = {}): ChartContent =>
  ({
    ...{ exploration: 'account', metrics: METRICS, across: 'average', within: 'last', groupBy: null },
    ...{ days: DAYS, grain: 'day', kind: 'line', compare: false, segment: null },
    ...rest,
  }) as ChartContent;

/** Daily values of some metrics for a year, as the nightly passes leave them, and what they add up to. */
async function fillValues(organization: number, today: string): Promise<void> {
  const [first, last] = [monthOf(dayNumber(addDays(today, -DAYS))).month, monthOf(dayNumber(today)).month];
  for (const [salt, metric] of METRICS.entries())
    await sql`
      INSERT INTO metric_month (organization_id, account_id, month, metric, values, days)
      SELECT a.organization_id, a.id, m, ${metric}, (SELECT array_agg(((a.id * 7 + m * 31 + d * ${salt + 3}) % 1000)::text) FROM generate_series(1, 31) d),
        array_fill(NULL::int, ARRAY[31])
      FROM account a CROSS JOIN generate_series(${first}::int, ${last}::int) m WHERE a.organization_id = ${organization}`.execute(control());
  await sql`INSERT INTO metric_kept (organization_id, metric) SELECT ${organization}, m FROM unnest(${METRICS}::text[]) m`.execute(control());
  await sql`
    INSERT INTO metric_day (organization_id, metric, day, total, accounts)
    SELECT m.organization_id, m.metric, make_date(m.month / 12, m.month % 12 + 1, 1) + (u.at::int - 1), sum(u.value::numeric), count(*)
    FROM metric_month m CROSS JOIN LATERAL unnest(m.values) WITH ORDINALITY AS u (value, at)
    WHERE m.organization_id = ${organization} AND make_date(m.month / 12, m.month % 12 + 1, 1) + (u.at::int - 1)
      < (make_date(m.month / 12, m.month % 12 + 1, 1) + interval '1 month')::date
    GROUP BY 1, 2, 3`.execute(control());
  await sql`VACUUM ANALYZE metric_month`.execute(control());
}

/** Slices one metric of all days, as the nightly job does each of them. @returns how long each took */
async function sliceAll(caller: Caller): Promise<number[]> {
  const { rows } = await sql<{ day: string }>`
    SELECT day FROM metric_day WHERE organization_id = ${caller.organization.id} AND metric = ${SLICED} ORDER BY day`.execute(control());
  const times: number[] = [];
  for (const { day } of rows) {
    const start = performance.now();
    await withTenant(caller.organization.id, (db) => sliceDay(makeContext(caller, db), { metric: SLICED, day }));
    times.push(performance.now() - start);
  }
  await sql`VACUUM ANALYZE metric_day, metric_slot`.execute(control());
  return times;
}

async function sizeOfSlices(): Promise<number> {
  const { rows } = await sql<{
    bytes: number;
  }>`SELECT (pg_total_relation_size('metric_day') + pg_total_relation_size('metric_slot'))::bigint AS bytes`.execute(control());
  return rows[0]?.bytes ?? 0;
}

async function timesOf(caller: Caller, content: ChartContent, runs: number): Promise<number[]> {
  const times: number[] = [];
  for (let run = 0; run < runs; run++)
    await withTenant(caller.organization.id, async (db) => {
      const ctx = makeContext(caller, db);
      times.push(await timeInDatabase(() => ctx.call(queryChart, content)));
    });
  return times;
}

/** Charts of a year of daily values: of the whole book, and of a part of it, whose accounts are added up one by one. */
export async function measureCharts({ scale, repetitions }: Bench): Promise<Finding[]> {
  const caller = await newTenant('Charts');
  const accounts = Math.round(ACCOUNTS * scale);
  await fillAccounts(caller.organization.id, accounts);
  await fillValues(caller.organization.id, localDay(clock.now(), caller.organization.timezone));
  const whole = await timesOf(caller, chart(), RUNS * repetitions);
  const slicing = await sliceAll(caller);
  const parts: [string, number[]][] = [];
  for (const [name, rest] of Object.entries(PARTS)) parts.push([name, await timesOf(caller, chart({ metrics: [SLICED], ...rest }), PART_RUNS)]);
  const owners = await timesOf(caller, chart({ metrics: [SLICED], ...MOST_GROUPS }), PART_RUNS);
  const finding = (what: string, times: readonly number[], target = DATABASE_MS, notes: string[] = []): Finding => ({
    ...{ what, bound: 'most', target, value: p95(times), notes },
    sides: [`${shown(median(times))} ms in the middle`, `${times.length} times`],
  });
  return [
    finding(`A chart of ${METRICS.length} metrics of ${shown(accounts)} accounts, a year by day: p95 in the database, ms`, whole),
    ...parts.map(([name, times]) => finding(`A chart of one metric for a year, ${name}: p95 in the database, ms`, times)),
    { ...finding('A chart of one metric for a year, by owner (seven, and the others), by day: p95 in the database, ms', owners), bound: 'reported' },
    finding('Slicing a metric’s day: p95, ms', slicing, SLICE_MS, [`${shown((await sizeOfSlices()) / slicing.length / 1024)} KiB a day`]),
  ];
}
