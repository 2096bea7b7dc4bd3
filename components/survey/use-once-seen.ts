'use client';

import { useEffect, useEffectEvent, useRef } from 'react';

/** Runs once a person can see the page: not while it is drawn ahead of time, or behind another tab. */
export function useOnceSeen(work: () => void): void {
  const isDone = useRef(false);
  const run = useEffectEvent(work);
  useEffect(() => {
    const attempt = () => {
      if (isDone.current || document.visibilityState !== 'visible' || ('prerendering' in document && document.prerendering)) return;
      isDone.current = true;
      run();
    };
    attempt();
    document.addEventListener('visibilitychange', attempt);
    document.addEventListener('prerenderingchange', attempt);
    return () => {
      document.removeEventListener('visibilitychange', attempt);
      document.removeEventListener('prerenderingchange', attempt);
    };
  }, []);
}
