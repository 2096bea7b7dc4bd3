import type { Context } from '@/lib/core/context';
import type { PageFacts } from '@/lib/core/drawing/drawn-page';
import { changedPages } from './rules';
import { renewShares } from './shares';
import type { HeldPublication } from './store';

/** A drawn page whose pictures are stored. */
export interface StoredPage extends PageFacts {
  number: number;
  storageKey: string;
  thumbnailKey: string;
}

async function digestsOf({ db }: Context, publicationId: string, number: number | null): Promise<string[] | null> {
  if (number === null) return null;
  const rows = await db
    .selectFrom('publicationPage as p')
    .innerJoin('publicationVersion as v', (join) => join.onRef('v.organizationId', '=', 'p.organizationId').onRef('v.id', '=', 'p.versionId'))
    .select('p.digest')
    .where('v.publicationId', '=', publicationId)
    .where('v.number', '=', number)
    .orderBy('p.number')
    .execute();
  return rows.map(({ digest }) => digest);
}

async function insertPages(ctx: Context, publication: HeldPublication, versionId: string, pages: readonly StoredPage[]): Promise<void> {
  if (pages.length === 0) return;
  const before = await digestsOf(ctx, publication.id, publication.latestNumber);
  const changed = new Set(
    before &&
      changedPages(
        before,
        pages.map(({ digest }) => digest),
      ),
  );
  await ctx.db
    .insertInto('publicationPage')
    .values(
      pages.map(({ pieces, ...page }) => ({
        ...page,
        ...{ organizationId: ctx.organization.id, versionId, pieces: JSON.stringify(pieces), changed: changed.has(page.number) },
      })),
    )
    .execute();
}

/** Makes a version of a held publication the one that is shown: all of it appears in this transaction. */
export async function publishVersion(
  ctx: Context,
  publication: HeldPublication,
  version: { id: string; number: number },
  pages: readonly StoredPage[],
): Promise<void> {
  await insertPages(ctx, publication, version.id, pages);
  await ctx.db
    .updateTable('publicationVersion')
    .set({ state: 'ready', pageCount: pages.length, readyAt: ctx.now })
    .where('id', '=', version.id)
    .execute();
  await ctx.db.updateTable('publication').set({ latestNumber: version.number, updatedAt: ctx.now }).where('id', '=', publication.id).execute();
  await renewShares(ctx, { publicationId: publication.id, title: publication.title, versionId: version.id, number: version.number });
  ctx.audit(`publication:${publication.id}`, { number: version.number, ready: true });
}
