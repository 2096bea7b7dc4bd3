import type { Context } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { defineOperation } from '@/lib/core/operation';
import { SavedViews, ViewTable } from './contract';

/** The membership whose views these are. @throws AppError forbidden for keys and jobs, which have none */
export function viewOwner({ actor }: Pick<Context, 'actor'>): string {
  if (actor.kind !== 'user') throw new AppError('forbidden', 'This is for signed-in people only');
  return actor.membershipId;
}

/** A table's views: the reader's own and the shared ones, by name. */
export const listViews = defineOperation({
  name: 'view.list',
  kind: 'read',
  permission: 'view:write',
  scope: 'self',
  input: ViewTable,
  output: SavedViews,
  run: async (ctx, { tableId }) => {
    const owner = viewOwner(ctx);
    const rows = await ctx.db
      .selectFrom('savedView')
      .select(['id', 'name', 'state', 'shared', 'membershipId'])
      .where('tableId', '=', tableId)
      .where((eb) => eb.or([eb('membershipId', '=', owner), eb('shared', '=', true)]))
      .orderBy('name')
      .orderBy('id')
      .execute();
    return rows.map(({ membershipId, ...view }) => ({ ...view, editable: membershipId === owner || (view.shared && ctx.can('view:admin')) }));
  },
});
