import { sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';

/** A publication as it can be sent: its latest version, and what its readers may do with it. */
export interface Document {
  publicationId: string;
  versionId: string;
  title: string;
  updatePolicy: string;
  canDownload: boolean;
  canForward: boolean;
  watermark: boolean;
}

/**
 * What can be sent of these publications, in their order.
 * @throws AppError not_found; precondition for one that may not be shared or has no version that is ready
 */
export async function findDocuments({ db }: Context, publicationIds: readonly string[]): Promise<Document[]> {
  const rows = await db
    .selectFrom('publication as p')
    .leftJoin('publicationVersion as v', (join) =>
      join
        .onRef('v.organizationId', '=', 'p.organizationId')
        .onRef('v.publicationId', '=', 'p.id')
        .onRef('v.number', '=', 'p.latestNumber')
        .on('v.state', '=', 'ready'),
    )
    .select([
      'p.id as publicationId',
      'v.id as versionId',
      'p.title',
      'p.updatePolicy',
      'p.canDownload',
      'p.canForward',
      'p.watermark',
      'p.shareable',
    ])
    .where((eb) => eb('p.id', '=', eb.fn.any(sql<string[]>`${publicationIds}::uuid[]`)))
    .where('p.deletedAt', 'is', null)
    .where('p.archivedAt', 'is', null)
    .execute();
  const found = new Map(rows.map((row) => [row.publicationId, row]));
  return [...new Set(publicationIds)].map((id) => {
    const row = found.get(id);
    if (!row) throw new AppError('not_found', 'There is no such publication');
    const { versionId, shareable, ...document } = row;
    if (!shareable) throw new AppError('precondition', `“${row.title}” may not be shared with customers`);
    if (versionId === null) throw new AppError('precondition', `“${row.title}” is not ready yet`);
    return { ...document, versionId };
  });
}
