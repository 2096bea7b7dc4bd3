import type { Caller } from '@/lib/core/actor';
import { ACCOUNTS_PATH, accountTable } from '@/lib/features/account/table';
import { type HomeReading, HomeRequest, RENEWAL_DAYS } from '@/lib/features/home-page/contract';
import { type Condition, MAX_CHOICES } from '@/lib/kit/filter';
import { defaultState } from '@/lib/kit/table-state';
import { encodeState, hrefWith } from '@/lib/kit/url-codec';
import { readLocale } from '@/lib/next/messages';
import { currentCaller } from '@/lib/next/session';

export type SearchParams = Readonly<Record<string, string | string[] | undefined>>;

export const HOME_PATH = '/';

/** What the address of the Home says. */
export interface HomePlace {
  caller: Caller;
  locale: string;
  timeZone: string;
  request: HomeRequest;
}

/** What the address means; what it can't mean is as if it weren't there. */
export async function homePlace(search: SearchParams): Promise<HomePlace> {
  const caller = await currentCaller();
  const read = (name: string) => [search[name]].flat()[0] || undefined;
  const given = { book: read('book'), days: Number(read('days')), list: read('list'), from: read('from'), to: read('to') };
  const known = Object.entries(given).filter(([name, value]) => HomeRequest.safeParse({ [name]: value }).success);
  const { timezone } = caller.organization;
  return { caller, locale: await readLocale(), timeZone: timezone, request: HomeRequest.parse(Object.fromEntries(known)) };
}

/** The Home with something else chosen. */
export function homeHref(request: HomeRequest): string {
  const params = Object.entries(request).filter(([, value]) => value !== undefined);
  return hrefWith(HOME_PATH, Object.fromEntries(params.map(([name, value]) => [name, String(value)])));
}

/** The request that shows what a reading shows, however it was asked for. */
export function askedFor({ book, days }: HomeReading): HomeRequest {
  return { book: book.which === 'person' ? (book.id ?? undefined) : book.which, days };
}

/** One list of a reading, the whole of it. */
export function listHref(reading: HomeReading, list: HomeRequest['list'], more: HomeRequest = {}): string {
  return homeHref({ ...askedFor(reading), list, ...more });
}

/** The account list with the accounts of these owners that meet some conditions; undefined where a filter can't name them all. */
export function accountsHref(owners: HomeReading['book']['owners'], conditions: readonly Condition[] = []): string | undefined {
  if (owners && (owners.length === 0 || owners.length > MAX_CHOICES)) return undefined;
  const base = defaultState(accountTable);
  const [only, ...others] = owners ?? [];
  const owned: Condition[] =
    only === undefined
      ? []
      : [others.length === 0 ? { column: 'owner', op: 'is', value: only } : { column: 'owner', op: 'in', value: [only, ...others] }];
  return hrefWith(ACCOUNTS_PATH, encodeState(accountTable, { ...base, filter: { all: [...owned, ...conditions] } }, base));
}

/** What renews within the days that a Home looks ahead. */
export const RENEWS_SOON: Condition = { column: 'renewal', op: 'next', value: RENEWAL_DAYS };
