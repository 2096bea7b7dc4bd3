import { type SqlBool, sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import { visibleAccounts } from '@/lib/core/visibility';
import { accountsThatMatch } from '@/lib/features/account/visibility';
import type { Filter } from '@/lib/kit/filter';

interface Criteria {
  entry: Filter;
  exit: Filter | null;
  /** Of a play that exists: it starts once on an account for as long as that meets the entry criteria. */
  playId?: string;
}

/** The accounts `a` that meet the entry criteria and not the exit criteria, and where the play hasn't been since they do. */
export function selectCandidates(ctx: Context, { entry, exit, playId }: Criteria) {
  const leaves = exit ? accountsThatMatch(ctx, exit) : sql<SqlBool>`false`;
  const hasBeen = sql<SqlBool>`EXISTS (SELECT FROM play_run r WHERE r.organization_id = a.organization_id AND r.account_id = a.id
    AND r.play_id = ${playId ?? null}::uuid AND (r.left_at IS NULL OR r.status = 'running'))`;
  return ctx.db
    .selectFrom('account as a')
    .where('a.deletedAt', 'is', null)
    .where(visibleAccounts(ctx.actor, sql<number>`a.id`))
    .where(accountsThatMatch(ctx, entry))
    .where((eb) => eb.not(leaves))
    .where((eb) => eb.not(hasBeen));
}

/** Running runs of a play whose account meets the exit criteria. */
export function selectLeaving(ctx: Context, playId: string, exit: Filter) {
  return ctx.db
    .selectFrom('playRun as r')
    .innerJoin('account as a', (join) => join.onRef('a.organizationId', '=', 'r.organizationId').onRef('a.id', '=', 'r.accountId'))
    .select('r.id')
    .where('r.playId', '=', playId)
    .where('r.status', '=', 'running')
    .where('a.deletedAt', 'is', null)
    .where(visibleAccounts(ctx.actor, sql<number>`a.id`))
    .where(accountsThatMatch(ctx, exit));
}

/** Notes on a play's runs that their account doesn't meet the entry criteria any more: it may start there again one day. */
export async function noteDepartures(ctx: Context, playId: string, entry: Filter): Promise<void> {
  const stays = sql`SELECT a.id FROM account a WHERE a.organization_id = ${ctx.organization.id} AND a.deleted_at IS NULL AND ${accountsThatMatch(ctx, entry)}`;
  await ctx.db
    .updateTable('playRun')
    .set({ leftAt: ctx.now })
    .where('playId', '=', playId)
    .where('leftAt', 'is', null)
    .where(sql<SqlBool>`account_id NOT IN (${stays})`)
    .execute();
}
