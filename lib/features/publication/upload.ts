import { createReadStream } from 'node:fs';
import type { Context } from '@/lib/core/context';
import { wayOfDrawing } from '@/lib/core/drawing/way-of-drawing';
import { AppError } from '@/lib/core/errors';
import { atMost } from '@/lib/core/files/at-most';
import { fileKind } from '@/lib/core/files/file-kinds';
import { checkName, endingOf } from '@/lib/core/files/file-name';
import { inspectFile } from '@/lib/core/files/inspect-file';
import { onDisk } from '@/lib/core/files/on-disk';
import { newStorageKey, storage } from '@/lib/core/storage/storage';
import type { Reader } from '@/lib/core/stream';
import { defineTransfer, type Sent } from '@/lib/core/transfer';
import { NewPublication, NewVersion, SavedVersion } from './contract';
import { startDrawingJob } from './jobs';
import { demandNextVersion, type HeldPublication, holdPublication, insertPublication, insertVersion, type VersionContent } from './store';
import { LARGEST_PUBLICATION } from './table';

const tooLarge = () => new AppError('too_large', 'A file may hold at most 100 MB (104,857,600 bytes)');

/** @throws AppError precondition for names of programs, and for files that get no pages */
function demandDrawable(fileName: string): void {
  checkName(fileName);
  if (wayOfDrawing(fileKind(endingOf(fileName))?.mediaType ?? '') === null)
    throw new AppError('precondition', 'A publication is a PDF, a picture (PNG, JPEG, GIF, WebP) or an office file', {
      errors: [{ path: 'file', code: 'content', message: 'Upload a PDF, a picture or an office file' }],
    });
}

type File = Exclude<VersionContent, { url: string }>;

/** Takes a file in, looks into it and stores it; nothing stays of one that is refused. */
async function keepFile(organizationId: number, fileName: string, { bytes, announced }: Sent): Promise<File> {
  demandDrawable(fileName);
  if ((announced ?? 0) > LARGEST_PUBLICATION) throw tooLarge();
  return onDisk(atMost(LARGEST_PUBLICATION, bytes, tooLarge), async (path) => {
    const mediaType = await inspectFile(path, fileName);
    const storageKey = newStorageKey(organizationId);
    return { storageKey, fileName, mediaType, ...(await (await storage()).write(storageKey, createReadStream(path))) };
  });
}

/** Makes a kept file a version that waits for its pages; when that isn't possible any more the file goes. */
async function becomeVersion(within: Reader, file: File, note: string | null, publicationOf: (ctx: Context) => Promise<HeldPublication>) {
  try {
    return await within(async (ctx) => {
      const publication = await publicationOf(ctx);
      const { versionId, number } = await insertVersion(ctx, publication, file, note);
      await ctx.enqueue(startDrawingJob, { versionId }, `${startDrawingJob.name}:${versionId}`);
      return SavedVersion.parse({ id: publication.id, versionId, number, state: 'drawing' });
    });
  } catch (error) {
    await (await storage()).remove(file.storageKey);
    throw error;
  }
}

/**
 * Takes a file in as a new publication; its pages are drawn by a worker.
 * @throws AppError too_large over 100 MB; precondition with the reason for which the file is refused
 */
export const uploadPublication = defineTransfer({
  name: 'publication.upload',
  permission: 'publication:write',
  scope: 'organization',
  input: NewPublication,
  transfer: async (within, { fileName, title = fileName.replace(/\.[^.]*$/, ''), ...details }, sent) => {
    const file = await keepFile(await within(async (ctx) => ctx.organization.id), fileName, sent);
    return becomeVersion(within, file, null, (ctx) => insertPublication(ctx, { ...details, title: title.trim() || fileName }));
  },
});

/**
 * Takes a file in as the next version of a publication; the present one is shown until all pages of the new one are drawn.
 * @throws AppError as for a new publication; conflict while another version is being drawn
 */
export const uploadVersion = defineTransfer({
  name: 'publication.upload-version',
  permission: 'publication:write',
  scope: 'organization',
  input: NewVersion,
  transfer: async (within, { id, fileName, note = null }, sent) => {
    const organizationId = await within(async (ctx) => {
      await holdPublication(ctx, id);
      await demandNextVersion(ctx, id, 'file');
      return ctx.organization.id;
    });
    const file = await keepFile(organizationId, fileName, sent);
    return becomeVersion(within, file, note, (ctx) => holdPublication(ctx, id));
  },
});
