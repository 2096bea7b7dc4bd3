import { sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { once } from '@/lib/core/once';
import { accountsOfKind } from '@/lib/features/account/visibility';
import { ModelCondition, ModelContent } from './contract';

export const noModel = () => new AppError('not_found', 'There is no such health model');

/** A version of a model, as scores name it. */
export interface ModelVersion {
  versionId: number;
  modelId: string;
  name: string;
  number: number;
  content: ModelContent;
}

/** The version that is in force of a model, with what decides whom it is for. */
export interface ModelInForce extends ModelVersion {
  condition: ModelCondition;
}

const selectVersions = ({ db }: Context) =>
  db
    .selectFrom('healthModelVersion as v')
    .innerJoin('healthModel as m', (join) => join.onRef('m.organizationId', '=', 'v.organizationId').onRef('m.id', '=', 'v.modelId'))
    .select(['v.id as versionId', 'v.modelId', 'm.name', 'v.number', 'v.content']);

/** Versions by their ids, whether or not they are in force. */
export async function readVersions(ctx: Context, ids: readonly number[]): Promise<Map<number, ModelVersion>> {
  if (ids.length === 0) return new Map();
  const rows = await selectVersions(ctx)
    .where((eb) => eb('v.id', '=', eb.fn.any(sql<number[]>`${ids}::bigint[]`)))
    .execute();
  return new Map(rows.map((row) => [row.versionId, { ...row, content: ModelContent.parse(row.content) }]));
}

/** The models in force, in the order in which they are tried; the default is the last. */
export function modelsInForce(ctx: Context): Promise<ModelInForce[]> {
  return once(ctx, 'health.models', async () => {
    const rows = await selectVersions(ctx)
      .select(['m.accountTypes', 'm.segment'])
      .whereRef('v.number', '=', 'm.published')
      .where('m.archivedAt', 'is', null)
      .orderBy('m.isDefault')
      .orderBy('m.rank')
      .orderBy('m.id')
      .execute();
    return rows.map(({ accountTypes, segment, ...row }) => ({
      ...row,
      content: ModelContent.parse(row.content),
      condition: ModelCondition.parse({ accountTypes, segment }),
    }));
  });
}

/** Whom a model is for. @throws AppError not_found */
export async function findCondition({ db }: Context, modelId: string): Promise<ModelCondition> {
  const found = await db
    .selectFrom('healthModel')
    .select(['accountTypes', 'segment'])
    .where('id', '=', modelId)
    .where('archivedAt', 'is', null)
    .executeTakeFirst();
  if (!found) throw noModel();
  return ModelCondition.parse(found);
}

/** Whether the account `a` is one that a model is for. */
export const meets = accountsOfKind;

/** The model of each account: the first in force whose condition it meets; none is in force for accounts that are absent. */
export async function modelsOf(ctx: Context, accountIds: readonly number[]): Promise<Map<number, ModelInForce>> {
  const models = await modelsInForce(ctx);
  if (models.length === 0 || accountIds.length === 0) return new Map();
  const cases = models.map(({ condition }, index) => sql`WHEN ${meets(ctx, condition)} THEN ${sql.lit(index)}`);
  const { rows } = await sql<{ id: number; index: number }>`
    SELECT a.id, CASE ${sql.join(cases, sql` `)} END AS index FROM account a
    WHERE a.organization_id = ${ctx.organization.id} AND a.id = ANY(${accountIds}::bigint[]) AND a.deleted_at IS NULL`.execute(ctx.db);
  return new Map(rows.flatMap(({ id, index }) => (models[index] ? [[id, models[index]] as const] : [])));
}

/** The metrics that contents score. */
export const metricsOf = (contents: readonly Pick<ModelContent, 'components'>[]): string[] => [
  ...new Set(contents.flatMap(({ components }) => components.flatMap(({ members }) => members.map(({ metric }) => metric)))),
];
