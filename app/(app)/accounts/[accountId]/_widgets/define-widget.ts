import type { ReactNode } from 'react';
import type { HeadAnswers } from '@/app/(app)/accounts/[accountId]/_head/head-reads';
import type { Ask } from '@/lib/core/operation';
import type { Overview } from '@/lib/features/overview/contract';
import type { AccountPlace } from '@/lib/next/account-page';
import type { PlacedWidget } from '@/lib/registry/account-layout';

export interface WidgetProps<Data = undefined> {
  place: AccountPlace;
  /** What the header read already. */
  top: HeadAnswers;
  /** The small lists, read together. */
  overview: Overview;
  data: Data;
  look: PlacedWidget;
}

type View<Data> = (props: WidgetProps<Data>) => ReactNode | Promise<ReactNode>;

/** A widget as the overview sees it: what it asks beside the small lists, if anything, and what it draws. */
export interface AccountWidget {
  read?: (place: AccountPlace) => Ask<unknown>;
  View: View<unknown>;
}

/** A widget of the account's overview. What it asks costs a statement of its own. */
export function defineWidget<O = undefined>(widget: { read?: (place: AccountPlace) => Ask<O>; View: View<O> }): AccountWidget {
  return widget as unknown as AccountWidget;
}

const ROWS = { 1: 3, 2: 5, 3: 8 } as const;

/** As many of a list's rows as a widget of its height shows. */
export function rowsOf<Row>(rows: readonly Row[], { height }: Pick<PlacedWidget, 'height'>): readonly Row[] {
  return rows.slice(0, ROWS[height]);
}
