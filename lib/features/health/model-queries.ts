import { sql } from 'kysely';
import * as z from 'zod';
import type { Context } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { defineOperation } from '@/lib/core/operation';
import { visibleAccounts } from '@/lib/core/visibility';
import { readMetrics } from '@/lib/features/metric/queries';
import { Model, ModelCondition, ModelContent, ModelId, ModelSummary, ModelTrial, TrialResult } from './contract';
import { lastDay } from './evaluate';
import { type Band, bandOf } from './metrics';
import { meets, metricsOf, modelsInForce, modelsOf } from './models';
import { evaluate, shownScore } from './score';

const noModel = () => new AppError('not_found', 'There is no such health model');

/** Accounts that change their band which a trial names. */
const MOST_NAMED = 100;

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
    return { ...row, ...condition(row), content: ModelContent.parse(row.content) };
  },
});

const nobody = () => ({ poor: 0, average: 0, good: 0, unknown: 0 });

interface Tried {
  id: number;
  key: string;
  name: string;
  /** Of its latest score. */
  score: number | null;
  band: Band;
}

/** The accounts that a model is for and the reader sees; of one that isn't in force yet, all that meet its condition. */
async function accountsOf(ctx: Context, modelId: string): Promise<Tried[]> {
  const model = await ctx.db.selectFrom('healthModel').select(['accountTypes', 'segment']).where('id', '=', modelId).executeTakeFirst();
  if (!model) throw noModel();
  const all = await ctx.db
    .selectFrom('account as a')
    .leftJoin('accountHealth as h', (join) => join.onRef('h.organizationId', '=', 'a.organizationId').onRef('h.accountId', '=', 'a.id'))
    .select(['a.id', 'a.key', 'a.name', 'h.score', sql<Band>`coalesce(h.band, 'unknown')`.as('band')])
    .where('a.deletedAt', 'is', null)
    .where(visibleAccounts(ctx.actor, sql<number>`a.id`))
    .where(meets(ctx, condition(model)))
    .orderBy('a.name')
    .orderBy('a.id')
    .execute();
  if (!(await modelsInForce(ctx)).some((one) => one.modelId === modelId)) return all;
  const models = await modelsOf(
    ctx,
    all.map(({ id }) => id),
  );
  return all.filter(({ id }) => models.get(id)?.modelId === modelId);
}

/** What a draft would make of the book: bands now and then, and who would change theirs. */
export const tryHealthModel = defineOperation({
  name: 'health.try-model',
  kind: 'read',
  permission: 'health:admin',
  scope: 'organization',
  input: ModelTrial,
  output: TrialResult,
  run: async (ctx, { id, content }) => {
    const asOf = lastDay(ctx);
    const accounts = await accountsOf(ctx, id);
    const ids = accounts.map((account) => account.id);
    const metrics = await readMetrics(ctx, ids, metricsOf([content]), asOf);
    const [before, after] = [nobody(), nobody()];
    const changes: TrialResult['changes'] = [];
    for (const account of accounts) {
      const becomes = shownScore(evaluate(content, metrics.get(account.id) ?? new Map(), asOf.day).score);
      const { score: was, band: from } = account;
      const to = bandOf(becomes, content.bands);
      before[from] += 1;
      after[to] += 1;
      if (from !== to) changes.push({ id: account.key, name: account.name, from: { score: was, band: from }, to: { score: becomes, band: to } });
    }
    return { asOf: asOf.day, accounts: accounts.length, before, after, changes: changes.slice(0, MOST_NAMED), changing: changes.length };
  },
});
