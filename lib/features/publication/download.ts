import { PICTURE_TYPE } from '@/lib/core/drawing/drawn-page';
import { AppError } from '@/lib/core/errors';
import { storage } from '@/lib/core/storage/storage';
import { defineTransfer, type OutgoingFile } from '@/lib/core/transfer';
import { PictureRequest, VersionRequest } from './contract';
import { selectReadyVersion } from './detail';

/** A version's file as it was uploaded. */
export const downloadPublication = defineTransfer({
  name: 'publication.download',
  permission: 'publication:read',
  scope: 'organization',
  input: VersionRequest,
  transfer: async (within, { id, number }): Promise<OutgoingFile> => {
    const found = await within((ctx) =>
      selectReadyVersion(ctx, id, number).select(['v.fileName', 'v.mediaType', 'v.size', 'v.storageKey']).executeTakeFirst(),
    );
    const { fileName, mediaType, size, storageKey } = found ?? {};
    if (!fileName || !mediaType || !storageKey) throw new AppError('not_found', 'There is no such file');
    const files = await storage();
    return { fileName, mediaType, size: size ?? null, isShown: false, read: (range) => files.read(storageKey, range) };
  },
});

/** A page's picture for those who prepare what customers see. Customers have a door of their own: this writes no reading facts. */
export const showPage = defineTransfer({
  name: 'publication.show-page',
  permission: 'publication:read',
  scope: 'organization',
  input: PictureRequest,
  transfer: async (within, { id, number, page, small }): Promise<OutgoingFile> => {
    const found = await within((ctx) =>
      selectReadyVersion(ctx, id, number)
        .innerJoin('publicationPage as g', (join) => join.onRef('g.organizationId', '=', 'v.organizationId').onRef('g.versionId', '=', 'v.id'))
        .select(['g.storageKey', 'g.thumbnailKey'])
        .where('g.number', '=', page)
        .executeTakeFirst(),
    );
    if (!found) throw new AppError('not_found', 'There is no such page');
    const files = await storage();
    const key = small ? found.thumbnailKey : found.storageKey;
    return { fileName: `${page}.webp`, mediaType: PICTURE_TYPE, size: null, isShown: true, read: () => files.read(key) };
  },
});
