import { sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import { Publication, type PublicationVersion } from './contract';

/** Hubs in which `publication p` was shared and not revoked. */
export const sharedHubs = sql<number>`(
  SELECT count(*) FROM hub_item t WHERE t.organization_id = p.organization_id AND t.publication_id = p.id AND t.revoked_at IS NULL)`;

/** The versions of `publication p`, newest first, each with the pages that differ from the one before. */
const versions = sql<PublicationVersion[]>`coalesce((
  SELECT json_agg(json_build_object('id', v.id, 'number', v.number, 'state', v.state, 'failure', v.failure, 'note', v.note, 'url', v.url,
    'fileName', v.file_name, 'mediaType', v.media_type, 'size', v.size, 'sha256', v.sha256, 'pageCount', v.page_count,
    'changedPages', (SELECT coalesce(json_agg(g.number ORDER BY g.number), '[]') FROM publication_page g
      WHERE g.organization_id = v.organization_id AND g.version_id = v.id AND g.changed),
    'createdBy', i.name, 'createdAt', v.created_at, 'readyAt', v.ready_at) ORDER BY v.number DESC)
  FROM publication_version v
  LEFT JOIN membership m ON m.organization_id = v.organization_id AND m.id = v.created_by
  LEFT JOIN identity i ON i.id = m.identity_id
  WHERE v.organization_id = p.organization_id AND v.publication_id = p.id), '[]')`;

/** Live publications as `publication p`, each with its versions. */
export function selectDetails({ db }: Context) {
  return db
    .selectFrom('publication as p')
    .select(['p.id', 'p.version', 'p.title', 'p.kind', 'p.description', 'p.shareable', 'p.listed', 'p.updatePolicy'])
    .select(['p.canDownload', 'p.canForward', 'p.watermark', 'p.latestNumber', 'p.archivedAt', 'p.createdAt', 'p.updatedAt'])
    .select([versions.as('versions'), sharedHubs.as('hubs')])
    .where('p.deletedAt', 'is', null);
}

/** A ready version of a live publication as `publicationVersion v`: by its number, or the latest. */
export function selectReadyVersion({ db }: Context, id: string, number: number | undefined) {
  return db
    .selectFrom('publicationVersion as v')
    .innerJoin('publication as p', (join) => join.onRef('p.organizationId', '=', 'v.organizationId').onRef('p.id', '=', 'v.publicationId'))
    .where('p.id', '=', id)
    .where('p.deletedAt', 'is', null)
    .where('v.state', '=', 'ready')
    .where((eb) => eb('v.number', '=', number === undefined ? eb.ref('p.latestNumber') : number));
}

type Selected = Awaited<ReturnType<ReturnType<typeof selectDetails>['executeTakeFirstOrThrow']>>;

const iso = (time: string) => new Date(time).toISOString();

/** A publication as it is shown and as the API gives it. */
export function publicationDetail({ archivedAt, createdAt, updatedAt, ...row }: Selected): Publication {
  return Publication.parse({
    ...row,
    archived: archivedAt !== null,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
    versions: row.versions.map((one) => ({ ...one, createdAt: iso(one.createdAt), readyAt: one.readyAt && iso(one.readyAt) })),
  });
}
