import { notFound, redirect } from 'next/navigation';
import { type Caller, looker, may } from '@/lib/core/actor';
import { clock } from '@/lib/core/clock';
import { AppError } from '@/lib/core/errors';
import { type Answers, type Ask, invokeTogether } from '@/lib/core/operation';
import { accountHref } from '@/lib/features/account/address';
import { accountTable } from '@/lib/features/account/table';
import { addDays, localDay } from '@/lib/kit/day';
import { isDay } from '@/lib/kit/filter';
import { isStorable } from '@/lib/kit/plain-text';
import type { TableSpec } from '@/lib/kit/table-spec';
import { defaultState, type TableState } from '@/lib/kit/table-state';
import { decodeList, decodeState, encodeList, encodeState, hrefWith } from '@/lib/kit/url-codec';
import { readLocale } from '@/lib/next/messages';
import { secondSegment } from '@/lib/next/path-segment';
import { readerOf } from '@/lib/next/seen-as';
import { currentCaller } from '@/lib/next/session';
import { type AccountTabId, findAccountTab } from '@/lib/registry/account-tabs';

/** Calendars of time zones say nothing useful before it. */
const FIRST_DAY = '1900-01-01';

export type SearchParams = Readonly<Record<string, string>>;

/** Where on an account's page the reader is: everything that tabs and header need to know of the address. */
export interface AccountPlace {
  caller: Caller;
  locale: string;
  timeZone: string;
  /** The customer's id, decoded. */
  accountId: string;
  tab: AccountTabId;
  /** The day asked for; undefined means the latest complete one. */
  asOf: string | undefined;
  /** The account list one came from; undefined when one didn't. */
  from: Pick<TableState, 'filter' | 'sort'> | undefined;
  today: string;
  /** The last complete day of the organization. */
  latest: string;
  /** This tab's path. */
  path: string;
  search: SearchParams;
}

export interface AccountPageProps {
  params: Promise<{ accountId: string; tab: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** An account page's address in plain texts, which name one reading within a request. */
export interface AccountAddress {
  accountId: string;
  tab: string;
  query: string;
}

/** What the request's address says. */
export async function accountAddress({ params, searchParams }: AccountPageProps): Promise<AccountAddress> {
  const [{ accountId, tab }, given] = await Promise.all([params, searchParams]);
  const first = Object.entries(given).flatMap(([name, value]): [string, string][] => {
    const [one] = [value].flat();
    return one && isStorable(one) ? [[name, one]] : [];
  });
  return { accountId: await secondSegment(accountId), tab, query: new URLSearchParams(first).toString() };
}

/** What the address means. A day that cannot be shown becomes the latest one; an unknown tab is not found. */
export async function accountPlace({ accountId, tab: tabId, query }: AccountAddress): Promise<AccountPlace> {
  const search: SearchParams = Object.fromEntries(new URLSearchParams(query));
  const caller = await readerOf(await currentCaller(), search);
  const tab = findAccountTab(tabId)?.id ?? notFound();
  const timeZone = caller.organization.timezone;
  const today = localDay(clock.now(), timeZone);
  const asked = search.asOf;
  const asOf = isDay(asked) && asked >= FIRST_DAY && asked <= today ? asked : undefined;
  return {
    caller,
    locale: await readLocale(),
    timeZone,
    accountId,
    tab,
    asOf,
    from: search.from === undefined ? undefined : decodeList(accountTable, search.from),
    today,
    latest: addDays(today, -1),
    path: accountHref(accountId, tab),
    search,
  };
}

/** Parameters that stay while one moves between tabs and accounts: the day, the list one came from, the layout previewed and whose eyes see it, the header's view. */
export function keptParams({ asOf, from, search: { preview, as, head } }: Pick<AccountPlace, 'asOf' | 'from' | 'search'>): Record<string, string> {
  return {
    ...(asOf !== undefined && { asOf }),
    ...(from !== undefined && { from: encodeList(from) }),
    ...(preview !== undefined && { preview, ...(as !== undefined && { as }) }),
    ...(head !== undefined && { head }),
  };
}

/** Whether the page shows a layout before it is published, to somebody who may. */
export function isPreview({ caller: { actor }, search }: Pick<AccountPlace, 'caller' | 'search'>): boolean {
  return search.preview !== undefined && may(looker(actor), 'layout:admin');
}

/** The same preview with one's own eyes, for accounts that the person whom one chose doesn't see. */
function withOwnEyes({ path, search: { as, ...rest } }: AccountPlace): string {
  return hrefWith(path, { ...rest, ...(as !== undefined && { unseen: as }) });
}

/** The page without the record that stands open on it. */
export function withoutRecord({ path, search }: Pick<AccountPlace, 'path' | 'search'>): string {
  const { open: _open, new: _new, ...rest } = search;
  return hrefWith(path, rest);
}

/**
 * What a page of an account asks, in one transaction. What is not there is the page that says so; a record that
 * is gone leaves the page without it; a position in a list that does not exist any more leads to the list's beginning.
 */
export async function readAccountPage<T extends Record<string, Ask<unknown>>>(place: AccountPlace, asks: T): Promise<Answers<T>> {
  try {
    return await invokeTogether(place.caller, asks);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === 'not_found' && place.search.open !== undefined) redirect(withoutRecord(place));
    if (error.code === 'not_found') place.caller.actor === looker(place.caller.actor) ? notFound() : redirect(withOwnEyes(place));
    if (error.code === 'invalid' && Object.keys(place.search).length > 0)
      redirect(hrefWith(place.path, keptParams({ asOf: place.asOf, from: undefined, search: {} })));
    throw error;
  }
}

/** What the address says of a table on this page; `others` are the tab's own parameters, which every change keeps. */
export function tableAt<Row extends object>(spec: TableSpec<Row>, place: AccountPlace, others: Record<string, string> = {}) {
  const base = defaultState(spec);
  const { state, warnings } = decodeState(spec, place.search, base);
  const params = { ...keptParams(place), ...others };
  const csvHref = hrefWith(`${place.path}/csv`, { ...params, ...encodeState(spec, { ...state, cursor: null }, base) });
  return { csvHref, table: { spec, state, base, dropped: warnings.length, place: { path: place.path, params } } };
}
