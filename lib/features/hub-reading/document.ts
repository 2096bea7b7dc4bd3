import { sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import type { Piece } from '@/lib/core/drawing/drawn-page';
import { AppError } from '@/lib/core/errors';
import { defineOperation } from '@/lib/core/operation';
import { visitOf } from '@/lib/core/visit';
import { Finding, FoundPages, OpenDocument, PageOfVersion, PageText, ReadableItem } from './contract';

/** The reader's item, its publication and the version it pins; nothing where it isn't open to them. */
function selectOpen(ctx: Context, itemId: string) {
  return ctx.db
    .selectFrom('hubItem as i')
    .innerJoin('publication as p', (join) => join.onRef('p.organizationId', '=', 'i.organizationId').onRef('p.id', '=', 'i.publicationId'))
    .innerJoin('publicationVersion as v', (join) => join.onRef('v.organizationId', '=', 'i.organizationId').onRef('v.id', '=', 'i.versionId'))
    .where('i.id', '=', itemId)
    .where('i.hubId', '=', visitOf(ctx).hubId)
    .where('i.revokedAt', 'is', null)
    .where((eb) => eb.or([eb('i.expiresAt', 'is', null), eb('i.expiresAt', '>', ctx.now)]))
    .where('p.deletedAt', 'is', null)
    .where('v.state', '=', 'ready');
}

const notOpen = () => new AppError('not_found', 'There is no such document');

async function ownerOf({ db }: Context, ownerId: string | null): Promise<string | null> {
  const query = db.selectFrom('membership as m').innerJoin('identity as n', 'n.id', 'm.identityId').select('n.name').where('m.id', '=', ownerId);
  return (await query.executeTakeFirst())?.name ?? null;
}

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
    const item = await selectOpen(ctx, itemId)
      .select(['i.id as itemId', 'i.versionId', 'p.title', 'v.number', 'v.note', 'i.updatedAt', 'i.replacedId'])
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
    const { updatedAt, replacedId, watermark, canDownload, canForward, ...rest } = item;
    return {
      ...rest,
      hubId: visit.hubId,
      organization: ctx.organization.name,
      reader: visit.name,
      owner: await ownerOf(ctx, visit.ownerId),
      update: replacedId === null || updatedAt === null ? null : { at: updatedAt.toISOString() },
      canDownload: canDownload && visit.canDownload && !(watermark || visit.watermark),
      canForward: canForward && visit.canForward,
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
    const found = await selectOpen(ctx, itemId)
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
    const open = await selectOpen(ctx, itemId).select('i.versionId').executeTakeFirst();
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
