import type { ExpressionBuilder } from 'kysely';
import type { Context } from '@/lib/core/context';
import type { DB } from '@/lib/core/db/schema';
import { AppError } from '@/lib/core/errors';
import { defineOperation } from '@/lib/core/operation';
import { Done, NewView, ViewChange, ViewId, ViewReplacement } from './contract';
import { viewOwner } from './queries';

/** Views that one person keeps for one table. */
const MOST_VIEWS = 50;

/** Keeps what a table shows under a name, for the person alone. @throws AppError precondition beyond 50 of a table */
export const saveView = defineOperation({
  name: 'view.save',
  kind: 'write',
  permission: 'view:write',
  scope: 'self',
  input: NewView,
  output: ViewId,
  run: async (ctx, view) => {
    const owner = viewOwner(ctx);
    const { count } = await ctx.db
      .selectFrom('savedView')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('tableId', '=', view.tableId)
      .where('membershipId', '=', owner)
      .executeTakeFirstOrThrow();
    if (count >= MOST_VIEWS) throw new AppError('precondition', `A table holds at most ${MOST_VIEWS} views of a person`);
    const id = crypto.randomUUID();
    await ctx.db
      .insertInto('savedView')
      .values({ ...view, organizationId: ctx.organization.id, id, membershipId: owner, createdAt: ctx.now, updatedAt: ctx.now })
      .execute();
    ctx.audit(`view:${id}`, { tableId: view.tableId });
    return { id };
  },
});

const noView = () => new AppError('not_found', 'There is no such view');

/** Lets through the views that the person may change: their own and, with view:admin, the shared ones. */
function mayChange(ctx: Context) {
  const owner = viewOwner(ctx);
  return (eb: ExpressionBuilder<DB, 'savedView'>) =>
    eb.or([eb('membershipId', '=', owner), ...(ctx.can('view:admin') ? [eb('shared', '=', true)] : [])]);
}

/** Renames a view, shares it or takes it back, or makes it hold what the table shows now. */
export const updateView = defineOperation({
  name: 'view.update',
  kind: 'write',
  permission: 'view:write',
  scope: 'self',
  input: ViewChange,
  output: Done,
  run: async (ctx, { id, ...values }) => {
    const query = ctx.db
      .updateTable('savedView')
      .set({ ...values, updatedAt: ctx.now })
      .where('id', '=', id)
      .where(mayChange(ctx));
    if (!(await query.returning('id').executeTakeFirst())) throw noView();
    ctx.audit(`view:${id}`, { fields: Object.keys(values) });
    return {};
  },
});

/** Puts one value in the place of another in everybody's views of a table: for what filters name by an id that goes. */
export const replaceInViews = defineOperation({
  name: 'view.replace-value',
  kind: 'write',
  permission: 'tag:admin',
  scope: 'organization',
  input: ViewReplacement,
  output: Done,
  run: async (ctx, { tableId, from, into }) => {
    await ctx.db
      .updateTable('savedView')
      .set((eb) => ({ state: eb.fn<string>('replace', ['state', eb.val(from), eb.val(into)]), updatedAt: ctx.now }))
      .where('tableId', '=', tableId)
      .where((eb) => eb(eb.fn<number>('strpos', ['state', eb.val(from)]), '>', 0))
      .execute();
    return {};
  },
});

export const deleteView = defineOperation({
  name: 'view.delete',
  kind: 'write',
  permission: 'view:write',
  scope: 'self',
  input: ViewId,
  output: Done,
  run: async (ctx, { id }) => {
    const query = ctx.db.deleteFrom('savedView').where('id', '=', id).where(mayChange(ctx));
    if (!(await query.returning('id').executeTakeFirst())) throw noView();
    ctx.audit(`view:${id}`, { deleted: true });
    return {};
  },
});
