import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import { visibleAccounts } from '@/lib/core/visibility';
import type { Whose } from './table';

/** Whose hubs are asked for; without a word of it the reader's own, or all while they look after none. */
export async function whoseOf({ actor, db }: Context, asked: Whose | undefined): Promise<Whose> {
  if (asked !== undefined) return asked;
  if (actor.kind !== 'user') return 'all';
  const own = await db.selectFrom('hub').select('id').where('ownerId', '=', actor.membershipId).limit(1).executeTakeFirst();
  return own ? 'mine' : 'all';
}

/** Whether `hub h` is one of those asked for; a key and a job look after none. */
function isOneOf({ actor }: Context, whose: Whose): RawBuilder<SqlBool> {
  if (whose === 'all') return sql<SqlBool>`true`;
  if (actor.kind !== 'user') return sql<SqlBool>`false`;
  if (whose === 'mine') return sql<SqlBool>`h.owner_id = ${actor.membershipId}::uuid`;
  return sql<SqlBool>`h.owner_id IN (SELECT t.membership_id FROM team_member t
    WHERE t.organization_id = h.organization_id AND t.team_id = ANY(${actor.teamIds}::uuid[]))`;
}

/** Whether `hub h` of the live `account a` is asked for and of an account that the actor sees: what isn't counts nowhere. */
export function isShown(ctx: Context, whose: Whose): RawBuilder<SqlBool> {
  return sql<SqlBool>`(a.deleted_at IS NULL AND ${isOneOf(ctx, whose)} AND ${visibleAccounts(ctx.actor, sql<number>`h.account_id`)})`;
}

/** Whether the session `s` was a reader's, not a program's: only these count. */
export const COUNTS = sql<SqlBool>`NOT s.automated`;
