import { createReadStream } from 'node:fs';
import type { Context } from '@/lib/core/context';
import { wayOfDrawing } from '@/lib/core/drawing/way-of-drawing';
import { AppError } from '@/lib/core/errors';
import { atMost } from '@/lib/core/files/at-most';
import { fileKind } from '@/lib/core/files/file-kinds';
import { checkName, endingOf } from '@/lib/core/files/file-name';
import { inspectFile } from '@/lib/core/files/inspect-file';
import { onDisk } from '@/lib/core/files/on-disk';
import { defineOperation } from '@/lib/core/operation';
import { newStorageKey, storage } from '@/lib/core/storage/storage';
import type { Reader } from '@/lib/core/stream';
import { defineTransfer, type Sent } from '@/lib/core/transfer';
import { announceUpload, endUpload, type FoundUpload, LARGEST_FILE, tooLarge } from '@/lib/core/uploads';
import { Upload, UploadId } from '@/lib/features/upload/contract';
import { NewPublication, NewPublicationUpload, NewVersion, PublicationUploadDetails, SavedVersion } from './contract';
import { startDrawingJob } from './jobs';
import { demandNextVersion, type HeldPublication, holdPublication, insertPublication, insertVersion, type VersionContent } from './store';
import { titleOf } from './table';

/** @throws AppError precondition for names of programs, and for files that get no pages */
export function demandDrawable(fileName: string): void {
  checkName(fileName);
  if (wayOfDrawing(fileKind(endingOf(fileName))?.mediaType ?? '') === null)
    throw new AppError('precondition', 'A publication is a PDF, a picture (PNG, JPEG, GIF, WebP) or an office file', {
      errors: [{ path: 'file', code: 'content', message: 'Upload a PDF, a picture or an office file' }],
    });
}

type File = Exclude<VersionContent, { url: string }>;

/** Looks into a file on this machine's disk, and stores it when nothing speaks against it. */
async function storeFile(path: string, fileName: string, organizationId: number): Promise<File> {
  const mediaType = await inspectFile(path, fileName);
  const storageKey = newStorageKey(organizationId);
  return { storageKey, fileName, mediaType, ...(await (await storage()).write(storageKey, createReadStream(path))) };
}

/** Takes a file in; nothing stays of one that is refused. */
async function keepFile(organizationId: number, fileName: string, { bytes, announced }: Sent): Promise<File> {
  demandDrawable(fileName);
  if ((announced ?? 0) > LARGEST_FILE) throw tooLarge();
  return onDisk(atMost(LARGEST_FILE, bytes, tooLarge), (path) => storeFile(path, fileName, organizationId));
}

/** Makes a kept file a version that waits for its pages. */
export async function becomeVersion(ctx: Context, file: File, publication: HeldPublication, note: string | null) {
  const { versionId, number } = await insertVersion(ctx, publication, file, note);
  await ctx.enqueue(startDrawingJob, { versionId }, `${startDrawingJob.name}:${versionId}`);
  return SavedVersion.parse({ id: publication.id, versionId, number, state: 'drawing' });
}

/** The same in a transaction of its own; when that isn't possible any more the file goes. */
async function commitVersion(within: Reader, file: File, note: string | null, publicationOf: (ctx: Context) => Promise<HeldPublication>) {
  try {
    return await within(async (ctx) => becomeVersion(ctx, file, await publicationOf(ctx), note));
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
  transfer: async (within, { fileName, title, ...details }, sent) => {
    const file = await keepFile(await within(async (ctx) => ctx.organization.id), fileName, sent);
    return commitVersion(within, file, null, (ctx) => insertPublication(ctx, { ...details, title: titleOf(fileName, title) }));
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
    return commitVersion(within, file, note, (ctx) => holdPublication(ctx, id));
  },
});

/**
 * Announces a file that becomes a publication or the next version of one, and may arrive in pieces.
 * @throws AppError as announceUpload; precondition for files that get no pages; conflict while another version is being drawn
 */
export const beginPublicationUpload = defineOperation({
  name: 'publication.begin-upload',
  kind: 'write',
  permission: 'publication:write',
  scope: 'organization',
  input: NewPublicationUpload,
  output: Upload,
  run: async (ctx, { fileName, size, ...details }) => {
    demandDrawable(fileName);
    if (details.id !== undefined) {
      await holdPublication(ctx, details.id);
      await demandNextVersion(ctx, details.id, 'file');
    }
    return announceUpload(ctx, { purpose: 'publication', accountId: null, fileName, size, details });
  },
});

/** Makes a file that arrived in pieces a version that waits for its pages. */
async function become(ctx: Context, file: File, { fileName, details }: FoundUpload) {
  const { id, note = null, title, ...rest } = PublicationUploadDetails.parse(details);
  const publication = id === undefined ? await insertPublication(ctx, { ...rest, title: titleOf(fileName, title) }) : await holdPublication(ctx, id);
  return becomeVersion(ctx, file, publication, note);
}

/** Ends such an upload; its pages are drawn by a worker. @throws AppError as endUpload, and as for a next version */
export const finishPublicationUpload = defineTransfer({
  name: 'publication.finish-upload',
  permission: 'publication:write',
  scope: 'organization',
  input: UploadId,
  transfer: (within, { id }) =>
    endUpload(within, id, {
      purpose: 'publication',
      keep: (path, { fileName }, organizationId) => storeFile(path, fileName, organizationId),
      become,
      again: (answer) => SavedVersion.parse(answer),
    }),
});
