import { sql } from 'kysely';
import { type AsOf, resolveAsOf } from '@/lib/core/as-of';
import type { Context } from '@/lib/core/context';
import { keepDailyValues } from '@/lib/core/daily-values';
import { defineOperation } from '@/lib/core/operation';
import { addDays } from '@/lib/kit/day';
import { KeepNext, type KeepPosition, KeepStep } from './contract';
import { readMetrics } from './queries';

/** Daily values reach back so far. */
const KEPT_DAYS = 400;
/** Accounts that one transaction keeps values of. */
const PART = 2_000;

/** The latest full day of which kept metrics lack values. Yesterday waits for its scores, whose values stand. */
async function latestGap({ db, organization, today }: Context): Promise<KeepPosition | null> {
  const yesterday = addDays(today, -1);
  const first = sql`(SELECT greatest(${addDays(yesterday, 1 - KEPT_DAYS)}::date, min(a.started_at)::date) FROM account a
    WHERE a.organization_id = ${organization.id} AND a.deleted_at IS NULL)`;
  const { rows } = await sql<Omit<KeepPosition, 'after'>>`
    SELECT d.day::date::text AS day, array_agg(k.metric ORDER BY k.metric) AS metrics
    FROM generate_series(${first}, ${yesterday}::date, interval '1 day') AS d (day)
    CROSS JOIN metric_kept k
    WHERE k.organization_id = ${organization.id}
      AND NOT EXISTS (SELECT FROM metric_day m WHERE m.organization_id = k.organization_id AND m.metric = k.metric AND m.day = d.day::date)
      AND (d.day < ${yesterday}::date OR EXISTS (
        SELECT FROM health_run r WHERE r.organization_id = k.organization_id AND r.day = ${yesterday}::date AND r.finished_at IS NOT NULL))
    GROUP BY d.day ORDER BY d.day DESC LIMIT 1`.execute(db);
  return rows[0] ? { ...rows[0], after: 0 } : null;
}

async function nextAccounts({ db, organization }: Context, after: number, { end }: AsOf): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    SELECT a.id FROM account a WHERE a.organization_id = ${organization.id} AND a.id > ${after} AND a.deleted_at IS NULL AND a.started_at < ${end}
    ORDER BY a.id LIMIT ${PART}`.execute(db);
  return rows.map(({ id }) => id);
}

/** Writes a day's values where none are; what was kept before stays as it was known then. */
async function keepValues(ctx: Context, accountIds: readonly number[], metrics: readonly string[], asOf: AsOf): Promise<void> {
  const read = await readMetrics(ctx, accountIds, metrics, asOf);
  const rows = [...read].flatMap(([accountId, values]) => [...values].map(([metric, { value, on }]) => ({ accountId, metric, value, on })));
  await keepDailyValues(ctx, asOf, rows, 'stay');
}

/** Adds a day up, which marks it as kept. */
async function addUp({ db, organization }: Context, metrics: readonly string[], asOf: AsOf): Promise<void> {
  const value = sql`metric_number(m.values[${sql.lit(asOf.index + 1)}])`;
  await sql`
    INSERT INTO metric_day (organization_id, metric, day, total, accounts)
    SELECT ${organization.id}, k.metric, ${asOf.day}::date, coalesce(sum(v.value), 0), count(v.value) FROM unnest(${metrics}::text[]) AS k (metric)
    LEFT JOIN LATERAL (
      SELECT ${value} AS value FROM metric_month m JOIN account a ON a.organization_id = m.organization_id AND a.id = m.account_id
      WHERE m.organization_id = ${organization.id} AND m.metric = k.metric AND m.month = ${asOf.month} AND a.deleted_at IS NULL) v ON true
    GROUP BY k.metric ON CONFLICT DO NOTHING`.execute(db);
}

/** Keeps the values of some more accounts, and then adds their day up. Call with what it answered until that is null. */
export const keepMore = defineOperation({
  name: 'metric.keep-more',
  kind: 'write',
  permission: 'health:admin',
  scope: 'organization',
  input: KeepStep,
  output: KeepNext,
  run: async (ctx, { at }) => {
    const position = at ?? (await latestGap(ctx));
    if (!position) return { next: null };
    const asOf = resolveAsOf(ctx, position.day);
    const ids = await nextAccounts(ctx, position.after, asOf);
    const last = ids.at(-1);
    if (last === undefined) {
      await addUp(ctx, position.metrics, asOf);
      return { next: await latestGap(ctx) };
    }
    await keepValues(ctx, ids, position.metrics, asOf);
    return { next: { ...position, after: last } };
  },
});
