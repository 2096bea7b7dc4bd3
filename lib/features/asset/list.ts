import { sql } from 'kysely';
import type { Context, ScopedAccount } from '@/lib/core/context';
import { type CountedView, countedPage, textColumn } from '@/lib/core/db/counted-page';
import type { SqlColumns } from '@/lib/core/db/table-query';
import { type AssetColumn, type AssetRow, assetTable } from './table';

const BYTES_A_MEGABYTE = 1_000_000;

/** The ending of a file's name in capitals; LINK for links. */
const format = sql<string>`CASE WHEN a.url IS NOT NULL THEN 'LINK' ELSE upper(substring(f.file_name from '\\.([^.]+)$')) END`;
const tags = sql<string>`array_to_string(a.tags, ', ')`;

const columns: SqlColumns<AssetColumn> = {
  name: { ...textColumn(sql<string>`a.name`, sql<string>`concat_ws(' ', a.name, a.description, f.file_name)`), nullable: false },
  kind: { value: sql`a.kind`, type: 'text', nullable: false },
  format: textColumn(format),
  tags: textColumn(tags),
  number: { value: sql`a.file_number`, type: 'integer' },
  size: { value: sql`f.size`, type: 'bigint', scale: BYTES_A_MEGABYTE },
  addedBy: {
    value: sql`i.name`,
    type: 'text',
    among: (ids) => sql<boolean>`coalesce(a.created_by::text = ANY(${ids}::text[]), false)`,
  },
  added: { value: sql`a.created_at`, type: 'timestamptz', nullable: false },
  changed: { value: sql`a.updated_at`, type: 'timestamptz', nullable: false },
};

/** Live assets of an account as `asset a`, with the latest file `f` and who added them. */
function selectAssets(ctx: Context, account: ScopedAccount) {
  return ctx.db
    .selectFrom('asset as a')
    .leftJoin('assetFile as f', (join) =>
      join.onRef('f.organizationId', '=', 'a.organizationId').onRef('f.assetId', '=', 'a.id').onRef('f.number', '=', 'a.fileNumber'),
    )
    .leftJoin('membership as m', (join) => join.onRef('m.organizationId', '=', 'a.organizationId').onRef('m.id', '=', 'a.createdBy'))
    .leftJoin('identity as i', 'i.id', 'm.identityId')
    .select(['a.key', 'a.name', 'a.kind', 'a.fileNumber', 'f.size', 'a.createdBy', 'i.name as author', 'a.createdAt', 'a.updatedAt'])
    .select([format.as('format'), tags.as('tags')])
    .where('a.accountId', '=', account.id)
    .where('a.deletedAt', 'is', null);
}

type Selected = Awaited<ReturnType<ReturnType<typeof selectAssets>['executeTakeFirstOrThrow']>>;

function assetRow({ key, name, kind, fileNumber, size, createdBy, author, createdAt, updatedAt, ...row }: Selected): AssetRow {
  return {
    key,
    name,
    kind,
    format: row.format ?? '',
    tags: row.tags,
    number: fileNumber,
    // Never 0.00 for a file that holds something.
    megabytes: size === null ? null : Math.max(Math.round(size / 10_000), 1) / 100,
    addedBy: createdBy === null || author === null ? null : { id: createdBy, name: author },
    addedAt: createdAt.toISOString(),
    changedAt: updatedAt.toISOString(),
  };
}

/** One page of an account's assets, and how many match. */
export async function assetPage(ctx: Context, account: ScopedAccount, view: CountedView) {
  const key = { value: sql`a.id`, type: 'bigint', nullable: false } as const;
  const { rows, ...page } = await countedPage(ctx, selectAssets(ctx, account), { spec: assetTable, columns, key }, view);
  return { rows: rows.map(assetRow), ...page };
}

/** What the filter of an account's assets may choose from. */
export async function assetChoices(ctx: Context, account: ScopedAccount): Promise<{ kinds: string[]; people: { id: string; name: string }[] }> {
  const rows = await selectAssets(ctx, account).execute();
  const people = new Map(rows.flatMap(({ createdBy, author }) => (createdBy && author ? [[createdBy, author] as const] : [])));
  return { kinds: [...new Set(rows.map(({ kind }) => kind))].sort(), people: [...people].map(([id, name]) => ({ id, name })) };
}
