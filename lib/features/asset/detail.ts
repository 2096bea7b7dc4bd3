import { sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import { visibleAccounts } from '@/lib/core/visibility';
import { Asset, type AssetFile } from './contract';

/** The versions of `asset a`, newest first. */
const files = sql<AssetFile[]>`coalesce((
  SELECT json_agg(json_build_object('number', f.number, 'fileName', f.file_name, 'mediaType', f.media_type, 'size', f.size, 'sha256', f.sha256,
    'uploadedBy', p.name, 'createdAt', f.created_at) ORDER BY f.number DESC)
  FROM asset_file f
  LEFT JOIN membership u ON u.organization_id = f.organization_id AND u.id = f.uploaded_by
  LEFT JOIN identity p ON p.id = u.identity_id
  WHERE f.organization_id = a.organization_id AND f.asset_id = a.id), '[]')`;

/** Live assets of accounts that the actor may see, as `asset a`, each with its files. */
export function selectDetails(ctx: Context) {
  return ctx.db
    .selectFrom('asset as a')
    .innerJoin('account as o', (join) => join.onRef('o.organizationId', '=', 'a.organizationId').onRef('o.id', '=', 'a.accountId'))
    .leftJoin('membership as m', (join) => join.onRef('m.organizationId', '=', 'a.organizationId').onRef('m.id', '=', 'a.createdBy'))
    .leftJoin('identity as i', 'i.id', 'm.identityId')
    .select(['a.key', 'o.key as accountId', 'a.version', 'a.name', 'a.kind', 'a.tags', 'a.description', 'a.url', 'i.name as addedBy'])
    .select(['a.createdAt', 'a.updatedAt'])
    .select(files.as('files'))
    .where('a.deletedAt', 'is', null)
    .where('o.deletedAt', 'is', null)
    .where((eb) => visibleAccounts(ctx.actor, eb.ref('a.accountId')));
}

type Selected = Awaited<ReturnType<ReturnType<typeof selectDetails>['executeTakeFirstOrThrow']>>;

/** An asset as it is shown and as the API gives it. */
export function assetDetail({ key, createdAt, updatedAt, ...row }: Selected): Asset {
  return Asset.parse({
    ...row,
    id: key,
    tags: row.tags ?? [],
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
    files: row.files.map((file) => ({ ...file, createdAt: new Date(file.createdAt).toISOString() })),
  });
}
