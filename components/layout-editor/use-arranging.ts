'use client';

import { useLayoutEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { addWidget, changeArea, moveWidget, placeWidget, removeWidget, resizeWidget, widgetsIn } from '@/components/layout-editor/arrange';
import type { CardActs } from '@/components/layout-editor/edit-card';
import type { AccountLayout, PlacedWidget } from '@/lib/registry/account-layout';

type WidgetId = PlacedWidget['id'];

/** The button that had the focus has it again after what it did, wherever it stands now. */
function useKeptFocus(layout: AccountLayout) {
  const wanted = useRef<string>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each arrangement may have moved the button
  useLayoutEffect(() => {
    if (wanted.current === undefined) return;
    document.querySelector<HTMLElement>(`[data-focus="${wanted.current}"]`)?.focus();
    wanted.current = undefined;
  }, [layout]);
  return (fallback: string) => {
    const holder = document.activeElement?.closest<HTMLElement>('[data-focus]');
    wanted.current = holder?.dataset.focus ?? fallback;
  };
}

/** What can be done to the board; each change is said, and the focus stays with what was changed. */
export function useArranging(layout: AccountLayout, names: ReadonlyMap<string, string>, onChange: (layout: AccountLayout) => void) {
  const t = useTranslations('layout');
  const [said, say] = useState('');
  const keepFocus = useKeptFocus(layout);
  const name = (id: WidgetId) => names.get(id) ?? id;

  const show = (next: AccountLayout, id: WidgetId, focus = `${id} menu`) => {
    keepFocus(focus);
    onChange(next);
    const widget = next.widgets.find((one) => one.id === id);
    if (!widget) return say(t('said.removed', { name: name(id) }));
    const beside = widgetsIn(next, widget.area);
    const place = { name: name(id), area: t(`areas.${widget.area}`), place: beside.indexOf(widget) + 1, count: beside.length };
    say(t('said.placed', { ...place, columns: widget.width, height: t(`heights.${widget.height}`) }));
  };
  return {
    said,
    acts: (id: WidgetId): CardActs => ({
      move: (by) => show(moveWidget(layout, id, by), id),
      resize: (size) => show(resizeWidget(layout, id, size), id),
      changeArea: () => show(changeArea(layout, id), id),
      remove: () => show(removeWidget(layout, id), id, 'add'),
    }),
    add: (id: WidgetId) => show(addWidget(layout, id), id, `${id} handle`),
    /** Onto another one: at its place. */
    drop: (id: WidgetId, onto: WidgetId | undefined, area: PlacedWidget['area']) => {
      const beside = widgetsIn(layout, area);
      const at = beside.findIndex((widget) => widget.id === onto);
      show(placeWidget(layout, id, area, at < 0 ? beside.length : at), id, `${id} handle`);
    },
  };
}
