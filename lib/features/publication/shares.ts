import { sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import { tellHub } from '@/lib/core/happenings';

interface NewVersion {
  publicationId: string;
  title: string;
  versionId: string;
  number: number;
}

/** Lets copies that wait for their CSM's word wait for this version; those that waited for an older one don't any more. */
async function offer({ db, now, organization }: Context, { publicationId, versionId }: NewVersion): Promise<void> {
  await sql`
    UPDATE hub_update u SET decided_at = ${now}, decision = 'overtaken' FROM hub_item t
    WHERE u.organization_id = ${organization.id} AND u.decided_at IS NULL AND t.organization_id = u.organization_id AND t.id = u.item_id
      AND t.publication_id = ${publicationId}`.execute(db);
  await sql`
    INSERT INTO hub_update (organization_id, item_id, version_id, created_at)
    SELECT organization_id, id, ${versionId}::uuid, ${now} FROM hub_item
    WHERE organization_id = ${organization.id} AND publication_id = ${publicationId} AND update_policy = 'ask' AND version_id <> ${versionId}
    ON CONFLICT DO NOTHING`.execute(db);
}

/** Lets copies that follow show the version. @returns those that their readers can open */
async function follow({ db, now, organization }: Context, { publicationId, versionId }: NewVersion) {
  const { rows } = await sql<{ itemId: string; hubId: string; accountId: number; name: string; isOpen: boolean }>`
    UPDATE hub_item t SET replaced_id = t.version_id, version_id = ${versionId}::uuid, updated_at = ${now} FROM hub h
    WHERE t.organization_id = ${organization.id} AND t.publication_id = ${publicationId} AND t.update_policy = 'follow'
      AND t.version_id <> ${versionId} AND h.organization_id = t.organization_id AND h.id = t.hub_id
    RETURNING t.id AS item_id, t.hub_id, h.account_id, h.name, t.revoked_at IS NULL AND h.revoked_at IS NULL AS is_open`.execute(db);
  return rows.flatMap(({ isOpen, ...item }) => (isOpen ? [item] : []));
}

/**
 * What a new version does to copies that were shared, each by its policy: those that follow show it, those that ask wait
 * for their CSM, those that hold stay as they are. Reading facts stay with the version that was read.
 */
export async function renewShares(ctx: Context, version: NewVersion): Promise<void> {
  await offer(ctx, version);
  const { title, versionId, number } = version;
  const followed = await follow(ctx, version);
  await tellHub(
    ctx,
    followed.map(({ name, ...item }) => ({
      ...item,
      ...{
        kind: 'updated',
        at: ctx.now,
        versionId,
        once: `${item.itemId}:${versionId}`,
        title: `${name}: ${title}`,
        detail: { document: title, number },
      },
    })),
  );
}
