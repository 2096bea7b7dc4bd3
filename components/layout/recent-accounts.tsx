'use client';

import { createContext, type ReactNode, use, useEffect, useMemo, useSyncExternalStore } from 'react';
import type { PaletteItem } from '@/components/layout/palette-item';
import { iconNamed } from '@/components/ui/icon';
import { parseRecent, type RecentAccount, withVisit } from '@/lib/kit/recent-accounts';

/** Names the person in one organization; nobody else's accounts are shown or kept under it. */
const PersonContext = createContext('');

const watchers = new Set<() => void>();

function subscribe(changed: () => void): () => void {
  watchers.add(changed);
  window.addEventListener('storage', changed);
  return () => {
    watchers.delete(changed);
    window.removeEventListener('storage', changed);
  };
}

const placeOf = (person: string) => `recent-accounts:${person}`;

/** A browser may refuse to keep anything; then nothing is recent. */
function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}

const keptText = (person: string) => attempt(() => localStorage.getItem(placeOf(person))) ?? '';

export function RecentAccountsProvider({ person, children }: { person: string; children: ReactNode }) {
  return <PersonContext value={person}>{children}</PersonContext>;
}

/** Accounts that the person looked at last in this browser, newest first. Who may not see one any more finds nothing there. */
export function useRecentAccounts(): readonly PaletteItem[] {
  const person = use(PersonContext);
  const text = useSyncExternalStore(
    subscribe,
    () => keptText(person),
    () => '',
  );
  return useMemo(
    () => parseRecent(text).map(({ key, name, icon, href }) => ({ id: key, label: name, hint: key, icon: iconNamed(icon), href })),
    [text],
  );
}

/** Takes all of them off this browser. */
export function useForgetAccounts(): () => void {
  const person = use(PersonContext);
  return () => attempt(() => localStorage.removeItem(placeOf(person)));
}

/** Stands on an account's page: notes that it was looked at. */
export function AccountVisit({ accountKey: key, name, icon, href }: Omit<RecentAccount, 'key'> & { accountKey: string }) {
  const person = use(PersonContext);
  useEffect(() => {
    const recent = withVisit(parseRecent(keptText(person)), { key, name, icon, href });
    attempt(() => localStorage.setItem(placeOf(person), JSON.stringify(recent)));
    for (const changed of watchers) changed();
  }, [person, key, name, icon, href]);
  return null;
}
