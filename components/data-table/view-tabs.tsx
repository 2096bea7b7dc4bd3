'use client';

import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { SavedView, ViewActions, ViewCounts } from '@/components/data-table/saved-views';
import type { TablePlace } from '@/components/data-table/use-table-address';
import { ViewMenu } from '@/components/data-table/view-menu';
import { Tabs } from '@/components/ui/tabs';
import { sameView, type TableState } from '@/lib/kit/table-state';
import { hrefWith } from '@/lib/kit/url-codec';

/** Stands for the table as it is without a view. */
const NO_VIEW = '';

export interface ViewTabsProps {
  views: readonly SavedView[];
  actions: ViewActions;
  state: TableState;
  /** What the open view holds, or the default. */
  base: TableState;
  place: TablePlace;
}

/** The rows of each view, once they are counted; counted anew when the views change. */
function useViewCounts(views: readonly SavedView[], count: ViewActions['count']): ViewCounts {
  const [counts, setCounts] = useState<ViewCounts>({});
  const stamp = JSON.stringify(views);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the views' text says when to count again
  useEffect(() => {
    let isShown = true;
    // Without an answer the tabs stay as they are: a figure beside a name is no reason for a complaint.
    count().then(
      (answer) => isShown && setCounts(answer),
      () => undefined,
    );
    return () => {
      isShown = false;
    };
  }, [stamp, count]);
  return counts;
}

/** The saved views as tabs, and what can be done with the one that is open. */
export function ViewTabs({ views, actions, state, base, place }: ViewTabsProps) {
  const t = useTranslations('table');
  const { path, params } = place;
  const counts = useViewCounts(views, actions.count);
  const tabs = [
    { id: NO_VIEW, label: t('views.all'), href: hrefWith(path, params ?? {}), count: counts[NO_VIEW] },
    ...views.map(({ id, name }) => ({ id, label: name, count: counts[id], href: hrefWith(path, { ...params, view: id }) })),
  ];
  return (
    <div className="flex items-center gap-2 border-b border-line">
      <div className="min-w-0 grow">
        <Tabs label={t('views.label')} current={state.view ?? NO_VIEW} tabs={tabs} />
      </div>
      <ViewMenu
        view={views.find(({ id }) => id === state.view)}
        changed={!sameView(state, base)}
        content={{ filter: state.filter, sort: state.sort, columns: state.columns }}
        actions={actions}
        place={place}
      />
    </div>
  );
}
