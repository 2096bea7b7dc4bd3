import { sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { refreshVisibility } from '@/lib/features/account/visibility';
import { addDays } from '@/lib/kit/day';
import { textArray, timeArray } from './array-literal';

/** Weeks of the account list's small trend line. */
const TREND_WEEKS = 12;

/** Makes this transaction the only one of the organization that creates accounts and users from events. */
export async function lockCreation(ctx: Context): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtext('event.ingest'), ${ctx.organization.id}::int)`.execute(ctx.db);
}

/** Internal ids of the accounts that these customers' ids name; unknown ones are left out. */
export async function findAccountIds(ctx: Context, keys: readonly string[]): Promise<Map<string, number>> {
  if (keys.length === 0) return new Map();
  const { rows } = await sql<{ value: string; recordId: number }>`
    SELECT value, record_id FROM external_id
    WHERE organization_id = ${ctx.organization.id} AND kind = 'account' AND scope_id = 0 AND value = ANY(${textArray(keys)}::text[])`.execute(ctx.db);
  return new Map(rows.map((row) => [row.value, row.recordId]));
}

async function firstAccountType(ctx: Context): Promise<string> {
  const type = await ctx.db.selectFrom('accountType').select('id').orderBy('position').limit(1).executeTakeFirst();
  if (!type) throw new AppError('precondition', 'The organization has no account types');
  return type.id;
}

/**
 * Creates accounts that events name: roots of the first account type, called by their id until a group call names
 * them, begun at their first event. The caller holds lockCreation and has found them missing.
 * @param firsts customers' id → time of the first event, epoch ms
 */
export async function createAccounts(ctx: Context, firsts: ReadonlyMap<string, number>): Promise<Map<string, number>> {
  if (firsts.size === 0) return new Map();
  const type = await firstAccountType(ctx);
  const organizationId = ctx.organization.id;
  const { rows } = await sql<{ id: number; key: string }>`
    WITH made AS (
      INSERT INTO account (organization_id, key, name, type, started_at)
      SELECT ${organizationId}, key, key, ${type}, at
      FROM unnest(${textArray([...firsts.keys()])}::text[], ${timeArray([...firsts.values()])}::timestamptz[]) AS n (key, at)
      RETURNING id, key),
    named AS (INSERT INTO external_id (organization_id, kind, scope_id, value, record_id) SELECT ${organizationId}, 'account', 0, key, id FROM made),
    rooted AS (INSERT INTO account_tree (organization_id, ancestor_id, descendant_id, distance) SELECT ${organizationId}, id, id, 0 FROM made),
    figured AS (
      INSERT INTO account_usage (organization_id, account_id, as_of, mau_trend)
      SELECT ${organizationId}, id, ${addDays(ctx.today, -1)}::date, array_fill(0, ARRAY[${TREND_WEEKS}::int]) FROM made),
    priced AS (INSERT INTO account_money (organization_id, account_id) SELECT ${organizationId}, id FROM made)
    SELECT id, key FROM made`.execute(ctx.db);
  await refreshVisibility(ctx, { accountIds: rows.map((row) => row.id) });
  return new Map(rows.map((row) => [row.key, row.id]));
}

/**
 * Moves the start of accounts back to their earliest event, unless the start was given: events come in any order.
 * @param firsts account → time of its earliest new event, epoch ms
 */
export async function moveStarts(ctx: Context, firsts: ReadonlyMap<number, number>): Promise<void> {
  const byId = [...firsts].sort(([a], [b]) => a - b);
  await sql`
    UPDATE account a SET started_at = n.at
    FROM unnest(${byId.map(([id]) => id)}::bigint[], ${timeArray(byId.map(([, at]) => at))}::timestamptz[]) AS n (id, at)
    WHERE a.organization_id = ${ctx.organization.id} AND a.id = n.id AND NOT a.started_at_given AND a.started_at > n.at`.execute(ctx.db);
}
