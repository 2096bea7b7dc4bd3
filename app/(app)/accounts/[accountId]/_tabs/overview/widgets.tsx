import type { ReactNode } from 'react';
import { widgetViews } from '@/app/(app)/accounts/[accountId]/_widgets';
import type { WidgetProps } from '@/app/(app)/accounts/[accountId]/_widgets/define-widget';
import { may } from '@/lib/core/actor';
import type { Ask } from '@/lib/core/operation';
import type { AccountPlace } from '@/lib/next/account-page';
import type { PlacedWidget } from '@/lib/registry/account-layout';
import { type AccountWidgetId, accountWidgets } from '@/lib/registry/account-widgets';

/** The widgets that the reader may see, wherever they stand. */
export function permittedWidgets({ caller }: Pick<AccountPlace, 'caller'>): AccountWidgetId[] {
  return accountWidgets.filter(({ permission }) => may(caller.actor, permission)).map(({ id }) => id);
}

/** What single widgets ask beside the lists that are read together, by their ids. */
export function widgetReads(place: AccountPlace): Record<string, Ask<unknown>> {
  const reads = permittedWidgets(place).map((id) => [id, widgetViews[id].read?.(place)] as const);
  return Object.fromEntries(reads.flatMap(([id, read]) => (read ? [[id, read]] : [])));
}

interface Board extends Pick<WidgetProps, 'place' | 'top' | 'overview'> {
  /** What single widgets were answered, by their ids. */
  answers: Readonly<Record<string, unknown>>;
}

/** Draws widgets of one board. */
export function drawWidget({ answers, ...shared }: Board): (look: PlacedWidget) => ReactNode {
  return (look) => {
    const { View } = widgetViews[look.id];
    return <View {...shared} data={answers[look.id]} look={look} />;
  };
}
