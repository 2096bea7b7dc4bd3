import type { Context } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { findRecord } from '@/lib/core/record';
import { storage } from '@/lib/core/storage/storage';
import { defineTransfer, type OutgoingFile } from '@/lib/core/transfer';
import { FileRequest } from './contract';
import { previewOf } from './table';

async function findFile(ctx: Context, key: string, number?: number) {
  const asset = await findRecord(ctx, 'asset', key);
  const file = await ctx.db
    .selectFrom('assetFile')
    .select(['fileName', 'mediaType', 'size', 'storageKey'])
    .where('assetId', '=', asset.id)
    .$if(number !== undefined, (query) => query.where('number', '=', number ?? 0))
    .orderBy('number', 'desc')
    .executeTakeFirst();
  if (!file) throw new AppError('not_found', 'There is no such file');
  return file;
}

async function outgoing({ storageKey, ...file }: Awaited<ReturnType<typeof findFile>>, isShown: boolean): Promise<OutgoingFile> {
  const files = await storage();
  return { ...file, isShown, read: (range) => files.read(storageKey, range) };
}

/** A version of an asset as a file to keep. */
export const downloadFile = defineTransfer({
  name: 'asset.download',
  permission: 'asset:read',
  scope: 'organization',
  input: FileRequest,
  transfer: async (within, { id, number }) => outgoing(await within((ctx) => findFile(ctx, id, number)), false),
});

/** The picture that an asset is, to be shown on a page. @throws AppError precondition for everything that is none */
export const showImage = defineTransfer({
  name: 'asset.show-image',
  permission: 'asset:read',
  scope: 'organization',
  input: FileRequest,
  transfer: async (within, { id, number }) => {
    const file = await within((ctx) => findFile(ctx, id, number));
    if (previewOf(file.mediaType) !== 'image') throw new AppError('precondition', 'This file is no picture that can be shown');
    return outgoing(file, true);
  },
});
