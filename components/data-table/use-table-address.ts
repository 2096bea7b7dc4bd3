'use client';

import { useRouter } from 'next/navigation';
import { useCallback, useOptimistic, useTransition } from 'react';
import type { TableSpec } from '@/lib/kit/table-spec';
import { changeState, type TableState, type TableView } from '@/lib/kit/table-state';
import { encodeState, hrefWith } from '@/lib/kit/url-codec';

/** Where a table lives: its page, and the page's other parameters, which every change keeps. */
export interface TablePlace {
  path: string;
  params?: Readonly<Record<string, string>>;
}

export type TableChange = Partial<TableView> | { cursor: string | null };

export interface TableAddress {
  /** A change is on its way; the old rows stay until it is there. */
  pending: boolean;
  /** What the reader asked for, at once: chips and columns don't wait for the rows. */
  state: TableState;
  href: (change: TableChange) => string;
  go: (change: TableChange) => void;
}

function changed(state: TableState, change: TableChange): TableState {
  return 'cursor' in change ? { ...state, cursor: change.cursor } : changeState(state, change);
}

/** Writes the table's state into the address. `base` is what a bare address (or its saved view) means. */
export function useTableAddress(
  spec: Pick<TableSpec, 'columns' | 'defaultSort' | 'defaultFilter'>,
  state: TableState,
  base: TableState,
  { path, params }: TablePlace,
): TableAddress {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [asked, setAsked] = useOptimistic(state);
  const href = useCallback(
    (change: TableChange) => hrefWith(path, { ...params, ...encodeState(spec, changed(asked, change), base) }),
    [spec, asked, base, path, params],
  );
  const go = useCallback(
    (change: TableChange) =>
      startTransition(() => {
        setAsked(changed(asked, change));
        router.push(href(change), { scroll: false });
      }),
    [router, href, asked, setAsked],
  );
  return { pending, state: asked, href, go };
}
