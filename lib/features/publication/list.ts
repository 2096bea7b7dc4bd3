import { sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import { type CountedView, countedPage, rankedColumn, textColumn } from '@/lib/core/db/counted-page';
import type { SqlColumns } from '@/lib/core/db/table-query';
import { sharedHubs } from './detail';
import {
  PUBLICATION_KINDS,
  type PublicationColumn,
  type PublicationKind,
  type PublicationRow,
  publicationTable,
  UPDATE_POLICIES,
  type UpdatePolicy,
  VERSION_STATES,
  type VersionState,
} from './table';

const columns: SqlColumns<PublicationColumn> = {
  title: { ...textColumn(sql<string>`p.title`, sql<string>`concat_ws(' ', p.title, p.description)`), nullable: false },
  kind: rankedColumn(sql`p.kind`, PUBLICATION_KINDS),
  state: rankedColumn(sql`v.state`, VERSION_STATES),
  number: { value: sql`p.latest_number`, type: 'integer' },
  pages: { value: sql`v.page_count`, type: 'integer' },
  hubs: { value: sharedHubs, type: 'bigint', nullable: false },
  policy: rankedColumn(sql`p.update_policy`, UPDATE_POLICIES),
  shareable: { value: sql`p.shareable`, type: 'boolean', nullable: false },
  addedBy: {
    value: sql`i.name`,
    type: 'text',
    among: (ids) => sql<boolean>`coalesce(p.created_by::text = ANY(${ids}::text[]), false)`,
  },
  changed: { value: sql`p.updated_at`, type: 'timestamptz', nullable: false },
  archived: { value: sql`(p.archived_at IS NOT NULL)`, type: 'boolean', nullable: false },
};

/** The library as `publication p`, each with its newest version `v` and who added it. */
function selectLibrary({ db }: Context) {
  return db
    .selectFrom('publication as p')
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('publicationVersion as n')
          .select(['n.state', 'n.pageCount'])
          .whereRef('n.organizationId', '=', 'p.organizationId')
          .whereRef('n.publicationId', '=', 'p.id')
          .orderBy('n.number', 'desc')
          .limit(1)
          .as('v'),
      (join) => join.onTrue(),
    )
    .leftJoin('membership as m', (join) => join.onRef('m.organizationId', '=', 'p.organizationId').onRef('m.id', '=', 'p.createdBy'))
    .leftJoin('identity as i', 'i.id', 'm.identityId')
    .select(['p.id', 'p.title', 'p.kind', 'p.latestNumber', 'p.updatePolicy', 'p.shareable', 'p.createdBy', 'p.updatedAt', 'p.archivedAt'])
    .select(['v.state', 'v.pageCount', 'i.name as author'])
    .select(sharedHubs.as('hubs'))
    .where('p.listed', '=', true)
    .where('p.deletedAt', 'is', null);
}

type Selected = Awaited<ReturnType<ReturnType<typeof selectLibrary>['executeTakeFirstOrThrow']>>;

function publicationRow({ id, title, shareable, hubs: shared, createdBy, author, ...row }: Selected): PublicationRow {
  return {
    ...{ id, title, shareable, hubs: shared },
    kind: row.kind as PublicationKind,
    state: row.state as VersionState,
    number: row.latestNumber,
    pages: row.pageCount || null,
    updatePolicy: row.updatePolicy as UpdatePolicy,
    addedBy: createdBy === null || author === null ? null : { id: createdBy, name: author },
    changedAt: row.updatedAt.toISOString(),
    archived: row.archivedAt !== null,
  };
}

/** One page of the library, and how many match. */
export async function libraryPage(ctx: Context, view: CountedView) {
  const key = { value: sql`p.id`, type: 'uuid', nullable: false } as const;
  const { rows, ...page } = await countedPage(ctx, selectLibrary(ctx), { spec: publicationTable, columns, key }, view);
  return { rows: rows.map(publicationRow), ...page };
}
