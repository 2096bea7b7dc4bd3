import { sql } from 'kysely';
import * as z from 'zod';
import type { Context } from '@/lib/core/context';
import { defineOperation } from '@/lib/core/operation';
import { visibleAccounts } from '@/lib/core/visibility';
import { Model, ModelCondition, ModelContent, ModelId, ModelSummary } from './contract';
import { noModel } from './models';

/** Versions of a model that are shown. */
const MOST_VERSIONS = 20;

const selectModels = (ctx: Context) =>
  ctx.db
    .selectFrom('healthModel as m')
    .leftJoin('healthModelVersion as v', (join) =>
      join.onRef('v.organizationId', '=', 'm.organizationId').onRef('v.modelId', '=', 'm.id').onRef('v.number', '=', 'm.published'),
    )
    .leftJoin('membership as p', (join) => join.onRef('p.organizationId', '=', 'v.organizationId').onRef('p.id', '=', 'v.publishedBy'))
    .leftJoin('identity as i', 'i.id', 'p.identityId')
    .select(['m.id', 'm.name', 'm.isDefault', 'm.accountTypes', 'm.segment', 'm.version', 'm.published', 'v.publishedAt', 'i.name as publishedBy'])
    .select([
      sql<boolean>`m.draft IS NOT NULL`.as('hasDraft'),
      sql<number>`(SELECT count(*) FROM account_health h JOIN health_model_version s ON s.organization_id = h.organization_id AND s.id = h.version_id
        JOIN account live ON live.organization_id = h.organization_id AND live.id = h.account_id AND live.deleted_at IS NULL
        WHERE h.organization_id = m.organization_id AND s.model_id = m.id AND ${visibleAccounts(ctx.actor, sql<number>`h.account_id`)})`.as(
        'accounts',
      ),
    ])
    .where('m.archivedAt', 'is', null);

const condition = ({ accountTypes, segment }: { accountTypes: unknown; segment: unknown }) => ModelCondition.parse({ accountTypes, segment });

/** The models in the order in which they are tried. */
export const listHealthModels = defineOperation({
  name: 'health.models',
  kind: 'read',
  permission: 'health:read',
  scope: 'organization',
  input: z.strictObject({}),
  output: z.array(ModelSummary),
  run: async (ctx) => {
    const rows = await selectModels(ctx).orderBy('m.isDefault').orderBy('m.rank').orderBy('m.id').execute();
    return rows.map((row) => ({ ...row, ...condition(row) }));
  },
});

/** The latest versions of a model, the newest first. */
async function readVersions({ db }: Context, modelId: string) {
  const rows = await db
    .selectFrom('healthModelVersion as v')
    .leftJoin('membership as p', (join) => join.onRef('p.organizationId', '=', 'v.organizationId').onRef('p.id', '=', 'v.publishedBy'))
    .leftJoin('identity as i', 'i.id', 'p.identityId')
    .select(['v.number', 'v.publishedAt', 'i.name as publishedBy', 'v.content'])
    .where('v.modelId', '=', modelId)
    .orderBy('v.number', 'desc')
    .limit(MOST_VERSIONS)
    .execute();
  return rows.map((row) => ({ ...row, content: ModelContent.parse(row.content) }));
}

/** One model as its editor needs it. */
export const readHealthModel = defineOperation({
  name: 'health.model',
  kind: 'read',
  permission: 'health:admin',
  scope: 'organization',
  input: ModelId,
  output: Model,
  run: async (ctx, { id }) => {
    const row = await selectModels(ctx)
      .select((eb) => eb.fn.coalesce('m.draft', 'v.content').as('content'))
      .where('m.id', '=', id)
      .executeTakeFirst();
    if (!row) throw noModel();
    return { ...row, ...condition(row), content: ModelContent.parse(row.content), versions: await readVersions(ctx, id) };
  },
});
