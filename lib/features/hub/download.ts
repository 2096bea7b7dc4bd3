import { AppError } from '@/lib/core/errors';
import { tellHub } from '@/lib/core/happenings';
import { storage } from '@/lib/core/storage/storage';
import { defineTransfer, type OutgoingFile } from '@/lib/core/transfer';
import { visitOf } from '@/lib/core/visit';
import { ItemOfVisit } from './contract';
import { findReadable } from './queries';

/** The file of a document, for a reader who may keep it; told once a session and version. */
export const downloadDocument = defineTransfer({
  name: 'hub.download',
  permission: 'hub:visit',
  scope: 'visit',
  input: ItemOfVisit,
  transfer: async (within, { itemId }): Promise<OutgoingFile> => {
    const file = await within(async (ctx) => {
      const { canDownload, storageKey, fileName, mediaType, size, title, versionId } = await findReadable(ctx, itemId);
      if (!canDownload || storageKey === null) throw new AppError('not_found', 'There is no such document');
      const { hubId, accountId, sessionId, name, automated } = visitOf(ctx);
      const told = { hubId, accountId, at: ctx.now, sessionId, itemId, versionId, detail: { document: title } };
      const once = `${sessionId}:${itemId}:${versionId}`;
      if (!automated) await tellHub(ctx, [{ ...told, kind: 'downloaded', once, title: name, text: title }]);
      return { storageKey, fileName: fileName ?? title, mediaType: mediaType ?? 'application/octet-stream', size };
    });
    const { storageKey, ...rest } = file;
    const files = await storage();
    return { ...rest, isShown: false, read: (range) => files.read(storageKey, range) };
  },
});
