import { sql } from 'kysely';
import { PICTURE_TYPE } from '@/lib/core/drawing/drawn-page';
import { AppError } from '@/lib/core/errors';
import { storage } from '@/lib/core/storage/storage';
import { type Bytes, defineTransfer, type OutgoingFile } from '@/lib/core/transfer';
import { visitOf } from '@/lib/core/visit';
import { PageOfItem } from './contract';
import { watermarkedPicture } from './watermarked-pictures';

interface Picture {
  storageKey: string;
  thumbnailKey: string;
  watermark: boolean;
}

async function* whole(bytes: Buffer): Bytes {
  yield bytes;
}

/**
 * A page's picture, of the version that the reader's item pins. That it was served is written before its first byte, in the
 * statement that checks the share, the version and the page; the small picture, which nobody can read, leaves no such fact.
 * @throws AppError not_found, alike for pages out of range, other versions, and what is revoked, expired or another's
 */
export const readPagePicture = defineTransfer({
  name: 'hub-reading.page',
  permission: 'hub:visit',
  scope: 'visit',
  input: PageOfItem,
  transfer: async (within, { itemId, versionId, page, isSmall }): Promise<OutgoingFile> => {
    const { picture, email } = await within(async (ctx) => {
      const { sessionId, hubId, email } = visitOf(ctx);
      const { rows } = await sql<Picture>`
        WITH picture AS (
          SELECT g.organization_id, i.id AS item_id, g.version_id, g.number, g.storage_key, g.thumbnail_key, i.watermark
          FROM hub_item i
          JOIN publication p ON p.organization_id = i.organization_id AND p.id = i.publication_id
          JOIN publication_page g ON g.organization_id = i.organization_id AND g.version_id = i.version_id
          WHERE i.organization_id = ${ctx.organization.id} AND i.id = ${itemId} AND i.hub_id = ${hubId} AND i.revoked_at IS NULL
            AND (i.expires_at IS NULL OR i.expires_at > ${ctx.now}) AND p.deleted_at IS NULL
            AND g.number = ${page} AND g.version_id = coalesce(${versionId ?? null}::uuid, i.version_id)),
        served AS (
          INSERT INTO hub_served (organization_id, session_id, item_id, version_id, page, first_at, last_at)
          SELECT organization_id, ${sessionId}, item_id, version_id, number, ${ctx.now}, ${ctx.now} FROM picture WHERE NOT ${isSmall}
          ON CONFLICT (organization_id, session_id, item_id, version_id, page)
          DO UPDATE SET last_at = greatest(hub_served.last_at, excluded.last_at), times = hub_served.times + 1)
        SELECT storage_key, thumbnail_key, watermark FROM picture`.execute(ctx.db);
      const found = rows[0];
      if (!found) throw new AppError('not_found', 'There is no such page');
      return { picture: { ...found, watermark: found.watermark || visitOf(ctx).watermark }, email };
    });
    const key = isSmall ? picture.thumbnailKey : picture.storageKey;
    const shown = { fileName: `${page}`, isShown: true };
    if (!picture.watermark) return { ...shown, mediaType: PICTURE_TYPE, size: null, read: async (range) => (await storage()).read(key, range) };
    const { bytes, mediaType } = await watermarkedPicture(key, email);
    return { ...shown, mediaType, size: bytes.length, read: async (range) => whole(range ? bytes.subarray(range.start, range.end + 1) : bytes) };
  },
});
