import { sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import { relinkTrees } from './tree';

type Scope = Pick<Context, 'db' | 'organization'>;

/**
 * Puts the children of an account that is being deleted under its parent, and notes where they came from.
 * @returns them, and the key of what they stand below now
 */
export async function liftChildren({ db, organization }: Scope, accountId: number) {
  const above = await db
    .selectFrom('account as a')
    .leftJoin('account as p', (join) => join.onRef('p.organizationId', '=', 'a.organizationId').onRef('p.id', '=', 'a.parentId'))
    .select(['p.id', 'p.key'])
    .where('a.id', '=', accountId)
    .executeTakeFirstOrThrow();
  const { rows } = await sql<{ id: number; name: string }>`
    UPDATE account SET former_parent_id = ${accountId}, parent_id = ${above.id}
    WHERE organization_id = ${organization.id} AND parent_id = ${accountId} RETURNING id, name`.execute(db);
  return { children: rows, parentKey: above.key };
}

/**
 * Puts children back under restored accounts, except those that were moved since and those that the account now
 * stands below. One account after the other, as each may change what stands above the next.
 * @returns the accounts whose ancestors may have changed
 */
export async function liftChildrenBack(scope: Scope, restoredIds: readonly number[]): Promise<number[]> {
  const { db, organization } = scope;
  const changed: number[] = [];
  for (const id of restoredIds) {
    const { rows } = await sql<{ id: number }>`
      UPDATE account SET parent_id = former_parent_id, former_parent_id = NULL
      WHERE organization_id = ${organization.id} AND former_parent_id = ${id}
        AND id NOT IN (SELECT ancestor_id FROM account_tree WHERE organization_id = ${organization.id} AND descendant_id = ${id})
      RETURNING id`.execute(db);
    changed.push(
      ...(await relinkTrees(
        scope,
        rows.map((row) => row.id),
      )),
    );
  }
  return changed;
}
