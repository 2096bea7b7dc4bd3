'use client';

import { useRouter } from 'next/navigation';
import { useCallback, useTransition } from 'react';
import type { TableSpec } from '@/lib/kit/table-spec';
import { changeState, type TableState, type TableView } from '@/lib/kit/table-state';
import { encodeState, hrefWith } from '@/lib/kit/url-codec';

/** Where a table lives: its page, and the page's other parameters, which every change keeps. */
export interface TablePlace {
  path: string;
  params?: Readonly<Record<string, string>>;
}

export interface TableAddress {
  /** A change is on its way; the old rows stay until it is there. */
  pending: boolean;
  href: (change: Partial<TableView> | { cursor: string | null }) => string;
  go: (change: Partial<TableView> | { cursor: string | null }) => void;
  open: (href: string) => void;
}

/** Writes the table's state into the address. `base` is what a bare address (or its saved view) means. */
export function useTableAddress(
  spec: Pick<TableSpec, 'columns' | 'defaultSort'>,
  state: TableState,
  base: TableState,
  { path, params }: TablePlace,
): TableAddress {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const href = useCallback<TableAddress['href']>(
    (change) => {
      const next = 'cursor' in change ? { ...state, cursor: change.cursor } : changeState(state, change);
      return hrefWith(path, { ...params, ...encodeState(spec, next, base) });
    },
    [spec, state, base, path, params],
  );
  const open = useCallback(
    (to: string) => startTransition(() => router.push(to, { scroll: false })),
    [router],
  );
  return { pending, href, open, go: (change) => open(href(change)) };
}
