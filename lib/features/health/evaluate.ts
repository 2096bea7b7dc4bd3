import type { AsOf } from '@/lib/core/as-of';
import { resolveAsOf } from '@/lib/core/as-of';
import type { Context } from '@/lib/core/context';
import { type AccountMetrics, readMetrics } from '@/lib/features/metric/queries';
import { type ModelInForce, metricsOf, modelsInForce, modelsOf } from './models';
import { type Evaluation, evaluate, type Readings } from './score';

/** An account's score as of a day, with what it was made of. */
export interface Scored {
  accountId: number;
  model: ModelInForce;
  readings: Readings;
  evaluation: Evaluation;
}

const NO_READINGS: Readings = new Map();

/** Scores accounts by the models in force, from what is known now, as of a day; accounts without a model are left out. */
export async function scoreAccounts(ctx: Context, accountIds: readonly number[], asOf: AsOf): Promise<Scored[]> {
  if (accountIds.length === 0) return [];
  const [models, inForce] = [await modelsOf(ctx, accountIds), await modelsInForce(ctx)];
  const metrics: AccountMetrics = await readMetrics(ctx, accountIds, metricsOf(inForce.map(({ content }) => content)), asOf);
  return [...models].map(([accountId, model]) => {
    const readings = metrics.get(accountId) ?? NO_READINGS;
    return { accountId, model, readings, evaluation: evaluate(model.content, readings, asOf.day) };
  });
}

/** The last full day, which scores are kept of. */
export const lastDay = (ctx: Context): AsOf => resolveAsOf(ctx, undefined);
