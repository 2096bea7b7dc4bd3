import { type RawBuilder, sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import { monthOf, monthStart } from '@/lib/kit/day';

/** Days of which every one is kept; of older months the last day of each week stays. */
const DAILY = 400;
/** Nights on which a month that has become old is looked at, so that one without a worker does no harm. */
const NIGHTS = 7;
const WEEK = 7;
/** Days since 1970 of the first Sunday. */
const FIRST_SUNDAY = 3;
const MOST_SUNDAYS = 5;

/** The Sundays of a month, counted from 1. */
function sundaysOf(month: number): number[] {
  const [first, next] = [monthStart(month), monthStart(month + 1)];
  return Array.from({ length: next - first }, (_, index) => index + 1).filter((day) => (first + day - 1 - FIRST_SUNDAY) % WEEK === 0);
}

/** Thins what was kept of accounts in the month that has become older than 400 days. Done again, it changes nothing. @param number of the day that is being kept */
export async function thinOld({ db, organization }: Context, accountIds: readonly number[], number: number): Promise<void> {
  const { month, index } = monthOf(number - DAILY);
  if (index >= NIGHTS) return;
  const sundays = sundaysOf(month - 1);
  const thinned = (column: RawBuilder<unknown>) =>
    sql`(SELECT array_agg(CASE WHEN n = ANY(${sundays}::int[]) THEN v END ORDER BY n) FROM unnest(${column}) WITH ORDINALITY AS u (v, n))`;
  const ofMonth = sql`t.organization_id = ${organization.id} AND t.account_id = ANY(${accountIds}::bigint[]) AND t.month = ${month - 1}`;
  await sql`
    WITH thinned AS (
      UPDATE metric_month t SET values = ${thinned(sql`t.values`)}, days = ${thinned(sql`t.days`)}
      WHERE ${ofMonth} AND (SELECT count(v) FROM unnest(t.values) v) > ${MOST_SUNDAYS} RETURNING t.metric)
    UPDATE metric_day SET weights = NULL, slices = NULL
    WHERE organization_id = ${organization.id} AND metric IN (SELECT metric FROM thinned)
      AND day - '1970-01-01'::date BETWEEN ${monthStart(month - 1)} AND ${monthStart(month) - 1}`.execute(db);
  await sql`
    UPDATE health_month t SET version_ids = ${thinned(sql`t.version_ids`)}, scores = ${thinned(sql`t.scores`)}, coverages = ${thinned(sql`t.coverages`)}
    WHERE ${ofMonth} AND (SELECT count(v) FROM unnest(t.version_ids) v) > ${MOST_SUNDAYS}`.execute(db);
  await sql`
    DELETE FROM health_roll_up WHERE organization_id = ${organization.id} AND account_id = ANY(${accountIds}::bigint[])
      AND day - '1970-01-01'::date < ${monthStart(month)} AND (day - '1970-01-01'::date - ${FIRST_SUNDAY}::int) % ${WEEK}::int <> 0`.execute(db);
}
