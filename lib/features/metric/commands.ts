import { sql } from 'kysely';
import * as z from 'zod';
import { actorId } from '@/lib/core/actor';
import { resolveAsOf } from '@/lib/core/as-of';
import type { Context } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { defineOperation } from '@/lib/core/operation';
import { ChartMetrics, Done, FormulaId, MetricId, NewFormula } from './contract';
import { keepMissing } from './daily';
import { checkFormula } from './formula';
import { formulasIn, METRICS, type MetricUnit } from './metrics';
import { readOwnMetrics } from './queries';

/** Formulas that an organization has in use. */
const MOST_FORMULAS = 100;

/** Keeps the values of a day of what a rule looks at, where nothing kept them yet. */
export const keepMetrics = defineOperation({
  name: 'metric.keep-missing',
  kind: 'write',
  permission: 'health:admin',
  scope: 'organization',
  input: z.strictObject({ day: z.iso.date(), accountIds: z.array(z.int()), metrics: z.array(MetricId) }),
  output: Done,
  run: async (ctx, { day, accountIds, metrics }) => {
    await keepMissing(ctx, accountIds, metrics, resolveAsOf(ctx, day));
    return {};
  },
});

/** Keeps every account's daily values of metrics that charts show, from now on; a worker adds those of past days, the latest first. */
export const chartMetrics = defineOperation({
  name: 'metric.chart',
  kind: 'write',
  permission: 'chart:write',
  scope: 'organization',
  input: ChartMetrics,
  output: Done,
  run: async (ctx, { metrics }) => {
    await sql`
      INSERT INTO metric_kept (organization_id, metric, created_at) SELECT ${ctx.organization.id}, m, ${ctx.now} FROM unnest(${metrics}::text[]) AS m
      ON CONFLICT DO NOTHING`.execute(ctx.db);
    ctx.audit('metrics', { kept: metrics });
    return {};
  },
});

const invalid = (message: string) => new AppError('invalid', message, { errors: [{ path: 'expression', code: 'formula', message }] });

/** Units of what a formula may name: every metric that is a number and no formula itself. */
async function unitsInFormulas(ctx: Context): Promise<Map<string, MetricUnit>> {
  const own = (await readOwnMetrics(ctx)).filter(({ expression, isArchived }) => expression === null && !isArchived);
  const fixed = Object.entries(METRICS).map(([id, { unit }]): [string, MetricUnit] => [id, unit]);
  return new Map([...fixed, ...own.map(({ id, unit }): [string, MetricUnit] => [id, unit])]);
}

/** Defines a metric by a formula over others. It stays as it is: charts and scores keep its values. @throws AppError invalid, saying what is wrong with it */
export const createFormula = defineOperation({
  name: 'metric.create-formula',
  kind: 'write',
  permission: 'metric:admin',
  scope: 'organization',
  input: NewFormula,
  output: FormulaId,
  run: async (ctx, { name, expression, decimals, asShare }) => {
    const checked = checkFormula(expression, await unitsInFormulas(ctx));
    if ('fault' in checked) throw invalid(checked.fault);
    if (asShare && checked.unit !== 'count') throw invalid('Only a bare number can be shown as a percentage');
    if (formulasIn(await readOwnMetrics(ctx)).length >= MOST_FORMULAS)
      throw new AppError('precondition', `There are ${MOST_FORMULAS} formulas in use: archive some first`);
    const id = crypto.randomUUID();
    const made = { createdBy: ctx.actor.kind === 'user' ? actorId(ctx.actor) : null, createdAt: ctx.now };
    const values = { name, expression, decimals, unit: asShare ? 'share' : checked.unit, ...made };
    await ctx.db
      .insertInto('metricFormula')
      .values({ ...values, id, organizationId: ctx.organization.id })
      .execute();
    ctx.audit(`formula:${id}`, { created: true });
    return { id };
  },
});

/** Offers a formula no more; what names it keeps its values. @throws AppError not_found */
export const archiveFormula = defineOperation({
  name: 'metric.archive-formula',
  kind: 'write',
  permission: 'metric:admin',
  scope: 'organization',
  input: FormulaId,
  output: Done,
  run: async (ctx, { id }) => {
    const query = ctx.db.updateTable('metricFormula').set({ archivedAt: ctx.now }).where('id', '=', id);
    if (!(await query.returning('id').executeTakeFirst())) throw new AppError('not_found', 'There is no such formula');
    ctx.audit(`formula:${id}`, { archived: true });
    return {};
  },
});
