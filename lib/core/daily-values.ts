import { sql } from 'kysely';
import { dayNumber } from '@/lib/kit/day';
import type { AsOf } from './as-of';
import type { Context } from './context';

/** What a metric was of an account at the end of a day. */
export interface DailyValue {
  accountId: number;
  metric: string;
  value: string | null;
  /** The day on which it was measured last; null: it has none. */
  on: string | null;
}

/**
 * Keeps values of a day, in the rows of its month; those kept before are replaced, or stay with `others` as `stay`. A day that
 * was sliced for charts is sliced again later.
 */
export async function keepDailyValues(
  { db, organization }: Pick<Context, 'db' | 'organization'>,
  { day, month, index }: AsOf,
  rows: readonly DailyValue[],
  others: 'replaced' | 'stay',
): Promise<void> {
  const [at, before] = [sql.lit(index + 1), sql.lit(index)];
  await sql`
    WITH kept AS (
      INSERT INTO metric_month AS m (organization_id, account_id, month, metric, values, days)
      SELECT ${organization.id}, r.account_id, ${month}, r.metric,
        array_fill(NULL::text, ARRAY[${before}]) || ARRAY[r.value], array_fill(NULL::int, ARRAY[${before}]) || ARRAY[r.day]
      FROM unnest(${rows.map(({ accountId }) => accountId)}::bigint[], ${rows.map(({ metric }) => metric)}::text[],
        ${rows.map(({ value }) => value)}::text[], ${rows.map(({ on }) => on && dayNumber(on))}::int[]) AS r (account_id, metric, value, day)
      ON CONFLICT (organization_id, account_id, month, metric) DO UPDATE SET values[${at}] = excluded.values[${at}], days[${at}] = excluded.days[${at}]
      WHERE ${others === 'stay' ? sql`m.values[${at}] IS NULL` : sql`true`} RETURNING m.metric)
    UPDATE metric_day SET weights = NULL, slices = NULL
    WHERE organization_id = ${organization.id} AND day = ${day}::date AND metric IN (SELECT metric FROM kept)`.execute(db);
}
