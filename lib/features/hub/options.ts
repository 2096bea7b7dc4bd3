import { AppError } from '@/lib/core/errors';
import { defineOperation } from '@/lib/core/operation';
import { Changed, HubChange } from './contract';
import { letForwardsFollow } from './forwards';
import { findHub, storedOptions } from './store';

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
    if (hub.parentId !== null) throw new AppError('precondition', 'This was forwarded: change the hub that it came from');
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
