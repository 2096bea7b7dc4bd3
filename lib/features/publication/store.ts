import type { Context } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import type { Stored } from '@/lib/core/storage/storage';
import type { PublicationKind, UpdatePolicy } from './table';

export const noPublication = () => new AppError('not_found', 'There is no such publication');

const memberId = ({ actor }: Context) => (actor.kind === 'user' ? actor.membershipId : null);

/** What a publication says of itself when it begins; what is absent is as usual. */
export interface PublicationDetails {
  title: string;
  kind?: PublicationKind;
  description?: string | null;
  shareable?: boolean;
  listed?: boolean;
  updatePolicy?: UpdatePolicy;
  canDownload?: boolean;
  canForward?: boolean;
  watermark?: boolean;
}

/** What a version consists of: a stored file whose pages are still to be drawn, or an address. */
export type VersionContent = ({ storageKey: string; fileName: string; mediaType: string } & Stored) | { url: string };

/** Makes a publication that has no version yet. */
export async function insertPublication(ctx: Context, { kind = 'other', ...details }: PublicationDetails): Promise<HeldPublication> {
  const id = crypto.randomUUID();
  await ctx.db
    .insertInto('publication')
    .values({ ...details, kind, organizationId: ctx.organization.id, id, createdBy: memberId(ctx), createdAt: ctx.now, updatedAt: ctx.now })
    .execute();
  ctx.audit(`publication:${id}`);
  return { id, title: details.title, latestNumber: null };
}

/** A publication that nobody else changes until the transaction ends. */
export interface HeldPublication {
  id: string;
  title: string;
  latestNumber: number | null;
}

/**
 * A live publication, held until the transaction ends, so that its versions come one after the other.
 * @throws AppError not_found
 */
export async function holdPublication({ db }: Context, id: string): Promise<HeldPublication> {
  const found = await db
    .selectFrom('publication')
    .select(['id', 'title', 'latestNumber'])
    .where('id', '=', id)
    .where('deletedAt', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (!found) throw noPublication();
  return found;
}

/**
 * Whether a publication takes another version of this sort now.
 * @throws AppError conflict while one is drawn; precondition for a file of a link and the other way round
 */
export async function demandNextVersion({ db }: Context, publicationId: string, sort: 'file' | 'link'): Promise<void> {
  const versions = await db.selectFrom('publicationVersion').select(['state', 'url']).where('publicationId', '=', publicationId).execute();
  if (versions.some(({ state }) => state === 'drawing'))
    throw new AppError('conflict', 'The version before is still being drawn: wait until it is there');
  const isLink = versions.some(({ url }) => url !== null);
  if (versions.length > 0 && isLink !== (sort === 'link'))
    throw new AppError(
      'precondition',
      isLink ? 'This publication is a link: give it a new address' : 'This publication is a file: upload a new version of it',
    );
}

/** Puts a version behind a held publication, in the place of those that failed. @returns its id and number */
export async function insertVersion(
  ctx: Context,
  publication: HeldPublication,
  content: VersionContent,
  note: string | null,
): Promise<{ versionId: string; number: number }> {
  await demandNextVersion(ctx, publication.id, 'url' in content ? 'link' : 'file');
  await ctx.db.deleteFrom('publicationVersion').where('publicationId', '=', publication.id).where('state', '=', 'failed').execute();
  const versionId = crypto.randomUUID();
  const number = (publication.latestNumber ?? 0) + 1;
  await ctx.db
    .insertInto('publicationVersion')
    .values({
      ...{ organizationId: ctx.organization.id, id: versionId, publicationId: publication.id, number, state: 'drawing', note },
      ...{ ...content, createdBy: memberId(ctx), createdAt: ctx.now },
    })
    .execute();
  ctx.audit(`publication:${publication.id}`, { number });
  return { versionId, number };
}
