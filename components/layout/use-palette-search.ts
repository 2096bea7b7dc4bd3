'use client';

import { useEffect, useState } from 'react';
import type { PaletteGroup, PaletteSearch } from '@/components/layout/palette-item';

/** Milliseconds of rest before what was typed is looked up. */
const REST = 150;

interface Found {
  query: string;
  groups: readonly PaletteGroup[];
  failed: boolean;
}

/** What the server finds for a query. The former results stay until the new ones are there. */
export function usePaletteSearch(search: PaletteSearch, query: string) {
  const [found, setFound] = useState<Found>({ query: '', groups: [], failed: false });
  const wanted = query.trim();
  useEffect(() => {
    if (wanted === '') return;
    let current = true;
    const settle = (groups: readonly PaletteGroup[], failed: boolean) => {
      if (current) setFound({ query: wanted, groups, failed });
    };
    const timer = setTimeout(() => {
      search(wanted).then(
        (groups) => settle(groups, false),
        () => settle([], true),
      );
    }, REST);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [search, wanted]);
  const idle = wanted === '';
  return {
    groups: idle ? [] : found.groups,
    searching: !idle && found.query !== wanted,
    failed: !idle && found.failed,
  };
}
