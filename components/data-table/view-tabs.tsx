'use client';

import { useTranslations } from 'use-intl/react';
import type { SavedView, ViewActions } from '@/components/data-table/saved-views';
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
  /** Rows without a view. */
  count?: number;
}

/** The saved views as tabs, and what can be done with the one that is open. */
export function ViewTabs({ views, actions, state, base, place, count }: ViewTabsProps) {
  const t = useTranslations('table');
  const { path, params } = place;
  const tabs = [
    { id: NO_VIEW, label: t('views.all'), href: hrefWith(path, params ?? {}), count },
    ...views.map(({ id, name, count: rows }) => ({ id, label: name, count: rows, href: hrefWith(path, { ...params, view: id }) })),
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
