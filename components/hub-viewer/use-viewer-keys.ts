'use client';

import { useEffect } from 'react';

interface Moves {
  current: number;
  count: number;
  goTo: (page: number) => void;
  onFind: () => void;
  onZoom: (by: 1 | -1) => void;
}

/** What a key does where no field has the focus; keys that aren't here scroll, as everywhere. */
function moveOf(key: string, { current, count, goTo, onFind, onZoom }: Moves): (() => void) | undefined {
  const moves: Record<string, () => void> = {
    ArrowRight: () => goTo(current + 1),
    ArrowLeft: () => goTo(current - 1),
    PageDown: () => goTo(current + 1),
    PageUp: () => goTo(current - 1),
    Home: () => goTo(1),
    End: () => goTo(count),
    '/': onFind,
    '+': () => onZoom(1),
    '-': () => onZoom(-1),
  };
  return Object.hasOwn(moves, key) ? moves[key] : undefined;
}

const isTaken = (target: EventTarget | null) =>
  target instanceof Element && target.closest('input, textarea, select, [role="dialog"], [role="menu"]') !== null;

/** The viewer by keyboard: arrows and Page keys turn, Home and End go to the ends, / finds, + and - zoom. */
export function useViewerKeys(moves: Moves): void {
  useEffect(() => {
    const listening = new AbortController();
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTaken(event.target)) return;
      const move = moveOf(event.key, moves);
      if (!move) return;
      event.preventDefault();
      move();
    };
    addEventListener('keydown', onKey, { signal: listening.signal });
    return () => listening.abort();
  }, [moves]);
}
