'use client';

import type { KeyboardEvent } from 'react';
import { useTranslations } from 'use-intl/react';
import { type RowMove, rowMove, targetRow } from '@/components/data-table/row-keys';
import { useShortcut } from '@/components/layout/shortcuts';

/** The table that holds the focus; while nothing does, the page's first. */
function currentTable(): HTMLElement | null {
  const focused = document.activeElement?.closest<HTMLElement>('[data-table]');
  return focused ?? (document.activeElement === document.body ? document.querySelector('[data-table]') : null);
}

function moveIn(table: HTMLElement | null, move: RowMove): boolean {
  const rows = [...(table?.querySelectorAll<HTMLElement>('tbody tr') ?? [])];
  const from = rows.findIndex((row) => row.contains(document.activeElement));
  const row = rows[targetRow(move, from, rows.length)];
  if (row === undefined) return false;
  if (move === 'select') row.querySelector<HTMLElement>('input[type="checkbox"]')?.click();
  else (row.querySelector<HTMLElement>('[data-row-link]') ?? row).focus();
  return true;
}

/**
 * Arrows, Home and End move the focus from row to row, as do j and k where they lead to no other account; x selects.
 * Enter is the focused link’s own.
 */
export function useRowKeys(): (event: KeyboardEvent<HTMLElement>) => void {
  const t = useTranslations('table');
  useShortcut('j', t('keys.next'), () => moveIn(currentTable(), 'next'), true);
  useShortcut('k', t('keys.previous'), () => moveIn(currentTable(), 'previous'), true);
  useShortcut('x', t('keys.select'), () => moveIn(currentTable(), 'select'));
  return (event) => {
    const move = rowMove(event);
    if (move !== null && moveIn(event.currentTarget, move)) event.preventDefault();
  };
}
