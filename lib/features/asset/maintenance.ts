import { sql } from 'kysely';
import * as z from 'zod';
import type { Context } from '@/lib/core/context';
import { storage } from '@/lib/core/storage/storage';
import { defineTransfer } from '@/lib/core/transfer';

const DAY_MS = 86_400_000;
/** Deleted assets can be restored for this long. */
const RESTORABLE_MS = 30 * DAY_MS;
/** A file that no row knows of after this long belongs to nothing under way. */
const STRAY_MS = DAY_MS;
const BATCH = 500;

/** Deletes expired uploads, and for good what was deleted 30 days ago, off the timeline too. */
async function pruneRows({ db, now, audit }: Context): Promise<void> {
  await db.deleteFrom('upload').where('expiresAt', '<', now).execute();
  const gone = await db
    .deleteFrom('asset')
    .where('deletedAt', '<', new Date(now.getTime() - RESTORABLE_MS))
    .returning('key')
    .execute();
  if (gone.length === 0) return;
  const keys = gone.map(({ key }) => key);
  await db
    .deleteFrom('timelineEntry')
    .where('source', '=', 'asset')
    .where((eb) => eb('sourceKey', '=', eb.fn.any(sql<string[]>`${keys}::text[]`)))
    .execute();
  for (const key of keys) audit(`asset:${key}`, { purged: true });
}

/** Of these keys, those that no version, no upload, no import and no publication knows of. */
async function strangers({ db, organization }: Context, keys: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`
    SELECT key FROM unnest(${keys}::text[]) key
    WHERE NOT EXISTS (SELECT FROM asset_file f WHERE f.organization_id = ${organization.id} AND f.storage_key = key)
      AND NOT EXISTS (SELECT FROM upload u WHERE u.organization_id = ${organization.id} AND key = ANY(u.parts))
      AND NOT EXISTS (SELECT FROM data_import i WHERE i.organization_id = ${organization.id} AND i.storage_key = key)
      AND NOT EXISTS (SELECT FROM publication_version v WHERE v.organization_id = ${organization.id} AND v.storage_key = key)
      AND NOT EXISTS (SELECT FROM publication_page p WHERE p.organization_id = ${organization.id} AND key IN (p.storage_key, p.thumbnail_key))`.execute(
    db,
  );
  return rows.map(({ key }) => key);
}

/** Clears away expired uploads, assets deleted long ago, and files that belong to nothing. */
export const pruneAssets = defineTransfer({
  name: 'asset.prune',
  permission: 'organization:admin',
  scope: 'organization',
  input: z.strictObject({}),
  transfer: async (within) => {
    const { organizationId, before } = await within(async (ctx) => {
      await pruneRows(ctx);
      return { organizationId: ctx.organization.id, before: ctx.now.getTime() - STRAY_MS };
    });
    const files = await storage();
    let keys: string[] = [];
    let removed = 0;
    const sweep = async () => {
      for (const key of await within((ctx) => strangers(ctx, keys))) {
        await files.remove(key);
        removed += 1;
      }
      keys = [];
    };
    for await (const { key, at } of files.list(organizationId)) {
      if (at.getTime() < before && keys.push(key) >= BATCH) await sweep();
    }
    if (keys.length > 0) await sweep();
    return { removed };
  },
});
