'use server';

import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import type { PaletteGroup } from '@/components/layout/palette-item';
import { sessionCookieName } from '@/lib/core/auth/session-token';
import { accountHref } from '@/lib/features/account/address';
import { search } from '@/lib/features/account/queries';
import { PEOPLE_PATH } from '@/lib/features/contact/table';
import { signOut as endThisSession } from '@/lib/features/session/commands';
import type { Preferences } from '@/lib/kit/preferences';
import { done, openAction, toAction } from '@/lib/next/action';
import { getTranslator } from '@/lib/next/messages';
import { writePreferences } from '@/lib/next/preferences';

/** Longer words are cut, as the search takes no more. */
const MOST_LETTERS = 100;

/** The palette's accounts, contacts and users for some letters. */
export async function findAnything(letters: string): Promise<readonly PaletteGroup[]> {
  const found = done(await toAction(search)({ query: letters.slice(0, MOST_LETTERS) }));
  const t = await getTranslator('shell');
  const accounts = found.accounts.map(({ key, name }) => ({
    id: key,
    label: name,
    hint: key,
    icon: 'building' as const,
    href: accountHref(key),
  }));
  const contacts = found.contacts.map(({ id, name, title, account }) => ({
    id,
    label: name,
    hint: [title, account.name].filter(Boolean).join(' · '),
    icon: 'user' as const,
    href: `${PEOPLE_PATH}/${encodeURIComponent(id)}`,
  }));
  const people = found.people.map(({ userId, name, account }) => ({
    id: `${account.key} ${userId}`,
    label: name,
    hint: account.name,
    icon: 'user' as const,
    href: `${accountHref(account.key, 'modules')}?user=${encodeURIComponent(userId)}`,
  }));
  return [
    { id: 'accounts', label: t('search.accounts'), items: accounts },
    { id: 'contacts', label: t('search.contacts'), items: contacts },
    { id: 'people', label: t('search.people'), items: people },
  ].filter((group) => group.items.length > 0);
}

export async function savePreferences(preferences: Preferences): Promise<void> {
  done(await openAction(() => writePreferences(preferences)));
}

export async function signOut(): Promise<void> {
  done(await toAction(endThisSession)({}));
  (await cookies()).delete(sessionCookieName());
  redirect('/sign-in');
}
