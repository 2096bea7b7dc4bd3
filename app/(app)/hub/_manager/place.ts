import type { Caller } from '@/lib/core/actor';
import { HubId, OverviewRequest } from '@/lib/features/hub-manager/contract';
import {
  contactHubTable,
  HUB_CONTACTS_PATH,
  HUB_MESSAGES_PATH,
  HUB_PATH,
  hubMessageTable,
  WHOSE,
  type Whose,
} from '@/lib/features/hub-manager/table';
import type { TableSpec } from '@/lib/kit/table-spec';
import { defaultState } from '@/lib/kit/table-state';
import { decodeState, encodeState, hrefWith } from '@/lib/kit/url-codec';
import { readLocale } from '@/lib/next/messages';
import { currentCaller } from '@/lib/next/session';

export type SearchParams = Readonly<Record<string, string | string[] | undefined>>;

const textOf = (search: SearchParams, name: string) => [search[name]].flat()[0] || undefined;

/** Whose hubs an address asks for; undefined: the reader's own, or all. */
export const whoseAt = (search: SearchParams): Whose | undefined => WHOSE.find((one) => one === textOf(search, 'whose'));

export interface HubReader {
  caller: Caller;
  locale: string;
  timeZone: string;
}

/** Who reads, and how times and figures are written for them. */
export async function hubReader(): Promise<HubReader> {
  const caller = await currentCaller();
  return { caller, locale: await readLocale(), timeZone: caller.organization.timezone };
}

/** What the overview's address asks for; what it can't mean is as if it weren't there. */
export function overviewRequest(search: SearchParams): OverviewRequest {
  const given = { whose: whoseAt(search), days: Number(textOf(search, 'days')), at: textOf(search, 'at') };
  const known = Object.entries(given).filter(([name, value]) => OverviewRequest.safeParse({ [name]: value }).success);
  return OverviewRequest.parse(Object.fromEntries(known));
}

/** The overview with something else chosen. */
export function overviewHref(request: OverviewRequest): string {
  const params = Object.entries(request).filter(([, value]) => value !== undefined);
  return hrefWith(HUB_PATH, Object.fromEntries(params.map(([name, value]) => [name, String(value)])));
}

/** What the address of a list over hubs says: its table's state, whose hubs, and the same as a file. */
function listPlace<Row extends object>(spec: TableSpec<Row>, path: string, csvPath: string, search: SearchParams) {
  const whose = whoseAt(search);
  const base = defaultState(spec);
  const { state, warnings } = decodeState(spec, search, base);
  const params: Record<string, string> = whose === undefined ? {} : { whose };
  return {
    whose,
    csvHref: hrefWith(csvPath, { ...params, ...encodeState(spec, { ...state, cursor: null }, base) }),
    table: { spec, state, base, dropped: warnings.length, place: { path, params } },
  };
}

export const contactsPlace = (search: SearchParams) => listPlace(contactHubTable, HUB_CONTACTS_PATH, `${HUB_PATH}/contacts.csv`, search);
export const messagesPlace = (search: SearchParams) => listPlace(hubMessageTable, HUB_MESSAGES_PATH, `${HUB_PATH}/messages.csv`, search);

/** Where the page of an address begins; null: with the first row. */
export const cursorAt = (search: SearchParams): string | null => textOf(search, 'p') ?? null;

/** The one hub that an address is of. */
export function hubAt(search: SearchParams): string | undefined {
  const asked = HubId.safeParse({ id: textOf(search, 'hub') });
  return asked.success ? asked.data.id : undefined;
}
