import type { Context } from '@/lib/core/context';
import { accountIdsOfSegment, segmentFilter } from '@/lib/features/account/queries';
import { keptMetrics } from '@/lib/features/metric/queries';
import { addDays, dayOf } from '@/lib/kit/day';
import { chartedAccounts } from './accounts';
import type { AccountExploration, ChartContent, ChartFigures, UserExploration } from './contract';
import { readDailyTotals, readLastTotals } from './daily';
import { periodsOf, pointsOf } from './period';
import { accountSeries } from './series';
import { readDeeds, userSeries } from './user-series';

/** What every chart's figures say of themselves. */
export function framed(ctx: Pick<Context, 'today'>, content: ChartContent, rest: Pick<ChartFigures, 'series' | 'unkept'>): ChartFigures {
  const last = addDays(ctx.today, -1);
  const { shown } = periodsOf(content, last);
  return { from: dayOf(shown.from), to: last, points: pointsOf(shown, content, last), ...rest };
}

async function accountFigures(ctx: Context, content: AccountExploration): Promise<ChartFigures> {
  const kept = await keptMetrics(ctx);
  const unkept = content.metrics.filter((metric) => !kept.has(metric));
  const { accounts, groups } = await chartedAccounts(ctx, content, unkept.length === 0);
  const periods = periodsOf(content, addDays(ctx.today, -1));
  const { from } = content.compare ? periods.earlier : periods.shown;
  const asked = { metrics: content.metrics, from, to: periods.shown.to, accounts };
  const buckets = [...(content.compare ? periods.earlier.buckets : []), ...periods.shown.buckets];
  const isLastAlone = content.within === 'last' && content.grain !== 'day';
  const totals = isLastAlone ? await readLastTotals(ctx, asked, buckets) : await readDailyTotals(ctx, asked);
  return framed(ctx, content, { series: accountSeries(content, totals, periods, groups), unkept });
}

async function userFigures(ctx: Context, content: UserExploration): Promise<ChartFigures> {
  const accounts = await accountIdsOfSegment(ctx, segmentFilter(content.segment ?? undefined), null);
  const ids = accounts.flatMap((some) => some.ids);
  const periods = periodsOf(content, addDays(ctx.today, -1));
  const [rows = [], former = []] = await readDeeds(ctx, ids, content.groupBy, [periods.shown, ...(content.compare ? [periods.earlier] : [])]);
  return framed(ctx, content, { series: userSeries(content, [rows, former], periods), unkept: [] });
}

/** What a chart shows of the accounts that the reader may see, up to yesterday. @throws AppError invalid for a filter or group that isn't one */
export const chartFigures = (ctx: Context, content: ChartContent): Promise<ChartFigures> =>
  content.exploration === 'account' ? accountFigures(ctx, content) : userFigures(ctx, content);
