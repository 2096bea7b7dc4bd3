import { TIMELINE_CATEGORIES, type TimelineCategory } from '@/lib/core/timeline';
import { TIMELINE_VIEWS } from '@/lib/features/timeline/views';
import { isDay } from '@/lib/kit/filter';
import { hrefWith } from '@/lib/kit/url-codec';
import { type AccountPlace, keptParams } from '@/lib/next/account-page';

export const MOST_QUERY = 200;
const MOST_SUBTYPE = 100;

/** What the address says of the timeline; what can't be is left out. */
export function timelineAt({ search }: Pick<AccountPlace, 'search'>) {
  const asked = new Set(search.kinds?.split(','));
  return {
    view: TIMELINE_VIEWS.find((view) => view === search.of) ?? 'all',
    categories: TIMELINE_CATEGORIES.filter((category) => asked.has(category)),
    subtype: search.sub?.slice(0, MOST_SUBTYPE),
    query: search.q?.trim() ? search.q.slice(0, MOST_QUERY) : undefined,
    tree: search.tree === '1',
    day: isDay(search.day) ? search.day : undefined,
  };
}

type Shown = ReturnType<typeof timelineAt>;

/** The parameters that say so. */
export function timelineParams({ view, categories, subtype, query, tree, day }: Shown): Record<string, string> {
  return {
    ...(view !== 'all' && { of: view }),
    ...(categories.length > 0 && { kinds: categories.join(',') }),
    ...(subtype !== undefined && { sub: subtype }),
    ...(query !== undefined && { q: query }),
    ...(tree && { tree: '1' }),
    ...(day !== undefined && { day }),
  };
}

/** The timeline's first page with something changed. */
export function timelineHref(place: AccountPlace, change: Partial<Shown>, turn: Record<string, string> = {}): string {
  return hrefWith(place.path, { ...keptParams(place), ...timelineParams({ ...timelineAt(place), ...change }), ...turn });
}

/** The chosen categories with one added or taken away. */
export function toggledCategories(chosen: readonly TimelineCategory[], category: TimelineCategory): TimelineCategory[] {
  return chosen.includes(category) ? chosen.filter((one) => one !== category) : [...chosen, category];
}
