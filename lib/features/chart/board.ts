import { sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import { defineOperation } from '@/lib/core/operation';
import { addDays } from '@/lib/kit/day';
import { oneAccount } from './accounts';
import { AccountCharts, type AccountExploration, ChartAccount, ChartContent, type ChartFigures, type UserExploration } from './contract';
import { type DailyTotals, readDailyTotals } from './daily';
import { framed } from './figures';
import type { ChartSize } from './metrics';
import { type Period, periodsOf } from './period';
import { accountSeries } from './series';
import { mayChange } from './store';
import { readDeeds, type UserRows, userSeries } from './user-series';

interface Periods {
  shown: Period;
  earlier: Period;
}

/** A chart as an account's page shows it: what it groups accounts by says nothing of one. */
function ofOneAccount(content: ChartContent): ChartContent {
  const isGrouped = content.exploration === 'account' || content.groupBy === 'account';
  return isGrouped ? ({ ...content, segment: null, groupBy: null } as ChartContent) : { ...content, segment: null };
}

/** The charts on an account's tab, in their order: those of every account first. */
export function readPins({ db }: Pick<Context, 'db'>, accountId: number) {
  return db
    .selectFrom('chartPin as p')
    .innerJoin('chart as c', (join) => join.onRef('c.organizationId', '=', 'p.organizationId').onRef('c.id', '=', 'p.chartId'))
    .select(['p.id', 'p.chartId', 'p.accountId', 'p.createdBy', 'p.width', 'p.height', 'c.name', 'c.isListed', 'c.content'])
    .where('p.removedAt', 'is', null)
    .where((eb) => eb.or([eb('p.accountId', 'is', null), eb('p.accountId', '=', accountId)]))
    .orderBy(sql`p.account_id IS NOT NULL`)
    .orderBy('p.position')
    .orderBy('p.id')
    .execute();
}

/** Daily values of all metrics that charts of one account show, in one statement. */
async function totalsOf(ctx: Context, accountId: number, contents: readonly AccountExploration[], periods: ReadonlyMap<ChartContent, Periods>) {
  const metrics = [...new Set(contents.flatMap((content) => content.metrics))];
  const spans = contents.map((content) => ({ isCompared: content.compare, ...(periods.get(content) as Periods) }));
  const from = Math.min(...spans.map(({ isCompared, shown, earlier }) => (isCompared ? earlier.from : shown.from)));
  const to = Math.max(...spans.map(({ shown }) => shown.to));
  return metrics.length === 0 ? new Map() : readDailyTotals(ctx, { metrics, from, to, accounts: oneAccount(accountId).accounts });
}

/** What users of one account did in the periods of charts, by user, in one statement. */
async function deedsOf(ctx: Context, accountId: number, contents: readonly UserExploration[], periods: ReadonlyMap<ChartContent, Periods>) {
  const spans = contents.flatMap((content) => {
    const { shown, earlier } = periods.get(content) as Periods;
    return [shown, earlier];
  });
  const rows = spans.length === 0 ? [] : await readDeeds(ctx, [accountId], 'user', spans);
  return new Map(contents.map((content, index) => [content as ChartContent, [rows[2 * index] ?? [], rows[2 * index + 1] ?? []] as const]));
}

/** Figures of charts of one account: as many statements for many charts as for one. */
async function figuresOfAccount(ctx: Context, accountId: number, contents: readonly ChartContent[]): Promise<ChartFigures[]> {
  const last = addDays(ctx.today, -1);
  const periods = new Map(contents.map((content) => [content, periodsOf(content, last)]));
  const ofAccounts = contents.filter((content) => content.exploration === 'account');
  const totals: DailyTotals = await totalsOf(ctx, accountId, ofAccounts, periods);
  const ofUsers = contents.filter((content) => content.exploration === 'user');
  const deeds: ReadonlyMap<ChartContent, readonly [UserRows, UserRows]> = await deedsOf(ctx, accountId, ofUsers, periods);
  return contents.map((content) => {
    const spans = periods.get(content) as Periods;
    const series =
      content.exploration === 'user'
        ? userSeries(content, deeds.get(content) ?? [[], []], spans)
        : accountSeries(content, totals, spans, oneAccount(accountId).groups);
    // What a saved chart shows is kept.
    return framed(ctx, content, { series, unkept: [] });
  });
}

/** The Metrics tab (seed 002): charts that are on every account's and those of this one, each of this account alone. */
export const readAccountCharts = defineOperation({
  name: 'chart.account',
  kind: 'read',
  permission: 'chart:read',
  scope: (input: { accountId: string }) => input.accountId,
  input: ChartAccount,
  output: AccountCharts,
  run: async (ctx, _input, account) => {
    const pins = await readPins(ctx, account.id);
    const contents = pins.map(({ content }) => ofOneAccount(ChartContent.parse(content)));
    const figures = await figuresOfAccount(ctx, account.id, contents);
    return {
      charts: pins.map(({ id, chartId, name, isListed, accountId, createdBy, width, height }, index) => ({
        ...{ id, chartId, name, isLink: isListed, isEverywhere: accountId === null },
        ...({ width, height } as ChartSize),
        editable: ctx.can('chart:write') && (accountId !== null || mayChange(ctx, { createdBy, isShared: true })),
        content: contents[index] as ChartContent,
        figures: figures[index] as ChartFigures,
      })),
    };
  },
});
