import { sql } from 'kysely';
import * as z from 'zod';
import type { Context, ScopedAccount } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { defineOperation } from '@/lib/core/operation';
import { readPins } from './board';
import { insertChart } from './commands';
import { AccountLayout, type Addition, LayoutSaved, Pruned } from './contract';
import { findChart } from './queries';
import { author, mayChange } from './store';

type SentLayout = z.output<typeof AccountLayout>;

/** Charts on one account's tab. */
const MOST_PINS = 40;
/** How long what was taken off can be put back. */
const REMOVED_KEPT_MS = 30 * 86_400_000;

/** @throws AppError forbidden for a place on every account's tab that others filled */
function demandOwn(ctx: Context, { accountId, createdBy }: { accountId: number | null; createdBy: string | null }): void {
  if (accountId !== null || mayChange(ctx, { createdBy, isShared: true })) return;
  throw new AppError('forbidden', 'This chart stands on every account: who put it there or an admin may take it off');
}

/** Takes places off a tab; they are kept for a while. @returns how many */
async function removePins(ctx: Context, pins: Awaited<ReturnType<typeof readPins>>, remove: readonly string[]): Promise<number> {
  const gone = pins.filter(({ id }) => remove.includes(id));
  for (const pin of gone) demandOwn(ctx, pin);
  const ids = gone.map(({ id }) => id);
  await ctx.db
    .updateTable('chartPin')
    .set({ removedAt: ctx.now })
    .where((eb) => eb('id', '=', eb.fn.any(sql<string[]>`${ids}::uuid[]`)))
    .execute();
  return gone.length;
}

/** Puts places back where they were. @returns how many @throws AppError precondition when a chart has become private or is gone */
async function restorePins(ctx: Context, account: ScopedAccount, restore: readonly string[]): Promise<number> {
  if (restore.length === 0) return 0;
  const found = await ctx.db
    .selectFrom('chartPin as p')
    .innerJoin('chart as c', (join) => join.onRef('c.organizationId', '=', 'p.organizationId').onRef('c.id', '=', 'p.chartId'))
    .select(['p.id', 'p.accountId', 'p.createdBy', 'c.isShared'])
    .where((eb) => eb('p.id', '=', eb.fn.any(sql<string[]>`${restore}::uuid[]`)))
    .where('p.removedAt', 'is not', null)
    .where((eb) => eb.or([eb('p.accountId', 'is', null), eb('p.accountId', '=', account.id)]))
    .execute();
  if (found.length < new Set(restore).size || found.some(({ isShared }) => !isShared))
    throw new AppError('precondition', 'This chart has been deleted, or is somebody’s own by now');
  for (const pin of found) demandOwn(ctx, pin);
  const ids = found.map(({ id }) => id);
  await ctx.db
    .updateTable('chartPin')
    .set({ removedAt: null })
    .where((eb) => eb('id', '=', eb.fn.any(sql<string[]>`${ids}::uuid[]`)))
    .execute();
  return found.length;
}

/** Makes places of a tab as wide and tall as is asked. @returns how many */
async function resizePins(ctx: Context, pins: Awaited<ReturnType<typeof readPins>>, sizes: SentLayout['sizes']): Promise<number> {
  const known = sizes.filter(({ id }) => pins.some((pin) => pin.id === id));
  for (const { id, width, height } of known) await ctx.db.updateTable('chartPin').set({ width, height }).where('id', '=', id).execute();
  return known.length;
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

async function addPins(ctx: Context, account: ScopedAccount, additions: readonly Addition[], first: number): Promise<string[]> {
  const added: string[] = [];
  for (const [index, addition] of additions.entries()) {
    const { chartId, isEverywhere } = await chartOf(ctx, addition);
    const id = crypto.randomUUID();
    const pin = { id, chartId, accountId: isEverywhere ? null : account.id, position: first + index, createdBy: author(ctx) };
    await ctx.db
      .insertInto('chartPin')
      .values({ ...pin, organizationId: ctx.organization.id })
      .execute();
    added.push(id);
  }
  return added;
}

/** Saves the layout of an account's Metrics tab: what is taken off or put back, the order and sizes of what stays, and what is added. */
export const saveAccountLayout = defineOperation({
  name: 'chart.save-layout',
  kind: 'write',
  permission: 'chart:write',
  scope: (input: { accountId: string }) => input.accountId,
  input: AccountLayout,
  output: LayoutSaved,
  run: async (ctx, { keep, remove, restore, sizes, additions }, account) => {
    const pins = await readPins(ctx, account.id);
    const removed = await removePins(ctx, pins, remove);
    const restored = await restorePins(ctx, account, restore);
    const stay = pins.length - removed + restored;
    if (restored + additions.length > 0 && stay + additions.length > MOST_PINS)
      throw new AppError('precondition', `A Metrics tab holds at most ${MOST_PINS} charts`);
    const known = keep.filter((id) => pins.some((pin) => pin.id === id));
    await sql`
      UPDATE chart_pin p SET position = o.place FROM unnest(${known}::uuid[]) WITH ORDINALITY AS o (id, place)
      WHERE p.organization_id = ${ctx.organization.id} AND p.id = o.id`.execute(ctx.db);
    const sized = await resizePins(ctx, pins, sizes);
    const added = await addPins(ctx, account, additions, pins.length + 1);
    ctx.audit(`account:${account.key}`, { charts: { removed, restored, sized, added: additions.map(({ add }) => add) } });
    return { added };
  },
});

/** Deletes places that were taken off 30 days ago, and charts that lived there alone. */
export const pruneCharts = defineOperation({
  name: 'chart.prune',
  kind: 'write',
  permission: 'chart:write',
  scope: 'organization',
  input: z.strictObject({}),
  output: Pruned,
  run: async (ctx) => {
    const before = new Date(ctx.now.getTime() - REMOVED_KEPT_MS);
    const { numDeletedRows } = await ctx.db.deleteFrom('chartPin').where('removedAt', '<', before).executeTakeFirstOrThrow();
    await sql`
      DELETE FROM chart c WHERE c.organization_id = ${ctx.organization.id} AND NOT c.is_listed
        AND NOT EXISTS (SELECT FROM chart_pin p WHERE p.organization_id = c.organization_id AND p.chart_id = c.id)`.execute(ctx.db);
    return { deleted: Number(numDeletedRows) };
  },
});
