import { sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import { relinkTrees } from './tree';

type Scope = Pick<Context, 'db' | 'organization'>;

/**
 * Puts the children of an account that is being deleted under its parent, and notes where they came from.
 * @returns their ids
 */
export async function liftChildren({ db, organization }: Scope, accountId: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    UPDATE account SET former_parent_id = ${accountId},
      parent_id = (SELECT p.parent_id FROM account p WHERE p.organization_id = ${organization.id} AND p.id = ${accountId})
    WHERE organization_id = ${organization.id} AND parent_id = ${accountId} RETURNING id`.execute(db);
  return rows.map((row) => row.id);
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
