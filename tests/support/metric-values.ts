import type { Caller } from '@/lib/core/actor';
import { resolveAsOf } from '@/lib/core/as-of';
import { makeContext } from '@/lib/core/context';
import { withTenant } from '@/lib/core/db/database';
import { readMetrics } from '@/lib/features/metric/queries';

/** The metrics of all accounts of an organization as of a day: by account's key, then by metric; what has no value is absent. */
export async function metricValues(caller: Caller, day: string, ids: readonly string[]): Promise<Record<string, Record<string, string>>> {
  return withTenant(caller.organization.id, async (db) => {
    const ctx = makeContext(caller, db);
    const rows = await db.selectFrom('account').select(['id', 'key']).execute();
    const accountIds = rows.map(({ id }) => id);
    const read = await readMetrics(ctx, accountIds, ids, resolveAsOf(ctx, day));
    return Object.fromEntries(
      rows.map(({ id, key }) => [key, Object.fromEntries([...(read.get(id) ?? [])].map(([metric, { value }]) => [metric, value]))]),
    );
  });
}
