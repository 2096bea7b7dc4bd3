import { sql } from 'kysely';
import type { Caller } from '@/lib/core/actor';
import { clock } from '@/lib/core/clock';
import { makeContext } from '@/lib/core/context';
import { control, withTenant } from '@/lib/core/db/database';
import type { ChartContent } from '@/lib/features/chart/contract';
import { queryChart } from '@/lib/features/chart/queries';
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
const METRICS = ['mau', 'mrr', 'npsScore'];

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
  const part = await timesOf(caller, chart({ metrics: ['mau'], segment: '1!type~is~region' }), repetitions);
  const weekly = await timesOf(caller, chart({ metrics: ['mau'], grain: 'month', groupBy: 'type' }), repetitions);
  const finding = (what: string, times: readonly number[], bound: Finding['bound'], target: number): Finding => ({
    ...{ what, bound, target, value: p95(times), notes: [] },
    sides: [`${shown(median(times))} ms in the middle`, `${times.length} queries`],
  });
  return [
    finding(
      `A chart of ${METRICS.length} metrics of ${shown(accounts)} accounts, a year by day: p95 in the database, ms`,
      whole,
      'most',
      DATABASE_MS,
    ),
    finding('A chart of one metric of a filter’s fifth of them, a year by day, ms', part, 'reported', 0),
    finding('A chart of one metric of all, a year by month and type, ms', weekly, 'reported', 0),
  ];
}
