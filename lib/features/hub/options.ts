import { AppError } from '@/lib/core/errors';
import { defineOperation } from '@/lib/core/operation';
import { Changed, Done, HubChange, ItemEnd } from './contract';
import { letForwardsFollow } from './forwards';
import { endOfDay, type FoundHub, findHub, findItem, storedOptions } from './store';

/** @throws AppError precondition for what was forwarded, which follows where it came from */
function demandFirst({ parentId }: FoundHub): void {
  if (parentId !== null) throw new AppError('precondition', 'This was forwarded: change the hub that it came from');
}

/** Changes what a hub allows and what its door asks for. @throws AppError conflict when someone changed it meanwhile */
export const updateHub = defineOperation({
  name: 'hub.update',
  kind: 'write',
  permission: 'hub:write',
  scope: 'organization',
  input: HubChange,
  output: Changed,
  run: async (ctx, { id, version, ...options }) => {
    const hub = await findHub(ctx, id);
    demandFirst(hub);
    const changed = await ctx.db
      .updateTable('hub')
      .set(await storedOptions(ctx, options))
      .set((eb) => ({ version: eb('version', '+', 1), updatedAt: ctx.now }))
      .where('id', '=', id)
      .$if(version !== undefined, (query) => query.where('version', '=', version ?? 0))
      .returning('version')
      .executeTakeFirst();
    if (!changed) throw new AppError('conflict', 'Someone else changed this meanwhile');
    await letForwardsFollow(ctx, [id]);
    ctx.audit(`hub:${id}`, { fields: Object.keys(options) });
    return { version: changed.version };
  },
});

/** Sets the last day on which one document of a hub is open, there and where it was forwarded to. */
export const endItem = defineOperation({
  name: 'hub.end-item',
  kind: 'write',
  permission: 'hub:write',
  scope: 'organization',
  input: ItemEnd,
  output: Done,
  run: async (ctx, { itemId, expiresOn }) => {
    const { hub } = await findItem(ctx, itemId);
    demandFirst(hub);
    await ctx.db
      .updateTable('hubItem')
      .set({ expiresAt: endOfDay(ctx, expiresOn) })
      .where('id', '=', itemId)
      .execute();
    await letForwardsFollow(ctx, [hub.id]);
    ctx.audit(`hub:${hub.id}`, { item: itemId, expiresOn });
    return {};
  },
});
