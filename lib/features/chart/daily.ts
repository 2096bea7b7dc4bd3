import { type RawBuilder, sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import { FEW_ACCOUNTS } from '@/lib/features/metric/contract';
import { decimal, type Fraction } from '@/lib/kit/exact';
import { type DaySum, readCountedSums, type SomeAccounts } from './counted';
import { readSlicedSums } from './sliced';

/** A metric's values on a day, of some accounts together. */
export interface DayTotal {
  sum: Fraction;
  accounts: number;
}

/** By metric, by index of the group, by day number; days of which nothing is known are absent. */
export type DailyTotals = ReadonlyMap<string, ReadonlyMap<number, ReadonlyMap<number, DayTotal>>>;

/** All accounts, whose totals are kept; or these. */
export type ChartedAccounts = 'all' | SomeAccounts;

interface Asked {
  metrics: readonly string[];
  /** Day numbers, both included. */
  from: number;
  to: number;
  accounts: ChartedAccounts;
}

/** Days one after another: their numbers, both included. */
type Stretch = Pick<Asked, 'from' | 'to'>;

/** Totals as they were kept after each day. */
const keptRows = ({ organization }: Context, { metrics, from, to }: Asked): RawBuilder<DaySum> => sql`
  SELECT d.metric, 0 AS "group", d.day - DATE '1970-01-01' AS day, d.total::text AS sum, d.accounts FROM metric_day d
  WHERE d.organization_id = ${organization.id} AND d.metric = ANY(${metrics}::text[])
    AND d.day BETWEEN DATE '1970-01-01' + ${from}::int AND DATE '1970-01-01' + ${to}::int AND d.accounts > 0`;

/** Sums of some accounts: from slices, and from the values of each account where there are none, or few accounts. */
async function readSums(ctx: Context, metrics: readonly string[], accounts: SomeAccounts, stretches: readonly Stretch[]): Promise<DaySum[]> {
  const wanted = metrics.flatMap((metric) => stretches.map((stretch) => ({ metric, ...stretch })));
  const { sums, missing } = accounts.ids.length > FEW_ACCOUNTS ? await readSlicedSums(ctx, accounts, wanted) : { sums: [], missing: wanted };
  return missing.length === 0 ? sums : [...sums, ...(await readCountedSums(ctx, accounts, missing))];
}

function totalsOf(rows: readonly DaySum[]): DailyTotals {
  const totals = new Map<string, Map<number, Map<number, DayTotal>>>();
  for (const row of rows.filter(({ accounts: some }) => some > 0)) {
    const groups = totals.get(row.metric) ?? new Map<number, Map<number, DayTotal>>();
    const days = groups.get(row.group) ?? new Map<number, DayTotal>();
    days.set(row.day, { sum: decimal(row.sum), accounts: row.accounts });
    totals.set(row.metric, groups.set(row.group, days));
  }
  return totals;
}

/** What metrics' daily values of some accounts add up to. */
export async function readDailyTotals(ctx: Context, asked: Asked): Promise<DailyTotals> {
  const { accounts, metrics, from, to } = asked;
  return totalsOf(accounts === 'all' ? (await keptRows(ctx, asked).execute(ctx.db)).rows : await readSums(ctx, metrics, accounts, [{ from, to }]));
}

/**
 * The same where only the last known day of each bucket counts: its very last day is read, and more of it only where some
 * metric of some group isn't known of that day.
 */
export async function readLastTotals(ctx: Context, { accounts, metrics, ...span }: Asked, buckets: readonly Stretch[]): Promise<DailyTotals> {
  if (accounts === 'all') return readDailyTotals(ctx, { accounts, metrics, ...span });
  const read = (stretches: readonly Stretch[]) => readSums(ctx, metrics, accounts, stretches);
  const ends = await read(buckets.map(({ to }) => ({ from: to, to })));
  const known = totalsOf(ends);
  const groups = [...new Set(accounts.groups)];
  const isKnown = (day: number) => metrics.every((metric) => groups.every((group) => known.get(metric)?.get(group)?.has(day)));
  const before = buckets.flatMap(({ from, to }) => (from < to && !isKnown(to) ? { from, to: to - 1 } : []));
  return before.length === 0 ? known : totalsOf([...ends, ...(await read(before))]);
}
