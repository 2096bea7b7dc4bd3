import { sql } from 'kysely';
import * as z from 'zod';
import { resolveAsOf } from '@/lib/core/as-of';
import { defineOperation } from '@/lib/core/operation';
import { ChartMetrics, Done, MetricId } from './contract';
import { keepMissing } from './daily';

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
