import { notFound } from 'next/navigation';
import { accountHref } from '@/lib/features/account/address';
import { addDays, localDay } from '@/lib/kit/day';
import { isDay } from '@/lib/kit/filter';
import { isStorable } from '@/lib/kit/plain-text';
import { readLocale } from '@/lib/next/messages';
import { currentCaller } from '@/lib/next/session';
import type { Caller } from '@/lib/core/actor';
import { clock } from '@/lib/core/clock';
import { type AccountTabId, findAccountTab } from '@/lib/registry/account-tabs';

/** Calendars of time zones say nothing useful before it. */
const FIRST_DAY = '1900-01-01';

export type SearchParams = Readonly<Record<string, string | readonly string[] | undefined>>;

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
  today: string;
  /** The last complete day of the organization. */
  latest: string;
  /** This tab's path. */
  path: string;
  search: SearchParams;
}

/** The first value of a parameter of the address, if it can be stored. */
export function paramOf(search: SearchParams, name: string): string | undefined {
  const [value] = [search[name]].flat();
  return value && isStorable(value) ? value : undefined;
}

/** A part of a path as its sender meant it; what is no percent-encoded text leads nowhere. */
function decoded(segment: string): string {
  try {
    const text = decodeURIComponent(segment);
    if (isStorable(text)) return text;
  } catch {
    // Falls through: broken encoding is an address that leads nowhere.
  }
  return notFound();
}

interface PageProps {
  params: Promise<{ accountId: string; tab: string }>;
  searchParams: Promise<SearchParams>;
}

/** Reads an account page's address. A day that cannot be shown becomes the latest one; an unknown tab is not found. */
export async function accountPlace({ params, searchParams }: PageProps): Promise<AccountPlace> {
  const [{ accountId: segment, tab: tabId }, search, caller] = await Promise.all([params, searchParams, currentCaller()]);
  const accountId = decoded(segment);
  const tab = findAccountTab(tabId)?.id ?? notFound();
  const timeZone = caller.organization.timezone;
  const today = localDay(clock.now(), timeZone);
  const asked = paramOf(search, 'asOf');
  const asOf = isDay(asked) && asked >= FIRST_DAY && asked <= today ? asked : undefined;
  const latest = addDays(today, -1);
  return { caller, locale: await readLocale(), timeZone, accountId, tab, asOf, today, latest, path: accountHref(accountId, tab), search };
}

/** Parameters that stay while one moves between the tabs: the day looked at and the list one came from. */
export function keptParams({ search }: Pick<AccountPlace, 'search'>): Record<string, string> {
  return Object.fromEntries(['asOf', 'from'].flatMap((name) => {
    const value = paramOf(search, name);
    return value === undefined ? [] : [[name, value]];
  }));
}
