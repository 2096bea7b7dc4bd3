'use client';

import { useRef } from 'react';

/**
 * Sends focus back where it was before a layer opened without a trigger of its own: by a key, or
 * from a menu, whose button then gets it. The two handlers go on the layer's content.
 */
export function useReturnFocus() {
  const origin = useRef<HTMLElement | null>(null);
  return {
    onOpenAutoFocus: () => {
      const before = document.activeElement;
      const menu = before?.closest('[role="menu"]')?.getAttribute('aria-labelledby');
      origin.current = (menu ? document.getElementById(menu) : before) as HTMLElement | null;
    },
    onCloseAutoFocus: (event: Event) => {
      if (!origin.current?.isConnected) return;
      event.preventDefault();
      origin.current.focus();
    },
  };
}
