import { sql, type UpdateObject } from 'kysely';
import type { Context } from '@/lib/core/context';
import type { DB } from '@/lib/core/db/schema';
import { AppError } from '@/lib/core/errors';
import { defineOperation } from '@/lib/core/operation';
import { Done, ModelDraft, ModelFields, ModelId, ModelOrder, ModelVersionId, NewModel } from './contract';
import { noModel } from './models';

async function findModel(ctx: Context, id: string) {
  const found = await ctx.db
    .selectFrom('healthModel')
    .selectAll()
    .where('id', '=', id)
    .where('archivedAt', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (!found) throw noModel();
  return found;
}

/** @throws AppError conflict when it isn't the version that the editor began from, and then nothing is changed */
async function findVersion(ctx: Context, { id, version }: { id: string; version: number }) {
  const found = await findModel(ctx, id);
  if (found.version !== version) throw new AppError('conflict', 'Someone else changed this model meanwhile');
  return found;
}

/** @returns the new version */
async function change(ctx: Context, id: string, values: UpdateObject<DB, 'healthModel'>): Promise<{ id: string; version: number }> {
  return ctx.db
    .updateTable('healthModel')
    .set(values)
    .set((eb) => ({ version: eb('version', '+', 1), updatedAt: ctx.now }))
    .where('id', '=', id)
    .returning(['id', 'version'])
    .executeTakeFirstOrThrow();
}

/** Leaves every account to be scored anew. */
async function markAll({ db, organization }: Context): Promise<void> {
  await sql`INSERT INTO health_mark (organization_id, account_id)
    SELECT organization_id, id FROM account WHERE organization_id = ${organization.id} AND deleted_at IS NULL`.execute(db);
}

/** A new model, last in rank, with a draft; it scores nobody until it is published. */
export async function addModel(
  ctx: Context,
  values: { name: string; isDefault: boolean; content: unknown },
): Promise<{ id: string; version: number }> {
  const { content, ...fields } = values;
  const rank = sql<number>`(SELECT coalesce(max(rank), 0) + 1 FROM health_model WHERE organization_id = ${ctx.organization.id})`;
  return ctx.db
    .insertInto('healthModel')
    .values({
      ...{ organizationId: ctx.organization.id, id: crypto.randomUUID(), ...fields, rank, accountTypes: [] },
      ...{ draft: JSON.stringify(content), createdAt: ctx.now, updatedAt: ctx.now },
    })
    .returning(['id', 'version'])
    .executeTakeFirstOrThrow();
}

/** A new model with a draft; it scores nobody until it is published. */
export const createHealthModel = defineOperation({
  name: 'health.create-model',
  kind: 'write',
  permission: 'health:admin',
  scope: 'organization',
  input: NewModel,
  output: ModelVersionId,
  run: async (ctx, { name, content }) => {
    const made = await addModel(ctx, { name, content, isDefault: false });
    ctx.audit(`health-model:${made.id}`);
    return made;
  },
});

/** Its name, and whom it is for; the default is for everybody whom no other model is for. */
export const updateHealthModel = defineOperation({
  name: 'health.update-model',
  kind: 'write',
  permission: 'health:admin',
  scope: 'organization',
  input: ModelFields,
  output: ModelVersionId,
  run: async (ctx, { name, accountTypes, segment, ...from }) => {
    const { id, isDefault } = await findVersion(ctx, from);
    const narrows = accountTypes.length > 0 || segment !== null;
    if (isDefault && narrows) throw new AppError('precondition', 'The default is for all accounts that no other model is for');
    await markAll(ctx);
    ctx.audit(`health-model:${id}`, { fields: ['name', 'accountTypes', 'segment'] });
    return change(ctx, id, { name, accountTypes, segment: segment && JSON.stringify(segment) });
  },
});

/** Keeps what an editor is working on. @throws AppError conflict when someone else changed it meanwhile */
export const saveModelDraft = defineOperation({
  name: 'health.save-draft',
  kind: 'write',
  permission: 'health:admin',
  scope: 'organization',
  input: ModelDraft,
  output: ModelVersionId,
  run: async (ctx, { content, ...from }) => {
    const { id } = await findVersion(ctx, from);
    return change(ctx, id, { draft: JSON.stringify(content) });
  },
});

/** Back to what is published. @throws AppError precondition when nothing is */
export const discardModelDraft = defineOperation({
  name: 'health.discard-draft',
  kind: 'write',
  permission: 'health:admin',
  scope: 'organization',
  input: ModelVersionId,
  output: ModelVersionId,
  run: async (ctx, from) => {
    const { id, published } = await findVersion(ctx, from);
    if (published === null) throw new AppError('precondition', 'Nothing of this model is published yet');
    return change(ctx, id, { draft: null });
  },
});

/** Puts the draft in force as the next version; scores of earlier days keep theirs. @throws AppError conflict; precondition without a draft */
export const publishHealthModel = defineOperation({
  name: 'health.publish',
  kind: 'write',
  permission: 'health:admin',
  scope: 'organization',
  input: ModelVersionId,
  output: ModelVersionId,
  run: async (ctx, from) => {
    const { id, draft } = await findVersion(ctx, from);
    if (draft === null) throw new AppError('precondition', 'There is no draft to publish');
    const { number } = await ctx.db
      .insertInto('healthModelVersion')
      .values((eb) => ({
        ...{ organizationId: ctx.organization.id, modelId: id, content: JSON.stringify(draft), publishedAt: ctx.now },
        number: eb.selectFrom('healthModelVersion').select(sql<number>`coalesce(max(number), 0) + 1`.as('next')).where('modelId', '=', id),
        publishedBy: ctx.actor.kind === 'user' ? ctx.actor.membershipId : null,
      }))
      .returning('number')
      .executeTakeFirstOrThrow();
    await markAll(ctx);
    ctx.audit(`health-model:${id}`, { published: number });
    return change(ctx, id, { draft: null, published: number });
  },
});

/** The order in which models are tried; the default stays the last. */
export const orderHealthModels = defineOperation({
  name: 'health.order-models',
  kind: 'write',
  permission: 'health:admin',
  scope: 'organization',
  input: ModelOrder,
  output: Done,
  run: async (ctx, { ids }) => {
    await sql`
      UPDATE health_model m SET rank = r.rank, updated_at = ${ctx.now} FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS r (id, rank)
      WHERE m.organization_id = ${ctx.organization.id} AND m.id = r.id`.execute(ctx.db);
    await markAll(ctx);
    ctx.audit('health-model', { order: ids });
    return {};
  },
});

/** Takes a model out of use; scores that it gave stay. @throws AppError precondition for the default */
export const deleteHealthModel = defineOperation({
  name: 'health.delete-model',
  kind: 'write',
  permission: 'health:admin',
  scope: 'organization',
  input: ModelId,
  output: Done,
  run: async (ctx, { id }) => {
    const { isDefault } = await findModel(ctx, id);
    if (isDefault) throw new AppError('precondition', 'The default cannot be deleted: every account needs a model');
    await change(ctx, id, { archivedAt: ctx.now });
    await markAll(ctx);
    ctx.audit(`health-model:${id}`, { deleted: true });
    return {};
  },
});
