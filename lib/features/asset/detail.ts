import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Context } from '@/lib/core/context';
import { visibleAccounts } from '@/lib/core/visibility';
import { Asset } from './contract';

/** Live assets of accounts that the actor may see, as `asset a`, each with its files. */
export function selectDetails(ctx: Context) {
  return ctx.db
    .selectFrom('asset as a')
    .innerJoin('account as o', (join) => join.onRef('o.organizationId', '=', 'a.organizationId').onRef('o.id', '=', 'a.accountId'))
    .leftJoin('membership as m', (join) => join.onRef('m.organizationId', '=', 'a.organizationId').onRef('m.id', '=', 'a.createdBy'))
    .leftJoin('identity as i', 'i.id', 'm.identityId')
    .select(['a.key', 'o.key as accountId', 'a.version', 'a.name', 'a.kind', 'a.tags', 'a.description', 'a.url', 'i.name as addedBy'])
    .select(['a.createdAt', 'a.updatedAt'])
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('assetFile as f')
          .leftJoin('membership as u', (join) => join.onRef('u.organizationId', '=', 'f.organizationId').onRef('u.id', '=', 'f.uploadedBy'))
          .leftJoin('identity as p', 'p.id', 'u.identityId')
          .select(['f.number', 'f.fileName', 'f.mediaType', 'f.size', 'f.sha256', 'p.name as uploadedBy', 'f.createdAt'])
          .whereRef('f.organizationId', '=', 'a.organizationId')
          .whereRef('f.assetId', '=', 'a.id')
          .orderBy('f.number', 'desc'),
      ).as('files'),
    )
    .where('a.deletedAt', 'is', null)
    .where('o.deletedAt', 'is', null)
    .where((eb) => visibleAccounts(ctx.actor, eb.ref('a.accountId')));
}

type Selected = Awaited<ReturnType<ReturnType<typeof selectDetails>['executeTakeFirstOrThrow']>>;

/** An asset as it is shown and as the API gives it. */
export function assetDetail({ key, createdAt, updatedAt, files, ...row }: Selected): Asset {
  return Asset.parse({
    ...row,
    id: key,
    tags: row.tags ?? [],
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
    files: files.map((file) => ({ ...file, createdAt: new Date(file.createdAt).toISOString() })),
  });
}
