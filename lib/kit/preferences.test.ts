import { expect, it } from 'vitest';
import { parsePreferences, preferenceAttributes, preferencesText } from '@/lib/kit/preferences';

it('survives the way through the cookie', () => {
  const chosen = { theme: 'dark', density: 'compact', singleKeys: false } as const;
  expect(parsePreferences(preferencesText(chosen))).toEqual(chosen);
});

it.each([undefined, '', 'purple.huge', '..'])('takes %j as a first visit', (text) => {
  expect(parsePreferences(text)).toEqual({ theme: 'system', density: 'comfortable', singleKeys: true });
});

it('leaves the theme to the system unless one is chosen', () => {
  expect(preferenceAttributes(parsePreferences('system.compact'))).toEqual({
    'data-theme': undefined,
    'data-density': 'compact',
  });
});
