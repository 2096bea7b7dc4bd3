import type { Context } from '@/lib/core/context';
import type { Stored } from '@/lib/core/storage/storage';
import { tellTimeline } from '@/lib/core/timeline';

interface NewAsset {
  accountId: number;
  name: string;
  kind: string;
  tags: string[];
  description: string | null;
  url: string | null;
}

/** A stored file that becomes a version. */
export interface NewFile extends Stored {
  storageKey: string;
  fileName: string;
  mediaType: string;
}

const memberId = ({ actor }: Context) => (actor.kind === 'user' ? actor.membershipId : null);

/** Makes an asset, still without a file, and tells the account's timeline. */
export async function insertAsset(ctx: Context, values: NewAsset): Promise<{ id: number; key: string }> {
  const key = crypto.randomUUID();
  const { id } = await ctx.db
    .insertInto('asset')
    .values({ ...values, organizationId: ctx.organization.id, key, createdBy: memberId(ctx), createdAt: ctx.now, updatedAt: ctx.now })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { accountId, name, kind, description, url } = values;
  await tellTimeline(ctx, [
    {
      accountId,
      at: ctx.now,
      category: 'asset',
      subtype: kind,
      event: 'created',
      source: 'asset',
      sourceKey: key,
      title: name,
      text: description,
      snapshot: { url },
    },
  ]);
  ctx.audit(`asset:${key}`);
  return { id, key };
}

/** Puts a file behind an asset as its next version. @returns the version's number */
export async function addFile(ctx: Context, asset: { id: number; key: string; accountId: number }, file: NewFile): Promise<number> {
  const { fileNumber, name, kind } = await ctx.db
    .updateTable('asset')
    .set((eb) => ({ fileNumber: eb(eb.fn.coalesce('fileNumber', eb.lit(0)), '+', 1), updatedAt: ctx.now, version: eb('version', '+', 1) }))
    .where('id', '=', asset.id)
    .returning(['fileNumber', 'name', 'kind'])
    .executeTakeFirstOrThrow();
  const number = fileNumber ?? 1;
  const { storageKey, fileName, mediaType, size, sha256 } = file;
  await ctx.db
    .insertInto('assetFile')
    .values({
      ...{ organizationId: ctx.organization.id, assetId: asset.id, number, storageKey, fileName, mediaType, size, sha256 },
      uploadedBy: memberId(ctx),
      createdAt: ctx.now,
    })
    .execute();
  if (number > 1) {
    const { accountId, key } = asset;
    await tellTimeline(ctx, [
      { accountId, at: ctx.now, category: 'asset', subtype: kind, event: 'renewed', source: 'asset', sourceKey: key, title: name },
    ]);
    ctx.audit(`asset:${key}`, { number });
  }
  return number;
}
