import { sql, type UpdateObject } from 'kysely';
import type { Context } from '@/lib/core/context';
import type { DB } from '@/lib/core/db/schema';
import { AppError } from '@/lib/core/errors';
import { defineOperation } from '@/lib/core/operation';
import { findFile, getAsset } from '@/lib/features/asset/queries';
import { Done, FromAsset, NewAddress, NewLink, PublicationChange, PublicationId, SavedPublication, SavedVersion } from './contract';
import { publishVersion } from './publish';
import { type HeldPublication, holdPublication, insertPublication, insertVersion, noPublication } from './store';
import { titleOfAsset } from './table';
import { becomeVersion, demandDrawable } from './upload';

/** Gives a held publication an address as its next version, which is there at once: it has no pages. */
async function addAddress(ctx: Context, publication: HeldPublication, url: string, note: string | null) {
  const { versionId, number } = await insertVersion(ctx, publication, { url }, note);
  await publishVersion(ctx, publication, { id: versionId, number }, []);
  return { id: publication.id, versionId, number, state: 'ready' as const };
}

/** An address on the web as a publication. */
export const createLink = defineOperation({
  name: 'publication.create-link',
  kind: 'write',
  permission: 'publication:write',
  scope: 'organization',
  input: NewLink,
  output: SavedVersion,
  run: async (ctx, { url, kind = 'link', ...details }) => {
    return addAddress(ctx, await insertPublication(ctx, { ...details, kind }), url, null);
  },
});

/**
 * Makes an asset a publication: the address that it is, or its newest file, whose pages a worker draws. Each goes its own
 * way from there; a stored file stays as long as one of them has it.
 * @throws AppError precondition for files that get no pages; invalid for addresses that are none of the web
 */
export const publishAsset = defineOperation({
  name: 'publication.from-asset',
  kind: 'write',
  permission: 'publication:write',
  scope: 'organization',
  input: FromAsset,
  output: SavedVersion,
  run: async (ctx, { id, ...given }) => {
    const { name, url } = await ctx.call(getAsset, { id });
    if (url !== null) return ctx.call(createLink, { title: name, ...given, url });
    const { fileName, mediaType, storageKey, size, sha256 } = await findFile(ctx, id);
    demandDrawable(fileName);
    return becomeVersion(
      ctx,
      { fileName, mediaType, storageKey, size, sha256 },
      await insertPublication(ctx, { title: titleOfAsset(name, fileName), ...given }),
      null,
    );
  },
});

/** Another address for a link, as its next version. @throws AppError precondition for a file */
export const changeAddress = defineOperation({
  name: 'publication.change-address',
  kind: 'write',
  permission: 'publication:write',
  scope: 'organization',
  input: NewAddress,
  output: SavedVersion,
  run: async (ctx, { id, url, note = null }) => addAddress(ctx, await holdPublication(ctx, id), url, note),
});

/** Changes a live publication, counted. @throws AppError not_found; conflict when someone changed it meanwhile */
async function change(ctx: Context, id: string, values: UpdateObject<DB, 'publication'>, version?: number): Promise<number> {
  await holdPublication(ctx, id);
  const changed = await ctx.db
    .updateTable('publication')
    .set(values)
    .set((eb) => ({ version: eb('version', '+', 1), updatedAt: ctx.now }))
    .where('id', '=', id)
    .$if(version !== undefined, (query) => query.where('version', '=', version ?? 0))
    .returning('version')
    .executeTakeFirst();
  if (!changed) throw new AppError('conflict', 'Someone else changed this meanwhile');
  return changed.version;
}

/** Changes what a publication says of itself and what may be done with it; what was shared keeps the rights it was shared with. */
export const updatePublication = defineOperation({
  name: 'publication.update',
  kind: 'write',
  permission: 'publication:write',
  scope: 'organization',
  input: PublicationChange,
  output: SavedPublication,
  run: async (ctx, { id, version, ...values }) => {
    const next = await change(ctx, id, values, version);
    ctx.audit(`publication:${id}`, { fields: Object.keys(values) });
    return { id, version: next };
  },
});

/** Takes a publication out of what can be sent; copies that were shared stay. */
export const archivePublication = defineOperation({
  name: 'publication.archive',
  kind: 'write',
  permission: 'publication:write',
  scope: 'organization',
  input: PublicationId,
  output: Done,
  run: async (ctx, { id }) => {
    await change(ctx, id, { archivedAt: ctx.now });
    ctx.audit(`publication:${id}`, { archived: true });
    return {};
  },
});

/** Puts an archived publication back into the library. */
export const reopenPublication = defineOperation({
  name: 'publication.reopen',
  kind: 'write',
  permission: 'publication:write',
  scope: 'organization',
  input: PublicationId,
  output: Done,
  run: async (ctx, { id }) => {
    await change(ctx, id, { archivedAt: null });
    ctx.audit(`publication:${id}`, { archived: false });
    return {};
  },
});

/** @throws AppError precondition while customers can open it */
async function demandUnshared({ db }: Context, id: string): Promise<void> {
  const { count } = await db
    .selectFrom('hubItem')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('publicationId', '=', id)
    .where('revokedAt', 'is', null)
    .executeTakeFirstOrThrow();
  if (count > 0) throw new AppError('precondition', `It is shared in ${count} hubs: archive it, or revoke it there first`);
}

/**
 * Takes a publication with its versions out of the library; it can be restored for 30 days.
 * @throws AppError precondition while customers can open it
 */
export const deletePublication = defineOperation({
  name: 'publication.delete',
  kind: 'write',
  permission: 'publication:write',
  scope: 'organization',
  input: PublicationId,
  output: Done,
  run: async (ctx, { id }) => {
    await demandUnshared(ctx, id);
    await change(ctx, id, { deletedAt: ctx.now });
    ctx.audit(`publication:${id}`, { deleted: true });
    return {};
  },
});

/** Brings a deleted publication back with its versions. */
export const restorePublication = defineOperation({
  name: 'publication.restore',
  kind: 'write',
  permission: 'publication:write',
  scope: 'organization',
  input: PublicationId,
  output: Done,
  run: async (ctx, { id }) => {
    const back = await ctx.db
      .updateTable('publication')
      .set({ deletedAt: sql`NULL`, updatedAt: ctx.now })
      .where('id', '=', id)
      .where('deletedAt', 'is not', null)
      .returning('id')
      .executeTakeFirst();
    if (!back) throw noPublication();
    ctx.audit(`publication:${id}`, { restored: true });
    return {};
  },
});
