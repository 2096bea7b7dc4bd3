import { sql } from 'kysely';
import type { Context, ScopedAccount } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { defineOperation } from '@/lib/core/operation';
import { segmentFilter } from '@/lib/features/account/queries';
import { chartMetrics } from '@/lib/features/metric/commands';
import { readPins } from './board';
import { AccountLayout, type Addition, ChartChange, type ChartContent, ChartId, ChartVersion, Done, NewChart } from './contract';
import { findChart } from './queries';
import { author, mayChange } from './store';

/** Charts of an organization, and on one account's tab. */
const MOST_CHARTS = 1_000;
const MOST_PINS = 40;

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

async function insertChart(ctx: Context, { content, ...values }: Making): Promise<string> {
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

/** Takes places off a tab; a chart that lived there alone goes with its place. @returns how many @throws AppError forbidden for every account's that others put there */
async function removePins(ctx: Context, pins: Awaited<ReturnType<typeof readPins>>, remove: readonly string[]): Promise<number> {
  const gone = pins.filter(({ id }) => remove.includes(id));
  for (const { accountId, createdBy } of gone) {
    if (accountId === null && !mayChange(ctx, { createdBy, isShared: true }))
      throw new AppError('forbidden', 'This chart stands on every account: who put it there or an admin may take it off');
  }
  const ids = gone.map(({ id }) => id);
  const alone = gone.filter(({ isListed }) => !isListed).map(({ chartId }) => chartId);
  await sql`DELETE FROM chart_pin WHERE organization_id = ${ctx.organization.id} AND id = ANY(${ids}::uuid[])`.execute(ctx.db);
  await sql`DELETE FROM chart WHERE organization_id = ${ctx.organization.id} AND id = ANY(${alone}::uuid[])`.execute(ctx.db);
  return gone.length;
}

/** The chart that an addition puts on a tab, and whether on every account's. @throws AppError precondition for a link to a private chart */
async function chartOf(ctx: Context, addition: Addition): Promise<{ chartId: string; isEverywhere: boolean }> {
  const own = { isShared: true, isListed: false };
  if (addition.add === 'new')
    return { chartId: await insertChart(ctx, { name: addition.name, content: addition.content, ...own }), isEverywhere: true };
  const source = await findChart(ctx, addition.chartId);
  if (addition.add === 'copy')
    return { chartId: await insertChart(ctx, { name: source.name, content: source.content, ...own }), isEverywhere: false };
  if (!source.isShared) throw new AppError('precondition', 'Only you can open this chart: share it before you link it, or add a copy');
  return { chartId: source.id, isEverywhere: addition.everywhere };
}

async function addPins(ctx: Context, account: ScopedAccount, additions: readonly Addition[], first: number): Promise<void> {
  for (const [index, addition] of additions.entries()) {
    const { chartId, isEverywhere } = await chartOf(ctx, addition);
    const pin = { id: crypto.randomUUID(), chartId, accountId: isEverywhere ? null : account.id, position: first + index, createdBy: author(ctx) };
    await ctx.db
      .insertInto('chartPin')
      .values({ ...pin, organizationId: ctx.organization.id })
      .execute();
  }
}

/** Saves the layout of an account's Metrics tab: what is taken off, the order of what stays, and what is added. */
export const saveAccountLayout = defineOperation({
  name: 'chart.save-layout',
  kind: 'write',
  permission: 'chart:write',
  scope: (input: { accountId: string }) => input.accountId,
  input: AccountLayout,
  output: Done,
  run: async (ctx, { keep, remove, additions }, account) => {
    const pins = await readPins(ctx, account.id);
    const removed = await removePins(ctx, pins, remove);
    if (pins.length - removed + additions.length > MOST_PINS) throw new AppError('precondition', `A Metrics tab holds at most ${MOST_PINS} charts`);
    const known = keep.filter((id) => pins.some((pin) => pin.id === id));
    await sql`
      UPDATE chart_pin p SET position = o.place FROM unnest(${known}::uuid[]) WITH ORDINALITY AS o (id, place)
      WHERE p.organization_id = ${ctx.organization.id} AND p.id = o.id`.execute(ctx.db);
    await addPins(ctx, account, additions, pins.length + 1);
    ctx.audit(`account:${account.key}`, { charts: { removed, added: additions.map(({ add }) => add) } });
    return {};
  },
});
