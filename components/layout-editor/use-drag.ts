'use client';

import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import { draggable, dropTargetForElements, monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { PlacedWidget } from '@/lib/registry/account-layout';

type WidgetId = PlacedWidget['id'];
type Area = PlacedWidget['area'];

/** A widget that is dragged by its handle, and onto which another can be dropped. */
export function useDragCard(id: WidgetId): { card: RefObject<HTMLDivElement | null>; handle: RefObject<HTMLDivElement | null>; isOver: boolean } {
  const card = useRef<HTMLDivElement>(null);
  const handle = useRef<HTMLDivElement>(null);
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    if (!card.current || !handle.current) return;
    const element = card.current;
    return combine(
      draggable({ element, dragHandle: handle.current, getInitialData: () => ({ widget: id }) }),
      dropTargetForElements({
        element,
        canDrop: ({ source }) => source.data.widget !== id,
        getData: () => ({ onto: id }),
        onDragEnter: () => setOver(true),
        onDragLeave: () => setOver(false),
        onDrop: () => setOver(false),
      }),
    );
  }, [id]);
  return { card, handle, isOver };
}

/** An area into which a widget can be dropped beside all that stand there. */
export function useDropArea(area: Area): RefObject<HTMLDivElement | null> {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => (box.current ? dropTargetForElements({ element: box.current, getData: () => ({ area }) }) : undefined), [area]);
  return box;
}

/** Tells where a widget was dropped: onto another one, or into an area beside all. */
export function useDrops(onDrop: (widget: WidgetId, onto: WidgetId | undefined, area: Area) => void): void {
  const dropped = useEffectEvent(onDrop);
  useEffect(
    () =>
      monitorForElements({
        onDrop: ({ source, location }) => {
          const targets = location.current.dropTargets.map(({ data }) => data);
          const onto = targets.find((data) => data.onto)?.onto as WidgetId | undefined;
          const area = targets.find((data) => data.area)?.area as Area | undefined;
          if (area) dropped(source.data.widget as WidgetId, onto, area);
        },
      }),
    [],
  );
}
