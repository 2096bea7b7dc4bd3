import { sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import { dayOf, monthOf, monthStart } from '@/lib/kit/day';
import type { Reading, Readings } from './score';

/** Days of an account, by number; both ends count. */
export interface AskedDays {
  accountId: number;
  from: number;
  to: number;
}

/** A day of which something was kept, by number. */
export interface KeptDay {
  number: number;
  readings: Readings;
}

/** The part of a month that is asked of an account: days from 1. */
interface Slice {
  accountId: number;
  month: number;
  first: number;
  last: number;
}

interface KeptSlice {
  accountId: number;
  month: number;
  first: number;
  versions: (number | null)[];
  metrics: Record<string, [values: (string | null)[], days: (number | null)[]]> | null;
}

function slicesOf({ accountId, from, to }: AskedDays): Slice[] {
  const slices: Slice[] = [];
  for (let month = monthOf(from).month; month <= monthOf(to).month; month += 1) {
    const [begins, ends] = [monthStart(month), monthStart(month + 1) - 1];
    slices.push({ accountId, month, first: Math.max(from, begins) - begins + 1, last: Math.min(to, ends) - begins + 1 });
  }
  return slices;
}

function readingsAt({ metrics }: KeptSlice, index: number): Readings {
  return new Map(
    Object.entries(metrics ?? {}).flatMap(([metric, [values, days]]): [string, Reading][] => {
      const [value, on] = [values[index] ?? null, days[index] ?? null];
      return value === null ? [] : [[metric, { value, on: on === null ? null : dayOf(on) }]];
    }),
  );
}

/** The values of metrics as they were kept of days of accounts, the oldest day first; days without a kept score are left out. */
export async function readKeptDays(
  { db, organization }: Context,
  asked: readonly AskedDays[],
  metrics: readonly string[],
): Promise<Map<number, KeptDay[]>> {
  const slices = asked.flatMap(slicesOf);
  const listed = sql`unnest(${slices.map(({ accountId }) => accountId)}::bigint[], ${slices.map(({ month }) => month)}::int[],
    ${slices.map(({ first }) => first)}::int[], ${slices.map(({ last }) => last)}::int[]) AS d (account_id, month, first, last)`;
  const { rows } = await sql<KeptSlice>`
    SELECT d.account_id, d.month, d.first, to_json(h.version_ids[d.first:d.last]) AS versions, (
      SELECT json_object_agg(k.metric, json_build_array(k.values[d.first:d.last], k.days[d.first:d.last])) FROM metric_month k
      WHERE k.organization_id = ${organization.id} AND k.account_id = d.account_id AND k.month = d.month AND k.metric = ANY(${metrics}::text[])) AS metrics
    FROM ${listed} JOIN health_month h ON h.organization_id = ${organization.id} AND h.account_id = d.account_id AND h.month = d.month
    ORDER BY d.account_id, d.month`.execute(db);
  const found = new Map<number, KeptDay[]>();
  for (const row of rows) {
    const days = row.versions.flatMap((version, index) =>
      version === null ? [] : [{ number: monthStart(row.month) + row.first - 1 + index, readings: readingsAt(row, index) }],
    );
    found.set(row.accountId, [...(found.get(row.accountId) ?? []), ...days]);
  }
  return found;
}
