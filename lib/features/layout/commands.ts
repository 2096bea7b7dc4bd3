import { sql, type UpdateObject } from 'kysely';
import type { Context } from '@/lib/core/context';
import type { DB } from '@/lib/core/db/schema';
import { AppError } from '@/lib/core/errors';
import { defineOperation } from '@/lib/core/operation';
import { Done, LayoutDraft, LayoutId, LayoutRollBack, LayoutVersionId, NewLayout, PublishedLayout } from './contract';
import { mayShape, notYours, selectLayouts } from './stored';

/** The layout, locked, if the actor may change it. @throws AppError not_found or forbidden */
async function findLayout(ctx: Context, id: string) {
  const found = await selectLayouts(ctx).select('l.draft').where('l.id', '=', id).forUpdate('l').executeTakeFirst();
  if (!found) throw new AppError('not_found', 'There is no such layout');
  if (!found.editable) throw notYours();
  return found;
}

/** @throws AppError conflict when it isn't the version that the editor began from, and then nothing is changed */
async function findVersion(ctx: Context, { id, version }: { id: string; version: number }) {
  const found = await findLayout(ctx, id);
  if (found.version !== version) throw new AppError('conflict', 'Someone else changed this layout meanwhile');
  return found;
}

/** @returns the new version */
async function change(ctx: Context, id: string, values: UpdateObject<DB, 'layout'>): Promise<number> {
  const { version } = await ctx.db
    .updateTable('layout')
    .set(values)
    .set((eb) => ({ version: eb('version', '+', 1), updatedAt: ctx.now }))
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow();
  return version;
}

/** Puts content in force as the next version. */
async function putInForce(ctx: Context, { id, published }: { id: string; published: number | null }, content: unknown, draft: null | undefined) {
  const { number } = await ctx.db
    .insertInto('layoutVersion')
    .values((eb) => ({
      organizationId: ctx.organization.id,
      layoutId: id,
      number: eb.selectFrom('layoutVersion').select(sql<number>`coalesce(max(number), 0) + 1`.as('next')).where('layoutId', '=', id),
      content: JSON.stringify(content),
      publishedBy: ctx.actor.kind === 'user' ? ctx.actor.membershipId : null,
      publishedAt: ctx.now,
    }))
    .returning('number')
    .executeTakeFirstOrThrow();
  const version = await change(ctx, id, { published: number, ...(draft === null && { draft }) });
  ctx.audit(`layout:${id}`, { published: number });
  return { id, version, number, former: published };
}

/** A new layout with a draft; it is in force once it is published. @throws AppError conflict when there is one for this already */
export const createLayout = defineOperation({
  name: 'layout.create',
  kind: 'write',
  permission: 'layout:admin',
  scope: 'organization',
  input: NewLayout,
  output: LayoutVersionId,
  run: async (ctx, { content, ...target }) => {
    const { rows } = await sql<{ type: boolean; team: boolean; mine: boolean }>`
      SELECT ${target.accountType}::text IS NULL OR EXISTS (SELECT FROM account_type t WHERE t.id = ${target.accountType}) AS type,
        ${target.teamId}::uuid IS NULL OR EXISTS (SELECT FROM team t WHERE t.id = ${target.teamId}::uuid) AS team,
        ${mayShape(ctx, sql`${target.teamId}::uuid`)} AS mine`.execute(ctx.db);
    if (!rows[0]?.type) throw new AppError('not_found', 'There is no such account type');
    if (!rows[0].team) throw new AppError('not_found', 'There is no such team');
    if (!rows[0].mine) throw notYours();
    const made = await ctx.db
      .insertInto('layout')
      .values({
        ...target,
        organizationId: ctx.organization.id,
        id: crypto.randomUUID(),
        draft: JSON.stringify(content),
        createdAt: ctx.now,
        updatedAt: ctx.now,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning(['id', 'version'])
      .executeTakeFirst();
    if (!made) throw new AppError('conflict', 'There is a layout for these accounts and this team already');
    ctx.audit(`layout:${made.id}`, target);
    return made;
  },
});

/** Keeps what an editor is working on. @throws AppError conflict when someone else changed it meanwhile */
export const saveLayoutDraft = defineOperation({
  name: 'layout.save-draft',
  kind: 'write',
  permission: 'layout:admin',
  scope: 'organization',
  input: LayoutDraft,
  output: LayoutVersionId,
  run: async (ctx, { content, ...from }) => {
    const { id } = await findVersion(ctx, from);
    return { id, version: await change(ctx, id, { draft: JSON.stringify(content) }) };
  },
});

/** Back to what is published. @throws AppError precondition when nothing is */
export const discardLayoutDraft = defineOperation({
  name: 'layout.discard-draft',
  kind: 'write',
  permission: 'layout:admin',
  scope: 'organization',
  input: LayoutVersionId,
  output: LayoutVersionId,
  run: async (ctx, from) => {
    const { id, published } = await findVersion(ctx, from);
    if (published === null) throw new AppError('precondition', 'Nothing of this layout is published yet');
    return { id, version: await change(ctx, id, { draft: null }) };
  },
});

/** Puts the draft in force. @throws AppError conflict; precondition without a draft */
export const publishLayout = defineOperation({
  name: 'layout.publish',
  kind: 'write',
  permission: 'layout:admin',
  scope: 'organization',
  input: LayoutVersionId,
  output: PublishedLayout,
  run: async (ctx, from) => {
    const layout = await findVersion(ctx, from);
    if (layout.draft === null) throw new AppError('precondition', 'There is no draft to publish');
    return putInForce(ctx, layout, layout.draft, null);
  },
});

/** Puts an earlier version in force again, as a new one; a draft stays as it is. */
export const rollBackLayout = defineOperation({
  name: 'layout.roll-back',
  kind: 'write',
  permission: 'layout:admin',
  scope: 'organization',
  input: LayoutRollBack,
  output: PublishedLayout,
  run: async (ctx, { id, number }) => {
    const layout = await findLayout(ctx, id);
    const old = await ctx.db.selectFrom('layoutVersion').select('content').where('layoutId', '=', id).where('number', '=', number).executeTakeFirst();
    if (!old) throw new AppError('precondition', 'There is no such version');
    return putInForce(ctx, layout, old.content, undefined);
  },
});

/** Takes a layout out of force; what it said becomes its draft, unless there is one. */
export const withdrawLayout = defineOperation({
  name: 'layout.withdraw',
  kind: 'write',
  permission: 'layout:admin',
  scope: 'organization',
  input: LayoutId,
  output: LayoutVersionId,
  run: async (ctx, { id }) => {
    const { published, draft } = await findLayout(ctx, id);
    if (published === null) throw new AppError('precondition', 'Nothing of this layout is published');
    const content = sql<string>`(SELECT v.content FROM layout_version v WHERE v.layout_id = ${id} AND v.number = ${published})`;
    const version = await change(ctx, id, { published: null, ...(draft === null && { draft: content }) });
    ctx.audit(`layout:${id}`, { published: null });
    return { id, version };
  },
});

/** Removes a layout with its versions; its accounts show the next less specific one. */
export const deleteLayout = defineOperation({
  name: 'layout.delete',
  kind: 'write',
  permission: 'layout:admin',
  scope: 'organization',
  input: LayoutId,
  output: Done,
  run: async (ctx, { id }) => {
    await findLayout(ctx, id);
    await ctx.db.deleteFrom('layout').where('id', '=', id).execute();
    ctx.audit(`layout:${id}`, { deleted: true });
    return {};
  },
});
