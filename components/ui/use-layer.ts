'use client';

import { useState } from 'react';

/**
 * Open state of a layer, and the part of the page that holds it: the main part, so that it lies in a
 * landmark, unless an open dialog hides that part from assistive technology.
 */
export function useLayer() {
  const [open, setOpen] = useState(false);
  const [container, setContainer] = useState<HTMLElement | null>(null);
  const onOpenChange = (next: boolean) => {
    const covered = document.querySelector('[role="dialog"],[role="alertdialog"]');
    if (next) setContainer(covered ? null : document.getElementById('main'));
    setOpen(next);
  };
  return { root: { open, onOpenChange }, portal: { container } };
}
