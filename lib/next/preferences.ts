import { cookies } from 'next/headers';
import { cache } from 'react';
import { PREFERENCES_COOKIE, type Preferences, parsePreferences, preferencesText } from '@/lib/kit/preferences';

const YEAR_IN_SECONDS = 365 * 24 * 3600;

/** The reader's theme, density and keys, for the root layout and the shell. */
export const readPreferences = cache(async (): Promise<Preferences> => parsePreferences((await cookies()).get(PREFERENCES_COOKIE)?.value));

/** Keeps them for a year; to be called in a server action. Anything unknown becomes the default. */
export async function writePreferences(wanted: Preferences): Promise<void> {
  const checked = parsePreferences(preferencesText(wanted));
  (await cookies()).set(PREFERENCES_COOKIE, preferencesText(checked), {
    path: '/',
    maxAge: YEAR_IN_SECONDS,
    sameSite: 'lax',
    httpOnly: true,
  });
}
