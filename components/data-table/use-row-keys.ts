'use client';

import { type FocusEvent, type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl/react';
import { type RowMove, rowMove, targetRow } from '@/components/data-table/row-keys';
import { useShortcut } from '@/components/layout/shortcuts';

/** The table that holds the focus; while nothing in the page does, its first. */
function currentTable(): HTMLElement | null {
  const focused = document.activeElement?.closest<HTMLElement>('[data-table]');
  return focused ?? (document.activeElement?.matches('body, main') ? document.querySelector('[data-table]') : null);
}

const rowsOf = (table: HTMLElement | null) => [...(table?.querySelectorAll<HTMLElement>('tbody tr') ?? [])];
const focusRow = (row: HTMLElement) => (row.querySelector<HTMLElement>('[data-row-link]') ?? row).focus();

function moveIn(table: HTMLElement | null, move: RowMove): boolean {
  const rows = rowsOf(table);
  const from = rows.findIndex((row) => row.contains(document.activeElement));
  const row = rows[targetRow(move, from, rows.length)];
  if (row === undefined) return false;
  if (move === 'select') row.querySelector<HTMLElement>('input[type="checkbox"]')?.click();
  else focusRow(row);
  return true;
}

/** When the row that holds the focus goes, the one in its place gets it. */
function useKeptPlace() {
  const held = useRef<{ table: HTMLElement; row: HTMLElement; index: number }>(undefined);
  useEffect(() => {
    if (!held.current || held.current.row.isConnected) return;
    const { table, index } = held.current;
    held.current = undefined;
    const row = rowsOf(table)[index] ?? rowsOf(table).at(-1);
    if (row && document.activeElement === document.body) focusRow(row);
  });
  return ({ currentTarget: table, target }: FocusEvent<HTMLElement>) => {
    const row = target.closest('tr');
    held.current = row ? { table, row, index: rowsOf(table).indexOf(row) } : undefined;
  };
}

/**
 * Arrows, Home and End move the focus from row to row, as do j and k where they lead to no other account; x selects.
 * Enter is the focused link’s own. The handlers go on what is marked by `data-table`.
 */
export function useRowKeys() {
  const t = useTranslations('table');
  useShortcut('j', t('keys.next'), () => moveIn(currentTable(), 'next'), { weak: true });
  useShortcut('k', t('keys.previous'), () => moveIn(currentTable(), 'previous'), { weak: true });
  useShortcut('x', t('keys.select'), () => moveIn(currentTable(), 'select'));
  const onFocus = useKeptPlace();
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const move = rowMove(event);
    if (move !== null && moveIn(event.currentTarget, move)) event.preventDefault();
  };
  return { onFocus, onKeyDown };
}
