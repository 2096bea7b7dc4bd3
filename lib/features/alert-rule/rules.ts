import type { Context } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { readAttributes } from '@/lib/features/attribute/queries';
import { isFixedMetric, METRICS, type OwnKind, parameterOf } from '@/lib/features/metric/metrics';
import { readOwnMetrics } from '@/lib/features/metric/queries';
import type { RuleCondition, RuleTerms } from './contract';
import { HEALTH_SCORE } from './metrics';

type Asked = Exclude<RuleCondition, { kind: 'band' }>;

/** Attributes that count or are amounts; the others are words. */
const FIGURES: readonly string[] = ['number', 'currency', 'calculated'];

/** What users do may be named before anybody did it. */
const OF_USE: readonly OwnKind[] = ['feature', 'module', 'event'];

/** Whether an id names a figure or a category of this organization; null when it names nothing that is kept by day. */
async function sortOf(ctx: Context, metric: string): Promise<'figure' | 'category' | null> {
  if (metric === HEALTH_SCORE) return 'figure';
  if (isFixedMetric(metric)) return METRICS[metric].unit === 'category' ? 'category' : 'figure';
  const parameter = parameterOf(metric);
  if (parameter?.kind === 'attribute') {
    const found = (await readAttributes(ctx, 'account')).find(({ key, isArchived }) => key === parameter.name && !isArchived);
    if (!found || found.kind === 'date' || found.kind === 'person') return null;
    return FIGURES.includes(found.kind) ? 'figure' : 'category';
  }
  if (parameter && OF_USE.includes(parameter.kind)) return 'figure';
  const own = await readOwnMetrics(ctx);
  return own.some(({ id, isArchived }) => id === metric && !isArchived) ? 'figure' : null;
}

/** @throws AppError invalid, at its place, for a condition on what is no metric, or no metric of this sort */
export async function demandMetrics(ctx: Context, conditions: RuleTerms['conditions']): Promise<void> {
  const faults = await Promise.all(
    conditions.map(async (condition, index) => {
      if (condition.kind === 'band') return [];
      const sort = await sortOf(ctx, (condition satisfies Asked).metric);
      const wanted = condition.kind === 'category' ? 'category' : 'figure';
      if (sort === wanted) return [];
      const message = sort === null ? 'There is no such metric' : `This metric is no ${wanted}`;
      return [{ path: `conditions.${index}.metric`, code: 'unknown', message }];
    }),
  );
  const errors = faults.flat();
  if (errors.length > 0) throw new AppError('invalid', errors[0]?.message, { errors });
}
