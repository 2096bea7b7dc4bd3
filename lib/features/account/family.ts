import { type SqlBool, sql } from 'kysely';
import type { Context, ScopedAccount } from '@/lib/core/context';
import { visibleAccounts } from '@/lib/core/visibility';
import { describeRow, type ListedRow, selectListed } from './describe';

type Scope = Pick<Context, 'db' | 'actor' | 'organization'>;

interface TreeSums {
  accounts: number;
  accountsInAll: number;
  productUsers: number;
  mau: number;
}

/**
 * Sums over the account and everything visible below it: one row. A user is known by account and id, so distinct users
 * of several accounts add up (metrics.md, Trees).
 */
function treeSums({ actor, organization }: Scope, account: ScopedAccount) {
  return sql<TreeSums>`
    (SELECT count(*) FILTER (WHERE seen) AS accounts, count(*) AS accounts_in_all,
      coalesce(sum(product_users) FILTER (WHERE seen), 0)::bigint AS product_users, coalesce(sum(mau) FILTER (WHERE seen), 0)::bigint AS mau
    FROM (SELECT u.product_users, u.mau, ${visibleAccounts(actor, sql<number>`t.descendant_id`)} AS seen
          FROM account_tree t JOIN account_usage u ON u.organization_id = t.organization_id AND u.account_id = t.descendant_id
          WHERE t.organization_id = ${organization.id} AND t.ancestor_id = ${account.id}) below)`;
}

/** The visible parent, if there is one, and the visible children. */
function selectRelatives(ctx: Scope, account: ScopedAccount) {
  return selectListed(
    ctx,
    sql<SqlBool>`a.organization_id = ${ctx.organization.id} AND a.deleted_at IS NULL AND (a.parent_id = ${account.id} OR a.id = ${account.parentId}::bigint)
      AND ${visibleAccounts(ctx.actor, sql<number>`a.id`)}`,
  );
}

/** An account's parent, its children by name with their figures, and the sums of its tree, in one statement. */
export async function readFamily(ctx: Scope, account: ScopedAccount) {
  const rows = await ctx.db
    .selectFrom(treeSums(ctx, account).as<'sums'>(sql.ref('sums')))
    .leftJoin(selectRelatives(ctx, account).as('one'), (join) => join.onTrue())
    .selectAll('one')
    .select(['sums.accounts', 'sums.accountsInAll', 'sums.productUsers as treeUsers', 'sums.mau as treeMau'])
    .orderBy('one.name')
    .orderBy('one.id')
    .execute();
  const [{ accounts, accountsInAll, treeUsers, treeMau } = { accounts: 0, accountsInAll: 0, treeUsers: 0, treeMau: 0 }] = rows;
  const relatives = rows.flatMap(({ accounts: _a, accountsInAll: _i, treeUsers: _u, treeMau: _m, ...one }) =>
    one.id === null ? [] : [{ isParent: one.id === account.parentId, row: describeRow(one as ListedRow, ctx) }],
  );
  const parent = relatives.find(({ isParent }) => isParent)?.row ?? null;
  return {
    parent,
    hasHiddenParent: account.parentId !== null && parent === null,
    children: relatives.filter(({ isParent }) => !isParent).map(({ row }) => row),
    tree: { accounts, accountsInAll, productUsers: treeUsers, mau: treeMau },
  };
}
