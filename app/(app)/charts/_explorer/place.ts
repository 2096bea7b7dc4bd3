import type { Caller } from '@/lib/core/actor';
import { accountTable } from '@/lib/features/account/table';
import { ChartContent, canBePie } from '@/lib/features/chart/contract';
import { ADDITIVE_MEASURES } from '@/lib/features/chart/metrics';
import { type Filter, NO_FILTER } from '@/lib/kit/filter';
import { decodeFilter, encodeFilter, hrefWith } from '@/lib/kit/url-codec';
import { readLocale } from '@/lib/next/messages';
import { currentCaller } from '@/lib/next/session';

export type SearchParams = Readonly<Record<string, string | string[] | undefined>>;

export const CHARTS_PATH = '/charts';

/** What the Chart Explorer shows to begin with. */
const FIRST: ChartContent = {
  ...{ exploration: 'account', metrics: ['mau'], across: 'average', within: 'last', groupBy: null },
  ...{ days: 90, grain: 'day', kind: 'line', compare: false, segment: null },
};
const FIRST_OF_USERS: ChartContent = {
  ...{ exploration: 'user', metrics: ['activeUsers'], groupBy: null },
  ...{ days: 90, grain: 'week', kind: 'bar', compare: false, segment: null },
};

/** What the address of the Chart Explorer says. */
export interface ExplorerPlace {
  caller: Caller;
  locale: string;
  /** The saved chart that is open, whatever was changed since; null for none. */
  chartId: string | null;
  /** What is shown; null: what the saved chart holds, else what one begins with. */
  content: ChartContent | null;
}

const textOf = (search: SearchParams, name: string) => [search[name]].flat()[0] || undefined;

/** A chart as an address writes it. */
function paramsOf(content: ChartContent): Record<string, string> {
  const { exploration, metrics, days, grain, kind, compare, segment, groupBy } = content;
  return {
    ...{ of: exploration, metrics: metrics.join(','), days: String(days), grain, kind },
    ...(content.exploration === 'account' && { across: content.across, within: content.within }),
    ...(groupBy !== null && { by: groupBy }),
    ...(compare && { compare: '1' }),
    ...(segment !== null && { segment }),
  };
}

/** The chart that an address writes; null when it writes none, or none that there can be. */
function contentOf(search: SearchParams): ChartContent | null {
  const text = (name: string) => textOf(search, name);
  const isOfUsers = text('of') === 'user';
  const parsed = ChartContent.safeParse({
    exploration: text('of'),
    metrics: text('metrics')?.split(','),
    days: Number(text('days')),
    grain: text('grain'),
    kind: text('kind'),
    ...(!isOfUsers && { across: text('across'), within: text('within') }),
    groupBy: text('by') ?? null,
    compare: text('compare') === '1',
    segment: text('segment') ?? null,
  });
  return parsed.success ? parsed.data : null;
}

/** What the address means; what it can't mean is as if it weren't there. */
export async function explorerPlace(search: SearchParams): Promise<ExplorerPlace> {
  const content = contentOf(search) ?? (textOf(search, 'of') === 'user' ? FIRST_OF_USERS : null);
  return { caller: await currentCaller(), locale: await readLocale(), chartId: textOf(search, 'chart') ?? null, content };
}

/** What one begins with. */
export const firstContent = (): ChartContent => FIRST;

export const openHref = (id: string): string => hrefWith(CHARTS_PATH, { chart: id });

/** The explorer with something else shown; the saved chart stays open. What no pie can show is drawn as lines. */
export function explorerHref(chartId: string | null, content: ChartContent): string {
  const drawn = content.kind === 'pie' && !canBePie(content) ? ({ ...content, kind: 'line' } as ChartContent) : content;
  return hrefWith(CHARTS_PATH, { ...(chartId !== null && { chart: chartId }), ...paramsOf(drawn) });
}

/** A chart as a pie: its first metric that adds up, in total, by its groups or by the first that there are. */
export function asPie(content: ChartContent): ChartContent {
  const rest = { kind: 'pie', compare: false } as const;
  if (content.exploration === 'account')
    return { ...content, ...rest, metrics: content.metrics.slice(0, 1), across: 'total', groupBy: content.groupBy ?? 'type' };
  const measure = content.metrics.find((one) => ADDITIVE_MEASURES.includes(one)) ?? 'activeUsers';
  return { ...content, ...rest, metrics: [measure], groupBy: content.groupBy ?? 'account' };
}

/** Which accounts the explorer is of, and how it is of others. */
export function segmentAt(chartId: string | null, content: ChartContent) {
  const { segment: _segment, ...params } = paramsOf(content);
  return {
    filter: content.segment === null ? NO_FILTER : decodeFilter(accountTable, content.segment, []),
    href: (filter: Filter) => explorerHref(chartId, { ...content, segment: filter.all.length > 0 ? encodeFilter(filter) : null }),
    path: CHARTS_PATH,
    params: { ...(chartId !== null && { chart: chartId }), ...params },
  };
}

/** Where the explorer shows one metric more, one less, or one alone; by id. */
export function metricHrefs(chartId: string | null, content: ChartContent, offered: readonly string[]) {
  const chosen: readonly string[] = content.metrics;
  const href = (metrics: readonly string[]) =>
    explorerHref(chartId, { ...content, metrics, groupBy: metrics.length > 1 ? null : content.groupBy } as ChartContent);
  const of = (change: (id: string) => readonly string[]) => Object.fromEntries(offered.map((id) => [id, href(change(id))]));
  return { add: of((id) => [...chosen, id]), remove: of((id) => chosen.filter((one) => one !== id)), alone: of((id) => [id]) };
}

/** The other exploration, as one begins with it. */
export function otherHref(exploration: ChartContent['exploration']): string {
  return hrefWith(CHARTS_PATH, paramsOf(exploration === 'user' ? FIRST_OF_USERS : FIRST));
}

/** Whether two charts show the same. */
export const sameContent = (one: ChartContent, other: ChartContent): boolean => hrefWith('', paramsOf(one)) === hrefWith('', paramsOf(other));
