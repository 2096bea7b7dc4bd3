import type { Context } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { defineOperation } from '@/lib/core/operation';
import { refreshAccountVisibility, replaceAccountTag } from '@/lib/features/account/commands';
import { accountTable } from '@/lib/features/account/table';
import { replaceInRules } from '@/lib/features/alert-rule/commands';
import { replaceInSegments } from '@/lib/features/health/commands';
import { replaceInCriteria } from '@/lib/features/play/commands';
import { replaceInViews } from '@/lib/features/view/commands';
import { Done, NewTag, TagChange, TagId, TagMerging } from './contract';

const noTag = () => new AppError('not_found', 'There is no such tag');

/** A new tag. @throws AppError conflict when the name is taken */
export const createTag = defineOperation({
  name: 'tag.create',
  kind: 'write',
  permission: 'tag:admin',
  scope: 'organization',
  input: NewTag,
  output: TagId,
  run: async (ctx, tag) => {
    const id = crypto.randomUUID();
    await ctx.db
      .insertInto('tag')
      .values({ ...tag, id, organizationId: ctx.organization.id, createdAt: ctx.now })
      .execute();
    ctx.audit(`tag:${id}`);
    return { id };
  },
});

/** Renames or recolours a tag, wherever it is. @throws AppError conflict when the name is taken */
export const updateTag = defineOperation({
  name: 'tag.update',
  kind: 'write',
  permission: 'tag:admin',
  scope: 'organization',
  input: TagChange,
  output: Done,
  run: async (ctx, { id, name, colour }) => {
    const changed = await ctx.db
      .updateTable('tag')
      .set((eb) => ({ name: name ?? eb.ref('name'), colour: colour ?? eb.ref('colour') }))
      .where('id', '=', id)
      .returning('id')
      .executeTakeFirst();
    if (!changed) throw noTag();
    ctx.audit(`tag:${id}`, { fields: [...(name ? ['name'] : []), ...(colour ? ['colour'] : [])] });
    return {};
  },
});

async function dropTag({ db }: Context, id: string): Promise<void> {
  const gone = await db.deleteFrom('tag').where('id', '=', id).returning('id').executeTakeFirst();
  if (!gone) throw noTag();
}

/** Takes a tag off every account and away; teams whose sets ask for it see fewer accounts at once. */
export const deleteTag = defineOperation({
  name: 'tag.delete',
  kind: 'write',
  permission: 'tag:admin',
  scope: 'organization',
  input: TagId,
  output: Done,
  run: async (ctx, { id }) => {
    await dropTag(ctx, id);
    await ctx.call(refreshAccountVisibility, { all: true });
    ctx.audit(`tag:${id}`, { deleted: true });
    return {};
  },
});

/** Makes one tag of two: accounts, sets, saved views, criteria of plays, segments of models and rules that had the one that goes have the one that stays. */
export const mergeTags = defineOperation({
  name: 'tag.merge',
  kind: 'write',
  permission: 'tag:admin',
  scope: 'organization',
  input: TagMerging,
  output: Done,
  run: async (ctx, { id, mergedId }) => {
    const found = await ctx.db.selectFrom('tag').select('id').where('id', 'in', [id, mergedId]).execute();
    if (found.length < 2) throw id === mergedId ? new AppError('precondition', 'Two different tags can be merged') : noTag();
    const replacement = { from: mergedId, into: id };
    await ctx.call(replaceAccountTag, replacement);
    await ctx.call(replaceInViews, { tableId: accountTable.id, ...replacement });
    await ctx.call(replaceInCriteria, replacement);
    await ctx.call(replaceInSegments, replacement);
    await ctx.call(replaceInRules, replacement);
    await dropTag(ctx, mergedId);
    ctx.audit(`tag:${id}`, { merged: mergedId });
    return {};
  },
});
