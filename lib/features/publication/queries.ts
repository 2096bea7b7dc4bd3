import * as z from 'zod';
import { defineOperation } from '@/lib/core/operation';
import { LibraryPage, LibraryRequest, Publication, PublicationId, PublicationPages, PublicationRecordPage, VersionRequest } from './contract';
import { publicationDetail, selectDetails, selectReadyVersion } from './detail';
import { libraryPage } from './list';
import { noPublication } from './store';

/** The library: one page of the publications in it. */
export const listLibrary = defineOperation({
  name: 'publication.library',
  kind: 'read',
  permission: 'publication:read',
  scope: 'organization',
  input: LibraryRequest,
  output: LibraryPage,
  run: (ctx, { filter, sort, cursor, limit }) => libraryPage(ctx, { filter, sort, cursor, size: limit }),
});

/** One publication with all its versions. */
export const getPublication = defineOperation({
  name: 'publication.get',
  kind: 'read',
  permission: 'publication:read',
  scope: 'organization',
  input: PublicationId,
  output: Publication,
  run: async (ctx, { id }) => {
    const row = await selectDetails(ctx).where('p.id', '=', id).executeTakeFirst();
    if (!row) throw noPublication();
    return publicationDetail(row);
  },
});

/** Publications by id, after one id: those of the library, and what was attached to single messages. */
export const listPublications = defineOperation({
  name: 'publication.list',
  kind: 'read',
  permission: 'publication:read',
  scope: 'organization',
  input: z.strictObject({ after: z.uuid().optional(), limit: z.int().min(1).max(200).default(50) }),
  output: PublicationRecordPage,
  run: async (ctx, { after, limit }) => {
    const rows = await selectDetails(ctx)
      .$if(after !== undefined, (query) => query.where('p.id', '>', after ?? ''))
      .orderBy('p.id')
      .limit(limit + 1)
      .execute();
    return { data: rows.slice(0, limit).map(publicationDetail), more: rows.length > limit };
  },
});

/** The pages of a ready version with what they say; their pictures are had one by one. */
export const readPages = defineOperation({
  name: 'publication.pages',
  kind: 'read',
  permission: 'publication:read',
  scope: 'organization',
  input: VersionRequest,
  output: PublicationPages,
  run: async (ctx, { id, number }) => {
    const version = await selectReadyVersion(ctx, id, number).select('v.id').executeTakeFirst();
    if (!version) throw noPublication();
    return ctx.db
      .selectFrom('publicationPage')
      .select(['number', 'width', 'height', 'text', 'words', 'changed'])
      .where('versionId', '=', version.id)
      .orderBy('number')
      .execute();
  },
});
