import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import { visibleAccounts } from '@/lib/core/visibility';
import type { Whose } from './table';

/**
 * Whether a member looks after `hub h`: it is theirs, or they stand in today for whose it is. The hubs are found by their
 * owners' index.
 */
export function looksAfter({ organization, today }: Pick<Context, 'organization' | 'today'>, memberId: RawBuilder<unknown>): RawBuilder<SqlBool> {
  return sql<SqlBool>`h.owner_id = ANY(ARRAY(SELECT ${memberId} UNION ALL SELECT y.member_id FROM hub_stand_in y
    WHERE y.organization_id = ${organization.id} AND y.stand_in_id = ${memberId} AND ${today}::date BETWEEN y.from_on AND y.until_on))`;
}

/** Whose hubs are asked for; without a word of it those that the reader looks after, or all while there are none. */
export async function whoseOf(ctx: Context, asked: Whose | undefined): Promise<Whose> {
  if (asked !== undefined) return asked;
  if (ctx.actor.kind !== 'user') return 'all';
  const mine = isOneOf(ctx, 'mine');
  const own = await ctx.db.selectFrom('hub as h').select('h.id').where(mine).limit(1).executeTakeFirst();
  return own ? 'mine' : 'all';
}

/** Whether `hub h` is one of those asked for; a key and a job look after none. */
function isOneOf(ctx: Context, whose: Whose): RawBuilder<SqlBool> {
  const { actor } = ctx;
  if (whose === 'all') return sql<SqlBool>`true`;
  if (actor.kind !== 'user') return sql<SqlBool>`false`;
  if (whose === 'mine') return looksAfter(ctx, sql`${actor.membershipId}::uuid`);
  return sql<SqlBool>`h.owner_id IN (SELECT t.membership_id FROM team_member t
    WHERE t.organization_id = h.organization_id AND t.team_id = ANY(${actor.teamIds}::uuid[]))`;
}

/** Whether `hub h` of the live `account a` is asked for and of an account that the actor sees: what isn't counts nowhere. */
export function isShown(ctx: Context, whose: Whose): RawBuilder<SqlBool> {
  return sql<SqlBool>`(a.deleted_at IS NULL AND ${isOneOf(ctx, whose)} AND ${visibleAccounts(ctx.actor, sql<number>`h.account_id`)})`;
}

/** Whether the session `s` was a reader's, not a program's: only these count. */
export const COUNTS = sql<SqlBool>`NOT s.automated`;
