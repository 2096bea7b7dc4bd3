'use client';

import { createContext, type ReactNode, use, useEffect, useState } from 'react';
import type { PaletteItem } from '@/components/layout/palette-item';

type SetActions = (items: readonly PaletteItem[]) => void;

const SetContext = createContext<SetActions>(() => undefined);
const ActionsContext = createContext<readonly PaletteItem[]>([]);

/** Lets a page bring what can be done on it into the palette. */
export function PageActionsProvider({ children }: { children: ReactNode }) {
  const [items, setItems] = useState<readonly PaletteItem[]>([]);
  return (
    <SetContext value={setItems}>
      <ActionsContext value={items}>{children}</ActionsContext>
    </SetContext>
  );
}

/** What can be done on the page that is open. */
export function usePageActions(): readonly PaletteItem[] {
  return use(ActionsContext);
}

/** Brings these into the palette while the component is on the page. */
export function useOfferActions(items: readonly PaletteItem[]) {
  const set = use(SetContext);
  const key = JSON.stringify(items);
  useEffect(() => {
    set(JSON.parse(key));
    return () => set([]);
  }, [set, key]);
}
