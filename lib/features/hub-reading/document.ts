import { sql } from 'kysely';
import type { Piece } from '@/lib/core/drawing/drawn-page';
import { AppError } from '@/lib/core/errors';
import { defineOperation } from '@/lib/core/operation';
import { visitOf } from '@/lib/core/visit';
import { findOwner, rightsOf, selectReadable } from '@/lib/features/hub/queries';
import { localDay } from '@/lib/kit/day';
import { Finding, FoundPages, OpenDocument, PageOfVersion, PageText, ReadableItem } from './contract';

const notOpen = () => new AppError('not_found', 'There is no such document');

/** A document as its viewer needs it; pages without their texts. @throws AppError not_found, for links too */
export const readDocument = defineOperation({
  name: 'hub-reading.document',
  kind: 'read',
  permission: 'hub:visit',
  scope: 'visit',
  input: ReadableItem,
  output: OpenDocument,
  run: async (ctx, { itemId }) => {
    const visit = visitOf(ctx);
    const item = await selectReadable(ctx)
      .where('i.id', '=', itemId)
      .select(['i.versionId', 'p.title', 'v.number', 'v.note', 'i.updatedAt', 'i.replacedId'])
      .select(['i.canDownload', 'i.canForward', 'i.watermark'])
      .where('v.url', 'is', null)
      .executeTakeFirst();
    if (!item) throw notOpen();
    const pages = await ctx.db
      .selectFrom('publicationPage')
      .select(['number', 'width', 'height', 'words', 'changed'])
      .where('versionId', '=', item.versionId)
      .orderBy('number')
      .execute();
    const { canDownload, canForward } = rightsOf(visit, item);
    const { updatedAt, replacedId } = item;
    return {
      itemId,
      versionId: item.versionId,
      title: item.title,
      number: item.number,
      note: item.note,
      hubId: visit.hubId,
      organization: ctx.organization.name,
      reader: visit.name,
      owner: (await findOwner(ctx, visit.ownerId))?.name ?? null,
      update: replacedId === null || updatedAt === null ? null : { day: localDay(updatedAt, ctx.organization.timezone) },
      canDownload,
      canForward,
      pages,
    };
  },
});

/** Where the words of a page stand that the reader was served. @throws AppError not_found */
export const readPageText = defineOperation({
  name: 'hub-reading.text',
  kind: 'read',
  permission: 'hub:visit',
  scope: 'visit',
  input: PageOfVersion,
  output: PageText,
  run: async (ctx, { itemId, versionId, page }) => {
    const found = await selectReadable(ctx)
      .where('i.id', '=', itemId)
      .innerJoin('publicationPage as g', (join) => join.onRef('g.organizationId', '=', 'i.organizationId').onRef('g.versionId', '=', 'i.versionId'))
      .innerJoin('hubServed as s', (join) =>
        join
          .onRef('s.organizationId', '=', 'i.organizationId')
          .onRef('s.itemId', '=', 'i.id')
          .onRef('s.versionId', '=', 'g.versionId')
          .onRef('s.page', '=', 'g.number'),
      )
      .select('g.pieces')
      .where('s.sessionId', '=', visitOf(ctx).sessionId)
      .where('g.versionId', '=', versionId)
      .where('g.number', '=', page)
      .executeTakeFirst();
    if (!found) throw notOpen();
    return { pieces: found.pieces as unknown as Piece[] };
  },
});

/** Pages of a document that hold some words, in any case, and how often. @throws AppError not_found */
export const searchDocument = defineOperation({
  name: 'hub-reading.search',
  kind: 'read',
  permission: 'hub:visit',
  scope: 'visit',
  input: Finding,
  output: FoundPages,
  run: async (ctx, { itemId, words }) => {
    const open = await selectReadable(ctx).where('i.id', '=', itemId).select('i.versionId').executeTakeFirst();
    if (!open) throw notOpen();
    const wanted = words.toLowerCase();
    const times = sql<number>`(length(lower(text)) - length(replace(lower(text), ${wanted}, ''))) / length(${wanted})`;
    const pages = await ctx.db
      .selectFrom('publicationPage')
      .select(['number as page', times.as('times')])
      .where('versionId', '=', open.versionId)
      .where(sql<boolean>`position(${wanted} IN lower(text)) > 0`)
      .orderBy('number')
      .execute();
    return { pages };
  },
});
