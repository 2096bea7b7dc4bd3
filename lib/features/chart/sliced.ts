import { sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import { bitmapOf } from '@/lib/kit/bit-slices';
import type { DaySum, MetricStretch, SomeAccounts } from './counted';

interface SlicedDay {
  metric: string;
  /** Its number. */
  day: number;
  /** By group, exact. */
  sums: string[];
  counts: number[];
}

/** The accounts of each group as places in slices. Who has no slot yet has no value on a sliced day. */
async function readBitmaps({ db, organization }: Context, { ids, groups }: SomeAccounts): Promise<string[]> {
  const { rows } = await sql<{ accounts: number[] | null }>`
    SELECT json_agg(s.account_id ORDER BY s.slot) AS accounts FROM metric_slot s WHERE s.organization_id = ${organization.id}`.execute(db);
  const slots = rows[0]?.accounts ?? [];
  const groupOf = new Map(ids.map((id, index) => [id, groups[index]]));
  const places: number[][] = Array.from({ length: groups.reduce((most, group) => Math.max(most, group), 0) + 1 }, () => []);
  for (const [place, id] of slots.entries()) places[groupOf.get(id) ?? -1]?.push(place);
  return places.map((some) => bitmapOf(slots.length, some));
}

/** Sums of each group on the days that are sliced: each slice's weight times the accounts of the group that are in it. */
async function readSlices({ db, organization }: Context, bitmaps: readonly string[], stretches: readonly MetricStretch[]): Promise<SlicedDay[]> {
  const counts = bitmaps.map((_, group) => sql.id(`n${group}`));
  // Slices of days before the book grew are shorter; cutting costs as much as counting, so that only they are cut for.
  const bits = ((bitmaps[0]?.length ?? 1) - 1) * 4;
  const counted = bitmaps.map((bitmap, group) => {
    const fitting = sql`CASE length(u.bits) WHEN ${bits}::int THEN ${bitmap}::bit varying ELSE substring(${bitmap}::bit varying FOR length(u.bits)) END`;
    return sql`bit_count(u.bits & ${fitting}) AS ${counts[group]}`;
  });
  const column = (name: 'from' | 'to') => sql`${stretches.map((one) => one[name])}::int[]`;
  const { rows } = await sql<SlicedDay>`
    SELECT d.metric, d.day - DATE '1970-01-01' AS day, t.sums, t.counts
    FROM unnest(${stretches.map(({ metric }) => metric)}::text[], ${column('from')}, ${column('to')}) AS p (metric, low, high)
    JOIN metric_day d ON d.metric = p.metric AND d.day BETWEEN DATE '1970-01-01' + p.low AND DATE '1970-01-01' + p.high
    CROSS JOIN LATERAL (
      SELECT ARRAY[${sql.join(counts.map((count) => sql`sum(u.weight * ${count})::text`))}] AS sums,
        ARRAY[${sql.join(counts.map((count) => sql`(sum(${count}) FILTER (WHERE u.at = 1))::int`))}] AS counts
      FROM unnest(d.weights, d.slices) WITH ORDINALITY AS u (weight, bits, at) CROSS JOIN LATERAL (SELECT ${sql.join(counted)}) AS c) t
    WHERE d.organization_id = ${organization.id} AND d.slices IS NOT NULL`.execute(db);
  return rows;
}

/** The days of stretches that aren't among these, as stretches. */
function missingOf(stretches: readonly MetricStretch[], found: readonly SlicedDay[]): MetricStretch[] {
  const known = new Set(found.map(({ metric, day }) => `${metric} ${day}`));
  const missing: MetricStretch[] = [];
  for (const { metric, from, to } of stretches)
    for (let day = from; day <= to; day++) {
      const last = missing.at(-1);
      if (known.has(`${metric} ${day}`)) continue;
      if (last?.metric === metric && last.to === day - 1) last.to = day;
      else missing.push({ metric, from: day, to: day });
    }
  return missing;
}

/** Sums from the slices of whole days, and the days that have none. */
export async function readSlicedSums(
  ctx: Context,
  accounts: SomeAccounts,
  stretches: readonly MetricStretch[],
): Promise<{ sums: DaySum[]; missing: MetricStretch[] }> {
  const days = await readSlices(ctx, await readBitmaps(ctx, accounts), stretches);
  const sums = days.flatMap(({ metric, day, sums, counts }) => sums.map((sum, group) => ({ metric, group, day, sum, accounts: counts[group] ?? 0 })));
  return { sums, missing: missingOf(stretches, days) };
}
