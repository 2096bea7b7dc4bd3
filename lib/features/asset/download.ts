import { AppError } from '@/lib/core/errors';
import { storage } from '@/lib/core/storage/storage';
import { defineTransfer, type OutgoingFile } from '@/lib/core/transfer';
import { FileRequest } from './contract';
import { findFile } from './queries';
import { previewOf } from './table';

async function outgoing({ storageKey, sha256: _sha256, ...file }: Awaited<ReturnType<typeof findFile>>, isShown: boolean): Promise<OutgoingFile> {
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
