'use client';

import { type RefObject, useCallback, useEffect, useState } from 'react';
import { mostVisible } from './most-visible';

export const pageId = (page: number): string => `page-${page}`;

/** Which page of a scrolled view is the one being read, and which one was so last. */
export function usePageInView(view: RefObject<HTMLElement | null>, count: number) {
  const [inView, setInView] = useState<number | null>(null);
  const [current, setCurrent] = useState(1);
  const look = useCallback(() => {
    const box = view.current?.getBoundingClientRect();
    if (!box) return;
    const placed = [...(view.current?.querySelectorAll('[data-page]') ?? [])].map((page) => {
      const { top, bottom } = page.getBoundingClientRect();
      return { page: Number((page as HTMLElement).dataset.page), top: top - box.top, bottom: bottom - box.top };
    });
    const page = mostVisible(placed, box.height);
    setInView(page);
    if (page !== null) setCurrent(page);
  }, [view]);
  useEffect(() => {
    const box = view.current;
    if (!box) return undefined;
    const watching = new ResizeObserver(look);
    watching.observe(box);
    box.addEventListener('scroll', look, { passive: true });
    return () => {
      watching.disconnect();
      box.removeEventListener('scroll', look);
    };
  }, [view, look]);
  const goTo = useCallback(
    (page: number) => {
      const wanted = Math.min(count, Math.max(1, page));
      view.current?.querySelector(`[data-page="${wanted}"]`)?.scrollIntoView({ block: 'start' });
      setCurrent(wanted);
      history.replaceState(history.state, '', `#${pageId(wanted)}`);
    },
    [view, count],
  );
  return { inView, current, goTo };
}
