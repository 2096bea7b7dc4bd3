import { createReadStream } from 'node:fs';
import type { Context } from '@/lib/core/context';
import { type DrawnPage, drawDocument } from '@/lib/core/drawing/draw-document';
import { DrawingError } from '@/lib/core/drawing/drawing-error';
import type { DrawingFailure } from '@/lib/core/drawing/drawn-page';
import { storedOnDisk } from '@/lib/core/files/on-disk';
import { newStorageKey, type Storage, storage } from '@/lib/core/storage/storage';
import { defineTransfer } from '@/lib/core/transfer';
import { VersionId } from './contract';
import { publishVersion, type StoredPage } from './publish';

/** A version that has no pages after so long never gets any: each try was broken off. */
const GIVEN_UP_MS = 3_600_000;

interface Drawing {
  storageKey: string;
  mediaType: string;
  organizationId: number;
  isOld: boolean;
}

/** What is to be drawn; null when that is over. */
async function findDrawing(ctx: Context, versionId: string): Promise<Drawing | null> {
  const found = await ctx.db
    .selectFrom('publicationVersion')
    .select(['storageKey', 'mediaType', 'createdAt'])
    .where('id', '=', versionId)
    .where('state', '=', 'drawing')
    .executeTakeFirst();
  if (!found) return null;
  const { storageKey, mediaType, createdAt } = found;
  const isOld = ctx.now.getTime() - createdAt.getTime() > GIVEN_UP_MS;
  return { storageKey: storageKey ?? '', mediaType: mediaType ?? '', organizationId: ctx.organization.id, isOld };
}

async function storePage(files: Storage, organizationId: number, drawn: DrawnPage, keep: (key: string) => void): Promise<StoredPage> {
  const { page: number, picture, small, ...facts } = drawn;
  const put = async (path: string) => {
    const key = newStorageKey(organizationId);
    keep(key);
    await files.write(key, createReadStream(path));
    return key;
  };
  return { number, ...facts, storageKey: await put(picture), thumbnailKey: await put(small) };
}

/** Shows a version with its pages, or says why it has none. @returns whether it still waited for that */
async function settle(ctx: Context, versionId: string, outcome: { pages: readonly StoredPage[] } | { failure: DrawingFailure }): Promise<boolean> {
  const version = await ctx.db
    .selectFrom('publicationVersion as v')
    .innerJoin('publication as p', (join) => join.onRef('p.organizationId', '=', 'v.organizationId').onRef('p.id', '=', 'v.publicationId'))
    .select(['v.number', 'v.publicationId', 'p.title', 'p.latestNumber'])
    .where('v.id', '=', versionId)
    .where('v.state', '=', 'drawing')
    .forUpdate()
    .executeTakeFirst();
  if (!version) return false;
  const { number, publicationId: id, title, latestNumber } = version;
  if ('pages' in outcome) await publishVersion(ctx, { id, title, latestNumber }, { id: versionId, number }, outcome.pages);
  else await ctx.db.updateTable('publicationVersion').set({ state: 'failed', failure: outcome.failure }).where('id', '=', versionId).execute();
  return true;
}

/**
 * Draws the pages of a version. It appears once all are stored, in one transaction; whoever draws it a second time, or
 * is broken off, leaves nothing behind.
 */
export const drawVersion = defineTransfer({
  name: 'publication.draw',
  permission: 'publication:write',
  scope: 'organization',
  input: VersionId,
  transfer: async (within, { versionId }) => {
    const found = await within((ctx) => findDrawing(ctx, versionId));
    if (!found) return;
    const files = await storage();
    const keys: string[] = [];
    const draw = async (path: string) => {
      if (found.isOld) throw new DrawingError('too_slow');
      const pages: StoredPage[] = [];
      for await (const drawn of drawDocument(path, found.mediaType)) {
        pages.push(await storePage(files, found.organizationId, drawn, (key) => keys.push(key)));
      }
      return { pages };
    };
    let isKept = false;
    try {
      const outcome = await storedOnDisk(files, [found.storageKey], draw).catch((error: unknown) => {
        if (error instanceof DrawingError) return { failure: error.failure };
        throw error;
      });
      isKept = (await within((ctx) => settle(ctx, versionId, outcome))) && 'pages' in outcome;
    } finally {
      if (!isKept) for (const key of keys) await files.remove(key);
    }
  },
});
