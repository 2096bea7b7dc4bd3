import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import type { AsOf } from '@/lib/core/as-of';
import type { Context } from '@/lib/core/context';
import { readMetrics } from '@/lib/features/metric/queries';
import type { AccountHistory, Sighting } from './fires';
import { HEALTH_SCORE } from './metrics';

type Seen = Pick<Sighting, 'seen' | 'band'>;

/** What is known of accounts at this moment; their health is that of the running day. */
async function lookNow(
  ctx: Context,
  histories: ReadonlyMap<number, AccountHistory>,
  metrics: readonly string[],
  today: AsOf,
): Promise<Map<number, Seen>> {
  const read = await readMetrics(
    ctx,
    [...histories.keys()],
    metrics.filter((metric) => metric !== HEALTH_SCORE),
    today,
  );
  return new Map(
    [...histories].map(([id, history]) => {
      const seenOf = (metric: string) => (metric === HEALTH_SCORE ? history.value(metric, today.number) : (read.get(id)?.get(metric)?.value ?? null));
      return [id, { seen: Object.fromEntries(metrics.map((metric) => [metric, seenOf(metric)])), band: history.band(today.number) }];
    }),
  );
}

/** What was last seen of accounts within the day. */
async function lastSeen({ db, organization }: Context, accountIds: readonly number[], { day }: AsOf): Promise<Map<number, Seen>> {
  const { rows } = await sql<Seen & { accountId: number }>`
    SELECT DISTINCT ON (s.account_id) s.account_id, s.seen, s.band FROM alert_sighting s
    WHERE s.organization_id = ${organization.id} AND s.account_id = ANY(${accountIds}::bigint[]) AND s.day = ${day}::date
    ORDER BY s.account_id, s.at DESC`.execute(db);
  return new Map(rows.map(({ accountId, ...seen }) => [accountId, seen]));
}

/** Looks at accounts, and keeps what is otherwise than it was last seen that day; only that is worth a rule's while. */
export async function sightChanged(
  ctx: Context,
  histories: ReadonlyMap<number, AccountHistory>,
  metrics: readonly string[],
  today: AsOf,
): Promise<Map<number, Sighting>> {
  const before = await lastSeen(ctx, [...histories.keys()], today);
  const changed = [...(await lookNow(ctx, histories, metrics, today))].filter(([id, seen]) => !isDeepStrictEqual(seen, before.get(id)));
  const rows = changed.map(([accountId, { seen, band }]) => ({ accountId, seen: JSON.stringify(seen), band }));
  const common = { organizationId: ctx.organization.id, day: today.day, at: ctx.now };
  if (rows.length > 0) {
    await ctx.db
      .insertInto('alertSighting')
      .values(rows.map((row) => ({ ...common, ...row })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  return new Map(changed.map(([id, seen]) => [id, { at: ctx.now.getTime(), ...seen }]));
}
