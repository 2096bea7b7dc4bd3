import { sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import type { WaitingUpdates } from './contract';
import { isShown } from './scope';
import type { Whose } from './table';

/** The newest version that waits for each open item of the hubs asked for, by publication. */
export async function waitingUpdates(ctx: Context, whose: Whose): Promise<WaitingUpdates> {
  const { rows } = await sql<WaitingUpdates[number]>`
    WITH waiting AS (
      SELECT DISTINCT ON (u.item_id) u.item_id, u.version_id, v.number
      FROM hub_update u JOIN publication_version v ON v.organization_id = u.organization_id AND v.id = u.version_id
      WHERE u.organization_id = ${ctx.organization.id} AND u.decided_at IS NULL ORDER BY u.item_id, v.number DESC)
    SELECT p.id AS publication_id, p.title, max(w.number) AS number,
      (SELECT count(*) FROM publication_page g JOIN publication_version v ON v.organization_id = g.organization_id AND v.id = g.version_id
       WHERE g.organization_id = p.organization_id AND v.publication_id = p.id AND v.number = max(w.number) AND g.changed) AS changed_pages,
      jsonb_agg(jsonb_build_object('itemId', t.id, 'hubId', h.id, 'name', h.name, 'account', a.name, 'number', now.number)
        ORDER BY a.name, h.name, t.id) AS shares
    FROM waiting w
    JOIN hub_item t ON t.organization_id = ${ctx.organization.id} AND t.id = w.item_id AND t.revoked_at IS NULL
    JOIN hub h ON h.organization_id = t.organization_id AND h.id = t.hub_id AND h.revoked_at IS NULL
    JOIN account a ON a.organization_id = h.organization_id AND a.id = h.account_id
    JOIN publication p ON p.organization_id = t.organization_id AND p.id = t.publication_id
    JOIN publication_version now ON now.organization_id = t.organization_id AND now.id = t.version_id
    WHERE ${isShown(ctx, whose)}
    GROUP BY p.organization_id, p.id, p.title ORDER BY p.title, p.id`.execute(ctx.db);
  return rows;
}

/** An item whose waiting versions were decided, with the newest of them. */
export interface DecidedUpdate {
  itemId: string;
  hubId: string;
  accountId: number;
  name: string;
  title: string;
  versionId: string;
  number: number;
}

/** Decides what waits for items of hubs that the actor sees: the newest version as said, older ones are overtaken by it. */
export async function decide(
  ctx: Context,
  itemIds: readonly string[],
  decision: 'approved' | 'dismissed',
  decidedBy: string | null,
): Promise<DecidedUpdate[]> {
  const { rows } = await sql<DecidedUpdate>`
    WITH shown AS (
      SELECT t.organization_id, t.id AS item_id, t.hub_id, h.account_id, h.name, p.title FROM hub_item t
      JOIN hub h ON h.organization_id = t.organization_id AND h.id = t.hub_id
      JOIN account a ON a.organization_id = h.organization_id AND a.id = h.account_id
      JOIN publication p ON p.organization_id = t.organization_id AND p.id = t.publication_id
      WHERE t.organization_id = ${ctx.organization.id} AND t.id = ANY(${itemIds}::uuid[]) AND ${isShown(ctx, 'all')}),
    newest AS (
      SELECT DISTINCT ON (u.item_id) u.item_id, u.version_id, v.number
      FROM shown s JOIN hub_update u ON u.organization_id = s.organization_id AND u.item_id = s.item_id AND u.decided_at IS NULL
      JOIN publication_version v ON v.organization_id = u.organization_id AND v.id = u.version_id ORDER BY u.item_id, v.number DESC),
    decided AS (
      UPDATE hub_update u SET decided_at = ${ctx.now}, decided_by = ${decidedBy}::uuid,
        decision = CASE WHEN u.version_id = n.version_id THEN ${decision} ELSE 'overtaken' END
      FROM newest n WHERE u.organization_id = ${ctx.organization.id} AND u.item_id = n.item_id AND u.decided_at IS NULL
      RETURNING u.item_id, u.version_id)
    SELECT s.item_id, s.hub_id, s.account_id, s.name, s.title, n.version_id, n.number
    FROM shown s JOIN newest n USING (item_id) JOIN decided d ON d.item_id = n.item_id AND d.version_id = n.version_id`.execute(ctx.db);
  return rows;
}

/** Lets items show these versions; each remembers the one that it showed, whose figures stay. */
export async function pin({ db, organization, now }: Context, updates: readonly DecidedUpdate[]): Promise<void> {
  const ids = updates.map(({ itemId }) => itemId);
  const versions = updates.map(({ versionId }) => versionId);
  await sql`
    UPDATE hub_item t SET replaced_id = t.version_id, version_id = u.version_id, updated_at = ${now}
    FROM unnest(${ids}::uuid[], ${versions}::uuid[]) AS u (item_id, version_id)
    WHERE t.organization_id = ${organization.id} AND t.id = u.item_id AND t.version_id <> u.version_id`.execute(db);
}
