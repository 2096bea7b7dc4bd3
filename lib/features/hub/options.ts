import { sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { defineOperation } from '@/lib/core/operation';
import { Changed, HubChange } from './contract';
import { findHub, storedOptions } from './store';
import { withForwards } from './tree';

/** What was forwarded never allows more than what it came from; a passcode there is a code by mail here. */
async function narrowForwards({ db, now }: Context, hubId: string): Promise<void> {
  await sql`
    UPDATE hub f SET can_download = f.can_download AND h.can_download, can_forward = f.can_forward AND h.can_forward,
      watermark = f.watermark OR h.watermark, code_by_mail = f.code_by_mail OR h.code_by_mail OR h.passcode_hash IS NOT NULL,
      expires_at = least(f.expires_at, h.expires_at), updated_at = ${now}
    FROM hub h
    WHERE h.organization_id = f.organization_id AND h.id = ${hubId} AND f.id <> h.id AND f.id IN ${withForwards(hubId)}`.execute(db);
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
    await narrowForwards(ctx, id);
    ctx.audit(`hub:${id}`, { fields: Object.keys(options) });
    return { version: changed.version };
  },
});
