import { createReadStream } from 'node:fs';
import type { Context } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { inspectFile } from '@/lib/core/files/inspect-file';
import { defineOperation } from '@/lib/core/operation';
import { findRecord } from '@/lib/core/record';
import { newStorageKey, storage } from '@/lib/core/storage/storage';
import { defineTransfer } from '@/lib/core/transfer';
import { announceUpload, endUpload, type FoundUpload } from '@/lib/core/uploads';
import { Upload, UploadId } from '@/lib/features/upload/contract';
import { FinishedUpload, NewUpload, UploadDetails } from './contract';
import { addFile, insertAsset, type NewFile } from './store';

/** Announces a file that becomes an asset or a version of one. @throws AppError as announceUpload; not_found for an unknown asset */
export const beginUpload = defineOperation({
  name: 'asset.begin-upload',
  kind: 'write',
  permission: 'asset:write',
  scope: (input: { accountId: string }) => input.accountId,
  input: NewUpload,
  output: Upload,
  run: async (ctx, { accountId: _account, fileName, size, assetId: key, ...details }, account) => {
    const asset = key === undefined ? null : await findRecord(ctx, 'asset', key);
    if (asset && asset.accountId !== account.id) throw new AppError('not_found', 'There is no such asset');
    return announceUpload(ctx, { purpose: 'asset', accountId: account.id, fileName, size, details }, asset?.id);
  },
});

async function liveAsset(ctx: Context, id: number): Promise<{ id: number; key: string }> {
  const asset = await ctx.db.selectFrom('asset').select(['id', 'key', 'url']).where('id', '=', id).where('deletedAt', 'is', null).executeTakeFirst();
  if (!asset) throw new AppError('not_found', 'There is no such asset');
  if (asset.url !== null) throw new AppError('precondition', 'This asset is a link: it has no versions');
  return asset;
}

async function keepFile(path: string, { fileName }: FoundUpload, organizationId: number): Promise<NewFile> {
  const mediaType = await inspectFile(path, fileName);
  const storageKey = newStorageKey(organizationId);
  return { storageKey, fileName, mediaType, ...(await (await storage()).write(storageKey, createReadStream(path))) };
}

/** Makes the file an asset or a version. */
async function become(ctx: Context, file: NewFile, upload: FoundUpload) {
  const { name = upload.fileName, kind = 'Other', tags = [], description = null } = UploadDetails.parse(upload.details);
  const { accountId } = upload;
  if (accountId === null) throw new AppError('internal', 'An asset is sent to an account');
  const asset =
    upload.assetId === null
      ? await insertAsset(ctx, { accountId, name, kind, tags: [...new Set(tags)], description, url: null })
      : await liveAsset(ctx, upload.assetId);
  await addFile(ctx, { ...asset, accountId }, file);
  return { assetId: asset.key };
}

/** Ends an upload: the file becomes an asset or a new version of one. @throws AppError as endUpload; not_found when the asset is gone */
export const finishUpload = defineTransfer({
  name: 'asset.finish-upload',
  permission: 'asset:write',
  scope: 'organization',
  input: UploadId,
  transfer: (within, { id }) => endUpload(within, id, { purpose: 'asset', keep: keepFile, become, again: (answer) => FinishedUpload.parse(answer) }),
});
