'use client';

import { useEffect, type RefObject } from 'react';
import { rowMove, targetRow } from '@/components/data-table/row-keys';

/** Elements that need these keys themselves. */
const TYPING = 'input:not([type="checkbox"]), textarea, select, [contenteditable], [role="menu"], [role="dialog"]';

/**
 * Moves the focus from row to row by keys: within the table always, and for the page's first table also while
 * nothing has the focus. Enter is the focused link's own.
 */
export function useRowKeys(table: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const box = table.current;
      const target = event.target as HTMLElement;
      const move = rowMove(event);
      if (box === null || move === null || event.defaultPrevented || target.closest(TYPING)) return;
      const isFirst = document.querySelector('[data-table]') === box;
      if (!box.contains(target) && !(isFirst && target === document.body)) return;
      const rows = [...box.querySelectorAll<HTMLElement>('tbody tr')];
      const from = rows.findIndex((row) => row.contains(target));
      const row = rows[targetRow(move, from, rows.length)];
      if (row === undefined) return;
      event.preventDefault();
      if (move === 'select') row.querySelector<HTMLElement>('input[type="checkbox"]')?.click();
      else (row.querySelector<HTMLElement>('[data-row-link]') ?? row).focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [table]);
}
