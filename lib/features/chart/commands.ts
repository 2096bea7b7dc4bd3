import type { Context } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { defineOperation } from '@/lib/core/operation';
import { segmentFilter } from '@/lib/features/account/queries';
import { chartMetrics } from '@/lib/features/metric/commands';
import { ChartChange, type ChartContent, ChartId, ChartVersion, Done, NewChart } from './contract';
import { findChart } from './queries';
import { author } from './store';

/** Charts of an organization. */
const MOST_CHARTS = 1_000;

/** What a chart shows is kept from now on. @throws AppError invalid for a filter that isn't one of the account list */
async function keepWhatIsShown(ctx: Context, content: ChartContent): Promise<void> {
  segmentFilter(content.segment ?? undefined);
  if (content.exploration === 'account') await ctx.call(chartMetrics, { metrics: content.metrics });
}

interface Making {
  name: string;
  content: ChartContent;
  isShared: boolean;
  isListed: boolean;
}

/** Makes a chart. @returns its id @throws AppError precondition when there are too many */
export async function insertChart(ctx: Context, { content, ...values }: Making): Promise<string> {
  const { count } = await ctx.db
    .selectFrom('chart')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  if (count >= MOST_CHARTS) throw new AppError('precondition', `There are ${MOST_CHARTS} charts already: delete some first`);
  await keepWhatIsShown(ctx, content);
  const id = crypto.randomUUID();
  const made = { createdBy: author(ctx), createdAt: ctx.now, updatedAt: ctx.now };
  await ctx.db
    .insertInto('chart')
    .values({ ...values, ...made, id, organizationId: ctx.organization.id, content: JSON.stringify(content) })
    .execute();
  ctx.audit(`chart:${id}`, { created: true });
  return id;
}

/** Saves a chart in the Chart Explorer; a key has no things of its own, so its charts are shared. */
export const createChart = defineOperation({
  name: 'chart.create',
  kind: 'write',
  permission: 'chart:write',
  scope: 'organization',
  input: NewChart,
  output: ChartVersion,
  run: async (ctx, chart) => {
    const id = await insertChart(ctx, { ...chart, isShared: chart.isShared || author(ctx) === null, isListed: true });
    return { id, version: 1 };
  },
});

/** A chart that this actor may change. @throws AppError not_found; forbidden for what others made */
async function ownChart(ctx: Context, id: string) {
  const chart = await findChart(ctx, id);
  if (!chart.editable) throw new AppError('forbidden', 'Somebody else made this chart: save it under another name');
  return chart;
}

/** Tabs that show a chart would lose it. */
function demandUnlinked({ links }: { links: number }): void {
  if (links > 0) throw new AppError('precondition', `Metrics tabs show this chart (${links}): take it off there first`);
}

/** Renames a chart, changes what it shows, shares it or takes it back. @throws AppError conflict; precondition while tabs link what would be private */
export const changeChart = defineOperation({
  name: 'chart.change',
  kind: 'write',
  permission: 'chart:write',
  scope: 'organization',
  input: ChartChange,
  output: ChartVersion,
  run: async (ctx, { id, version, content, ...values }) => {
    const chart = await ownChart(ctx, id);
    if (values.isShared === false) demandUnlinked(chart);
    if (content) await keepWhatIsShown(ctx, content);
    const changed = await ctx.db
      .updateTable('chart')
      .set({ ...values, ...(content && { content: JSON.stringify(content) }), updatedAt: ctx.now })
      .set((eb) => ({ version: eb('version', '+', 1) }))
      .where('id', '=', id)
      .$if(version !== undefined, (query) => query.where('version', '=', version ?? 0))
      .returning('version')
      .executeTakeFirst();
    if (!changed) throw new AppError('conflict', 'Someone else changed this meanwhile');
    ctx.audit(`chart:${id}`, { fields: [...Object.keys(values), ...(content ? ['content'] : [])] });
    return { id, version: changed.version };
  },
});

/** Deletes a chart for good. @throws AppError precondition while Metrics tabs show it */
export const deleteChart = defineOperation({
  name: 'chart.delete',
  kind: 'write',
  permission: 'chart:write',
  scope: 'organization',
  input: ChartId,
  output: Done,
  run: async (ctx, { id }) => {
    demandUnlinked(await ownChart(ctx, id));
    await ctx.db.deleteFrom('chart').where('id', '=', id).execute();
    ctx.audit(`chart:${id}`, { deleted: true });
    return {};
  },
});
