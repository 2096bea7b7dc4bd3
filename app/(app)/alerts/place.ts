import { type Caller, may } from '@/lib/core/actor';
import { signedIn } from '@/lib/core/signed-in';
import { ALERTS_PATH, bookAlertTable } from '@/lib/features/alert/table';
import type { Filter } from '@/lib/kit/filter';
import { defaultState } from '@/lib/kit/table-state';
import { decodeState, encodeState, hrefWith } from '@/lib/kit/url-codec';

export type SearchParams = Readonly<Record<string, string | string[] | undefined>>;

const WHICH = ['mine', 'all'] as const;
export type Which = (typeof WHICH)[number];

/** The page's parameters beside its table's; the reader's own alerts are what a bare address means. */
const paramsOf = (which: Which): Record<string, string> => (which === 'mine' ? {} : { which });

/** What the address of the alerts page says. */
export function alertsPlace(caller: Caller, search: SearchParams) {
  const which = WHICH.find((one) => one === search.which) ?? 'mine';
  const base = defaultState(bookAlertTable);
  const { state, warnings } = decodeState(bookAlertTable, search, base);
  const params = paramsOf(which);
  const mine = { column: 'assignee', op: 'is', value: signedIn(caller).membershipId } as const;
  return {
    which,
    /** What is asked for: the reader's filter, and of their own alerts alone. */
    filter: (which === 'mine' ? { all: [...state.filter.all, mine] } : state.filter) satisfies Filter,
    csvHref: hrefWith('/alerts.csv', { ...params, ...encodeState(bookAlertTable, { ...state, cursor: null }, base) }),
    table: { spec: bookAlertTable, state, base, dropped: warnings.length, place: { path: ALERTS_PATH, params } },
    views: WHICH.map((id) => ({ id, href: hrefWith(ALERTS_PATH, paramsOf(id)) })),
    everybodys: hrefWith(ALERTS_PATH, paramsOf('all')),
    mayWrite: may(caller.actor, 'alert:write'),
  };
}
