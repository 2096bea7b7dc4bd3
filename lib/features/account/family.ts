import { sql } from 'kysely';
import type { Context, ScopedAccount } from '@/lib/core/context';
import { visibleAccounts } from '@/lib/core/visibility';
import { describeAccounts } from './describe';

type Scope = Pick<Context, 'db' | 'actor' | 'organization'>;

/** Ids of the visible parent, if there is one, and of the visible children by name. */
async function relativeIds({ db, actor, organization }: Scope, account: ScopedAccount): Promise<{ parentIds: number[]; childIds: number[] }> {
  const { rows } = await sql<{ id: number }>`
    SELECT a.id FROM account a
    WHERE a.organization_id = ${organization.id} AND a.deleted_at IS NULL AND (a.parent_id = ${account.id} OR a.id = ${account.parentId}::bigint)
      AND ${visibleAccounts(actor, sql<number>`a.id`)}
    ORDER BY a.name, a.id`.execute(db);
  const ids = rows.map((row) => row.id);
  return { parentIds: ids.filter((id) => id === account.parentId), childIds: ids.filter((id) => id !== account.parentId) };
}

/**
 * Sums over the account and everything visible below it. A user is known by account and id, so distinct users of
 * several accounts add up (metrics.md, Trees).
 */
async function treeFigures({ db, actor, organization }: Scope, account: ScopedAccount) {
  const { rows } = await sql<{ accounts: number; accountsInAll: number; productUsers: number; mau: number }>`
    SELECT count(*) FILTER (WHERE seen) AS accounts, count(*) AS accounts_in_all,
      coalesce(sum(product_users) FILTER (WHERE seen), 0)::bigint AS product_users, coalesce(sum(mau) FILTER (WHERE seen), 0)::bigint AS mau
    FROM (SELECT u.product_users, u.mau, ${visibleAccounts(actor, sql<number>`t.descendant_id`)} AS seen
          FROM account_tree t JOIN account_usage u ON u.organization_id = t.organization_id AND u.account_id = t.descendant_id
          WHERE t.organization_id = ${organization.id} AND t.ancestor_id = ${account.id}) below`.execute(db);
  return rows[0] ?? { accounts: 0, accountsInAll: 0, productUsers: 0, mau: 0 };
}

/** An account's parent and children with their figures, and the sums of its tree. */
export async function readFamily(ctx: Scope, account: ScopedAccount) {
  const { parentIds, childIds } = await relativeIds(ctx, account);
  const rows = await describeAccounts(ctx, [...parentIds, ...childIds]);
  return {
    parent: rows[parentIds.length - 1] ?? null,
    hasHiddenParent: account.parentId !== null && parentIds.length === 0,
    children: rows.slice(parentIds.length),
    tree: await treeFigures(ctx, account),
  };
}
