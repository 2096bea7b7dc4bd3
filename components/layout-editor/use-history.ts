'use client';

import { useState } from 'react';

interface History<T> {
  past: readonly T[];
  now: T;
  future: readonly T[];
}

/** A value with its former states, and those that were undone. */
export function useHistory<T>(first: T) {
  const [{ past, now, future }, set] = useState<History<T>>({ past: [], now: first, future: [] });
  return {
    now,
    change: (next: T) => set((state) => (next === state.now ? state : { past: [...state.past, state.now], now: next, future: [] })),
    undo:
      past.length === 0
        ? undefined
        : () => set((state) => ({ past: state.past.slice(0, -1), now: state.past.at(-1) ?? state.now, future: [state.now, ...state.future] })),
    redo:
      future.length === 0
        ? undefined
        : () => set((state) => ({ past: [...state.past, state.now], now: state.future[0] ?? state.now, future: state.future.slice(1) })),
  };
}
