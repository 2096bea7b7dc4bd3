import type { Caller } from '@/lib/core/actor';
import { clock } from '@/lib/core/clock';
import { accountTable } from '@/lib/features/account/table';
import { monthName } from '@/lib/features/money/metrics';
import { revenueTable } from '@/lib/features/money/revenue-table';
import { addDays, dayNumber, localDay, monthOf } from '@/lib/kit/day';
import { type Condition, type Filter, NO_FILTER } from '@/lib/kit/filter';
import { decimalMoney } from '@/lib/kit/money';
import { defaultState } from '@/lib/kit/table-state';
import { decodeFilter, decodeState, encodeFilter, encodeState, hrefWith } from '@/lib/kit/url-codec';
import { readLocale } from '@/lib/next/messages';
import { currentCaller } from '@/lib/next/session';

export type SearchParams = Readonly<Record<string, string | string[] | undefined>>;

export const REVENUE_PATH = '/revenue';
const YEAR = 12;
const MONTH = /^(19|20)\d\d-(0[1-9]|1[0-2])$/;

/** What the address of the revenue page says. */
export interface RevenuePlace {
  caller: Caller;
  locale: string;
  today: string;
  timeZone: string;
  /** Month indices; the last one is at most the running month's. */
  first: number;
  last: number;
  running: number;
  filter: Filter;
  groupBy: string | undefined;
  search: SearchParams;
}

const textOf = (search: SearchParams, name: string) => [search[name]].flat()[0] || undefined;

/** What the address means; what it can't mean is as if it weren't there. */
export async function revenuePlace(search: SearchParams): Promise<RevenuePlace> {
  const caller = await currentCaller();
  const timeZone = caller.organization.timezone;
  const today = localDay(clock.now(), timeZone);
  const running = monthOf(dayNumber(addDays(today, -1))).month;
  const month = (name: string) => {
    const text = textOf(search, name);
    return text !== undefined && MONTH.test(text) ? monthOf(dayNumber(`${text}-01`)).month : undefined;
  };
  const last = Math.min(month('to') ?? running, running);
  const first = Math.min(month('from') ?? last - YEAR + 1, last);
  const segment = textOf(search, 'segment');
  const filter = segment === undefined ? NO_FILTER : decodeFilter(accountTable, segment, []);
  return { caller, locale: await readLocale(), today, timeZone, first, last, running, filter, groupBy: textOf(search, 'group'), search };
}

/** The months and accounts of the place, as the address and the operations name them. */
export function requestOf({ first, last, filter, groupBy }: RevenuePlace) {
  return {
    from: monthName(first),
    to: monthName(last),
    ...(filter.all.length > 0 && { segment: encodeFilter(filter) }),
    ...(groupBy !== undefined && { groupBy }),
  };
}

/** The page's parameters beside its table's. */
function paramsOf(place: RevenuePlace): Record<string, string> {
  const { groupBy, ...rest } = requestOf(place);
  return { ...rest, ...(groupBy !== undefined && { group: groupBy }) };
}

/** The page with something else chosen; the table begins anew. */
export function revenueHref(place: RevenuePlace, change: Partial<Pick<RevenuePlace, 'first' | 'last' | 'filter' | 'groupBy'>>): string {
  return hrefWith(REVENUE_PATH, paramsOf({ ...place, ...change }));
}

/** Which accounts the page is of, and how it is of others. */
export function segmentAt(place: RevenuePlace) {
  const { segment: _segment, ...params } = paramsOf(place);
  return { filter: place.filter, href: (filter: Filter) => revenueHref(place, { filter }), path: REVENUE_PATH, params };
}

/** The accounts that meet some conditions. */
export function rowsHref(place: RevenuePlace, all: readonly Condition[]): string {
  const base = defaultState(revenueTable);
  const filter = { all };
  return `${hrefWith(REVENUE_PATH, { ...paramsOf(place), ...encodeState(revenueTable, { ...base, filter }, base) })}#accounts`;
}

/** The accounts that make a figure: those that have something of it. */
export function figureHref(place: RevenuePlace, column: string, own: readonly Condition[] = []): string {
  const least = Number(decimalMoney(1, place.caller.organization.currency));
  return rowsHref(place, [...own, { column, op: 'gte', value: least }]);
}

/** What the address says of the table of accounts. */
export function revenueTableAt(place: RevenuePlace) {
  const base = defaultState(revenueTable);
  const shown = place.groupBy === undefined ? { ...base, columns: base.columns.filter((id) => id !== 'group') } : base;
  const { state, warnings } = decodeState(revenueTable, place.search, shown);
  const params = paramsOf(place);
  const csvHref = hrefWith('/revenue.csv', { ...params, ...encodeState(revenueTable, { ...state, cursor: null }, shown) });
  return { csvHref, table: { spec: revenueTable, state, base: shown, dropped: warnings.length, place: { path: REVENUE_PATH, params } } };
}
