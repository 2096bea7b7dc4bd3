import type { TimelineCategory } from '@/lib/core/timeline';

/** A category, or one sub-type of it. */
export interface TimelineKind {
  category: TimelineCategory;
  subtype: string | null;
}

export const TIMELINE_VIEWS = ['all', 'emails', 'touchpoints', 'support'] as const;
export type TimelineView = (typeof TIMELINE_VIEWS)[number];

/** What each sub-tab holds; a touchpoint by e-mail stands under both e-mails and touchpoints. */
const KINDS: Readonly<Record<Exclude<TimelineView, 'all'>, readonly TimelineKind[]>> = {
  emails: [
    { category: 'email', subtype: null },
    { category: 'touchpoint', subtype: 'email' },
  ],
  touchpoints: [{ category: 'touchpoint', subtype: null }],
  support: [{ category: 'ticket', subtype: null }],
};

interface Choice {
  view: TimelineView;
  categories: readonly TimelineCategory[];
  subtype?: string;
}

/** The kinds of entry that a sub-tab shows under its chips; null: all there are. A sub-type belongs to a single category. */
export function kindsOf({ view, categories, subtype }: Choice): TimelineKind[] | null {
  const ofView = view === 'all' ? null : KINDS[view];
  if (categories.length === 0) return ofView && narrowed(ofView, view === 'touchpoints' ? subtype : undefined);
  const chosen = categories.map((category): TimelineKind => ({ category, subtype: null }));
  const kinds = ofView ? ofView.filter(({ category }) => categories.includes(category)) : chosen;
  return narrowed(kinds, categories.length === 1 ? subtype : undefined);
}

function narrowed(kinds: readonly TimelineKind[], subtype: string | undefined): TimelineKind[] {
  return kinds.map((kind) => ({ ...kind, subtype: kind.subtype ?? subtype ?? null }));
}

/** The one category whose sub-types can be chosen. */
export function narrowable({ view, categories }: Pick<Choice, 'view' | 'categories'>): TimelineCategory | null {
  const [only] = categories;
  if (only && categories.length === 1) return only;
  return view === 'touchpoints' ? 'touchpoint' : null;
}
