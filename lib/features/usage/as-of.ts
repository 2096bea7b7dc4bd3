import { type RawBuilder, sql } from 'kysely';
import type { AsOf } from '@/lib/core/as-of';
import type { Context } from '@/lib/core/context';
import { once } from '@/lib/core/once';

type FreshnessScope = Pick<Context, 'db' | 'organization' | 'now'>;

/** When the oldest group of events that still waits to be folded came in; null when none waits. */
export function oldestWaiting({ organization }: Pick<Context, 'organization'>): RawBuilder<Date | null> {
  return sql`(SELECT received_at FROM segment WHERE organization_id = ${organization.id} AND folded_at IS NULL ORDER BY id LIMIT 1)`;
}

/**
 * Up to when received events are in the rollups: the oldest that still waits, else now.
 * @param waiting what `oldestWaiting` found, if a statement of the transaction asked already
 */
export function freshTo(ctx: FreshnessScope, waiting?: Date | null): Promise<Date> {
  return once(ctx, 'usage.freshTo', async () => {
    if (waiting !== undefined) return waiting ?? ctx.now;
    const { rows } = await sql<{ at: Date | null }>`SELECT ${oldestWaiting(ctx)} AS at`.execute(ctx.db);
    return rows[0]?.at ?? ctx.now;
  });
}

/** The part of a reading that says what it is: day, whether it still runs, how fresh. */
export async function describeReading(ctx: Context, asOf: AsOf): Promise<{ asOf: string; partial: boolean; freshTo: string }> {
  return { asOf: asOf.day, partial: asOf.partial, freshTo: (await freshTo(ctx)).toISOString() };
}
