import { sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { type HappeningKind, tellHub } from '@/lib/core/happenings';
import { defineOperation } from '@/lib/core/operation';
import { Archiving, Done, HubId, ItemId } from './contract';
import { type FoundHub, type FoundItem, findHub, findItem } from './store';
import { withForwards } from './tree';

interface Reader {
  id: string;
  accountId: number;
  name: string;
}

/** Tells of hubs, each under its reader's name. */
function tellAll(ctx: Context, kind: HappeningKind, hubs: readonly Reader[]): Promise<number> {
  const told = { kind, at: ctx.now, once: ctx.now.toISOString() };
  return tellHub(
    ctx,
    hubs.map(({ id, accountId, name }) => ({ ...told, hubId: id, accountId, title: name })),
  );
}

const memberOf = ({ actor }: Context) => (actor.kind === 'user' ? actor.membershipId : null);

/** Ends access to a hub and to what was forwarded from it. */
async function closeHubs(ctx: Context, hubId: string): Promise<void> {
  const closed = await ctx.db
    .updateTable('hub')
    .set((eb) => ({ revokedAt: ctx.now, revokedBy: memberOf(ctx), updatedAt: ctx.now, version: eb('version', '+', 1) }))
    .where('id', 'in', withForwards(hubId))
    .where('revokedAt', 'is', null)
    .returning(['id', 'accountId', 'name'])
    .execute();
  await tellAll(ctx, 'revoked', closed);
}

/** Opens a hub again, and of its forwards those that were closed with it. @throws AppError precondition while what it came from is closed */
async function openHubs(ctx: Context, { id, parentId, revokedAt }: FoundHub): Promise<void> {
  if (revokedAt === null) return;
  if (parentId !== null) {
    const parent = await ctx.db.selectFrom('hub').select('revokedAt').where('id', '=', parentId).executeTakeFirst();
    if (parent?.revokedAt) throw new AppError('precondition', 'This was forwarded from a hub that is revoked: restore that one');
  }
  const opened = await ctx.db
    .updateTable('hub')
    .set((eb) => ({ revokedAt: null, revokedBy: null, updatedAt: ctx.now, version: eb('version', '+', 1) }))
    .where('id', 'in', withForwards(id))
    .where('revokedAt', '=', revokedAt)
    .returning(['id', 'accountId', 'name'])
    .execute();
  await tellAll(ctx, 'restored', opened);
}

/** Ends access to a hub at once, in tabs that are open too, and to all that was forwarded from it. */
export const revokeHub = defineOperation({
  name: 'hub.revoke',
  kind: 'write',
  permission: 'hub:write',
  scope: 'organization',
  input: HubId,
  output: Done,
  run: async (ctx, { id }) => {
    await findHub(ctx, id);
    await closeHubs(ctx, id);
    ctx.audit(`hub:${id}`, { revoked: true });
    return {};
  },
});

/** Takes revoking back: the same link opens it again, with what was forwarded from it. */
export const restoreHub = defineOperation({
  name: 'hub.restore',
  kind: 'write',
  permission: 'hub:write',
  scope: 'organization',
  input: HubId,
  output: Done,
  run: async (ctx, { id }) => {
    await openHubs(ctx, await findHub(ctx, id));
    ctx.audit(`hub:${id}`, { restored: true });
    return {};
  },
});

/** Tidies a hub out of the CSM's list, and closes it if asked; it is back by itself when its reader comes again. */
export const archiveHub = defineOperation({
  name: 'hub.archive',
  kind: 'write',
  permission: 'hub:write',
  scope: 'organization',
  input: Archiving,
  output: Done,
  run: async (ctx, { id, close }) => {
    const hub = await findHub(ctx, id);
    if (hub.archivedAt === null) {
      await ctx.db.updateTable('hub').set({ archivedAt: ctx.now, updatedAt: ctx.now }).where('id', '=', id).execute();
      await tellAll(ctx, 'archived', [hub]);
    }
    if (close) await closeHubs(ctx, id);
    ctx.audit(`hub:${id}`, { archived: true, closed: close });
    return {};
  },
});

/** Puts an archived hub back into the list, and opens it if archiving closed it. */
export const reopenHub = defineOperation({
  name: 'hub.reopen',
  kind: 'write',
  permission: 'hub:write',
  scope: 'organization',
  input: HubId,
  output: Done,
  run: async (ctx, { id }) => {
    const hub = await findHub(ctx, id);
    if (hub.archivedAt === null) return {};
    await ctx.db.updateTable('hub').set({ archivedAt: null, updatedAt: ctx.now }).where('id', '=', id).execute();
    await tellAll(ctx, 'reopened', [hub]);
    if (hub.revokedAt?.getTime() === hub.archivedAt.getTime()) await openHubs(ctx, hub);
    ctx.audit(`hub:${id}`, { archived: false });
    return {};
  },
});

/** Closes or opens the same document in a hub and in all that was forwarded from it. */
async function setItems(
  ctx: Context,
  { hubId, publicationId, title, hub }: FoundItem,
  change: { from: Date | null; to: Date | null },
): Promise<void> {
  const revokedBy = change.to === null ? null : memberOf(ctx);
  const { rows } = await sql<{ id: string; hubId: string; name: string }>`
    UPDATE hub_item i SET revoked_at = ${change.to}, revoked_by = ${revokedBy}
    FROM hub h
    WHERE h.organization_id = i.organization_id AND h.id = i.hub_id AND i.publication_id = ${publicationId}
      AND i.hub_id IN ${withForwards(hubId)} AND i.revoked_at IS NOT DISTINCT FROM ${change.from}
    RETURNING i.id, i.hub_id, h.name`.execute(ctx.db);
  const kind = change.to === null ? 'restored' : 'revoked';
  const told = { kind, at: ctx.now, accountId: hub.accountId, text: title, detail: { document: title } } as const;
  await tellHub(
    ctx,
    rows.map(({ id, hubId: place, name }) => ({ ...told, hubId: place, itemId: id, once: `${id}:${ctx.now.toISOString()}`, title: name })),
  );
}

/** Ends access to one document of a hub at once, and to its forwards. */
export const revokeItem = defineOperation({
  name: 'hub.revoke-item',
  kind: 'write',
  permission: 'hub:write',
  scope: 'organization',
  input: ItemId,
  output: Done,
  run: async (ctx, { itemId }) => {
    const item = await findItem(ctx, itemId);
    if (item.revokedAt === null) await setItems(ctx, item, { from: null, to: ctx.now });
    ctx.audit(`hub:${item.hubId}`, { item: itemId, revoked: true });
    return {};
  },
});

/** Opens a revoked document again. @throws AppError precondition while it is closed where it was forwarded from */
export const restoreItem = defineOperation({
  name: 'hub.restore-item',
  kind: 'write',
  permission: 'hub:write',
  scope: 'organization',
  input: ItemId,
  output: Done,
  run: async (ctx, { itemId }) => {
    const item = await findItem(ctx, itemId);
    const above = ctx.db.selectFrom('hubItem').select('revokedAt').where('publicationId', '=', item.publicationId);
    const parent = item.hub.parentId === null ? undefined : await above.where('hubId', '=', item.hub.parentId).executeTakeFirst();
    if (parent?.revokedAt) throw new AppError('precondition', 'This was forwarded from a hub in which it is revoked: restore it there');
    if (item.revokedAt !== null) await setItems(ctx, item, { from: item.revokedAt, to: null });
    ctx.audit(`hub:${item.hubId}`, { item: itemId, restored: true });
    return {};
  },
});
