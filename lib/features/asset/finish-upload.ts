import { createReadStream } from 'node:fs';
import type { Context } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { inspectFile } from '@/lib/core/files/inspect-file';
import { storedOnDisk } from '@/lib/core/files/on-disk';
import { newStorageKey, type Storage, storage } from '@/lib/core/storage/storage';
import { defineTransfer } from '@/lib/core/transfer';
import { FinishedUpload, UploadDetails, UploadId } from './contract';
import { addFile, insertAsset, type NewFile } from './store';
import { findUpload } from './upload';

type FoundUpload = Awaited<ReturnType<typeof findUpload>>;

/** Looks into the file, and stores it under a name of its own when nothing speaks against it. */
function inspectAndStore(files: Storage, organizationId: number, { parts, fileName }: FoundUpload): Promise<NewFile> {
  return storedOnDisk(files, parts ?? [], async (path) => {
    const mediaType = await inspectFile(path, fileName);
    const storageKey = newStorageKey(organizationId);
    return { storageKey, fileName, mediaType, ...(await files.write(storageKey, createReadStream(path))) };
  });
}

/** Makes the file an asset or a version. Someone who finished it first has made it one already. */
async function become(ctx: Context, id: string, file: NewFile): Promise<{ assetId: string; isKept: boolean }> {
  await ctx.db.selectFrom('upload').select('id').where('id', '=', id).forUpdate().executeTakeFirst();
  const upload = await findUpload(ctx, id);
  if (upload.assetKey) return { assetId: upload.assetKey, isKept: false };
  const { name = upload.fileName, kind = 'Other', tags = [], description = null } = UploadDetails.parse(upload.details);
  const { accountId } = upload;
  const asset =
    upload.assetId === null
      ? await insertAsset(ctx, { accountId, name, kind, tags: [...new Set(tags)], description, url: null })
      : await liveAsset(ctx, upload.assetId);
  await addFile(ctx, { ...asset, accountId }, file);
  await ctx.db.updateTable('upload').set({ assetKey: asset.key, parts: [] }).where('id', '=', id).execute();
  return { assetId: asset.key, isKept: true };
}

async function liveAsset(ctx: Context, id: number): Promise<{ id: number; key: string }> {
  const asset = await ctx.db.selectFrom('asset').select(['id', 'key', 'url']).where('id', '=', id).where('deletedAt', 'is', null).executeTakeFirst();
  if (!asset) throw new AppError('not_found', 'There is no such asset');
  if (asset.url !== null) throw new AppError('precondition', 'This asset is a link: it has no versions');
  return asset;
}

/** Drops what was uploaded of a file that is refused: nothing of it stays. */
async function forget(ctx: Context, id: string): Promise<void> {
  await ctx.db.deleteFrom('upload').where('id', '=', id).execute();
  ctx.audit(`upload:${id}`, { refused: true });
}

/**
 * Ends an upload: the file is looked into, stored, and becomes an asset or a new version of one. Asked again it answers
 * the same, so that an answer that was lost can be had once more.
 * @throws AppError precondition with the reason for which the file is refused; then nothing of it is kept
 */
export const finishUpload = defineTransfer({
  name: 'asset.finish-upload',
  permission: 'asset:write',
  scope: 'organization',
  input: UploadId,
  transfer: async (within, { id }) => {
    const { upload, organizationId } = await within(async (ctx) => ({ upload: await findUpload(ctx, id), organizationId: ctx.organization.id }));
    if (upload.assetKey) return FinishedUpload.parse({ assetId: upload.assetKey });
    if (upload.received < upload.size) throw new AppError('conflict', `Only ${upload.received} of ${upload.size} bytes have arrived`);
    const files = await storage();
    const drop = async (keys: readonly string[]) => {
      for (const key of keys) await files.remove(key);
    };
    const file = await inspectAndStore(files, organizationId, upload).catch(async (error: unknown) => {
      if (!(error instanceof AppError) || error.code !== 'precondition') throw error;
      await within((ctx) => forget(ctx, id));
      await drop(upload.parts ?? []);
      throw error;
    });
    const made = await within((ctx) => become(ctx, id, file)).catch(async (error: unknown) => {
      await drop([file.storageKey]);
      throw error;
    });
    await drop([...(upload.parts ?? []), ...(made.isKept ? [] : [file.storageKey])]);
    return FinishedUpload.parse({ assetId: made.assetId });
  },
});
