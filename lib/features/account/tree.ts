import { sql } from 'kysely';
import type { Context } from '@/lib/core/context';

type Scope = Pick<Context, 'db' | 'organization'>;

/** The accounts themselves and everything live below them, found by following parents (not the closure). */
async function subtreeIds({ db, organization }: Scope, accountIds: readonly number[]): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    WITH RECURSIVE below (id) AS (
      SELECT id FROM account WHERE organization_id = ${organization.id} AND id = ANY(${accountIds}::bigint[]) AND deleted_at IS NULL
      UNION
      SELECT c.id FROM below b JOIN account c ON c.organization_id = ${organization.id} AND c.parent_id = b.id AND c.deleted_at IS NULL)
    SELECT id FROM below`.execute(db);
  return rows.map((row) => row.id);
}

/**
 * Brings closure and depth in line with the parents of some accounts, and of everything below them, after they were
 * made, moved, deleted or restored. Costs what stands below them, not the whole book.
 * @returns the live accounts whose ancestors may have changed
 */
export async function relinkTrees(scope: Scope, accountIds: readonly number[]): Promise<number[]> {
  const { db, organization } = scope;
  if (accountIds.length === 0) return [];
  const ids = await subtreeIds(scope, accountIds);
  const cleared = [...new Set([...ids, ...accountIds])];
  await sql`DELETE FROM account_tree WHERE organization_id = ${organization.id} AND descendant_id = ANY(${cleared}::bigint[])`.execute(db);
  await sql`
    WITH RECURSIVE up (descendant_id, ancestor_id, distance) AS (
      SELECT id, id, 0 FROM unnest(${ids}::bigint[]) AS moved (id)
      UNION ALL
      SELECT u.descendant_id, a.parent_id, u.distance + 1
      FROM up u JOIN account a ON a.organization_id = ${organization.id} AND a.id = u.ancestor_id
      WHERE a.parent_id IS NOT NULL)
    INSERT INTO account_tree (organization_id, ancestor_id, descendant_id, distance)
    SELECT ${organization.id}, ancestor_id, descendant_id, distance FROM up`.execute(db);
  await sql`
    UPDATE account a SET depth = t.depth
    FROM (SELECT descendant_id, max(distance) AS depth FROM account_tree
          WHERE organization_id = ${organization.id} AND descendant_id = ANY(${ids}::bigint[]) GROUP BY descendant_id) t
    WHERE a.organization_id = ${organization.id} AND a.id = t.descendant_id AND a.depth <> t.depth`.execute(db);
  return ids;
}

/** Serialises changes of an organization's hierarchy until the transaction ends: two moves at once could make a cycle. */
export async function lockHierarchy({ db, organization }: Scope): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtext('account hierarchy'), ${organization.id})`.execute(db);
}
