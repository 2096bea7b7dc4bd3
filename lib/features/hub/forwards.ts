import { sql } from 'kysely';
import type { Context } from '@/lib/core/context';

/**
 * What was forwarded has the access of the hub that it came from, as that one stands now (a passcode there is a code by mail
 * here), and to none of its documents more rights. To be called with hubs whose access may have changed.
 */
export async function letForwardsFollow({ db, now, organization }: Context, hubIds: readonly string[]): Promise<void> {
  const below = sql`
    WITH RECURSIVE below AS (
      SELECT id AS top_id, id FROM hub WHERE organization_id = ${organization.id} AND id = ANY(${hubIds}::uuid[])
      UNION
      SELECT b.top_id, f.id FROM hub f JOIN below b ON f.organization_id = ${organization.id} AND f.parent_id = b.id)`;
  await sql`${below}
    UPDATE hub f SET can_download = h.can_download, can_forward = h.can_forward, watermark = h.watermark,
      code_by_mail = h.code_by_mail OR h.passcode_hash IS NOT NULL, expires_at = h.expires_at, updated_at = ${now}
    FROM below b JOIN hub h ON h.organization_id = ${organization.id} AND h.id = b.top_id
    WHERE f.organization_id = ${organization.id} AND f.id = b.id AND b.id <> b.top_id`.execute(db);
  await sql`${below}
    UPDATE hub_item f SET can_download = f.can_download AND i.can_download, can_forward = f.can_forward AND i.can_forward,
      watermark = f.watermark OR i.watermark, expires_at = i.expires_at
    FROM below b JOIN hub_item i ON i.organization_id = ${organization.id} AND i.hub_id = b.top_id
    WHERE f.organization_id = ${organization.id} AND f.hub_id = b.id AND b.id <> b.top_id AND f.publication_id = i.publication_id`.execute(db);
}
