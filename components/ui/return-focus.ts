'use client';

import { useRef } from 'react';

/** What people fill in; a control that another stands for is none. */
export const FIELDS = ':is(input:not([type="hidden"]), select, textarea):not([tabindex="-1"])';

/** Where someone begins who is to fill in a form: its first field, or the verb of a form without one. */
function firstField(layer: HTMLElement): HTMLElement | null {
  const body = layer.querySelector<HTMLElement>('[data-layer-body]');
  return body?.querySelector('form') ? body.querySelector<HTMLElement>(`${FIELDS}, form button:not(:disabled)`) : null;
}

/**
 * Where the focus goes back to: the element itself; if it was drawn anew, the one with the same words; at least the page.
 */
function standIn(origin: HTMLElement | null): HTMLElement | null {
  if (origin?.isConnected && origin !== document.body) return origin;
  const wordsOf = (element: HTMLElement) => `${element.getAttribute('aria-label')} ${element.textContent}`;
  const same = origin?.matches('a, button') ? [...document.querySelectorAll<HTMLElement>(`main ${origin.tagName}`)] : [];
  return same.find((one) => origin && wordsOf(one) === wordsOf(origin)) ?? document.getElementById('main');
}

/**
 * Begins with the first field of a layer that holds a form, and sends focus back where it was before the layer opened
 * without a trigger of its own: by a key, or from a menu, whose button then gets it. The handlers go on the layer's
 * content; what it holds under its header is marked by `data-layer-body`.
 */
export function useReturnFocus() {
  const origin = useRef<HTMLElement | null>(null);
  return {
    onOpenAutoFocus: (event: Event) => {
      const before = document.activeElement;
      const menu = before?.closest('[role="menu"]')?.getAttribute('aria-labelledby');
      origin.current = (menu ? document.getElementById(menu) : before) as HTMLElement | null;
      const field = firstField(event.currentTarget as HTMLElement);
      if (!field) return;
      event.preventDefault();
      field.focus();
    },
    onCloseAutoFocus: (event: Event) => {
      const target = standIn(origin.current);
      if (!target) return;
      event.preventDefault();
      target.focus({ preventScroll: target.id === 'main' });
    },
  };
}

/** Of a layer: a list that is open in one of its fields takes Esc for itself. */
export function leaveEscapeToList(event: KeyboardEvent): void {
  if ((event.target as Element).hasAttribute('aria-activedescendant')) event.preventDefault();
}
