export const themes = ['system', 'light', 'dark'] as const;
export const densities = ['comfortable', 'compact'] as const;

/** How a person wants the screens; kept in one cookie of the browser. */
export interface Preferences {
  theme: (typeof themes)[number];
  density: (typeof densities)[number];
  /** Whether single keys do something. */
  singleKeys: boolean;
}

export const PREFERENCES_COOKIE = 'preferences';

/** As a cookie value: `dark.compact.keys`. */
export function preferencesText({ theme, density, singleKeys }: Preferences): string {
  return [theme, density, singleKeys ? 'keys' : 'no-keys'].join('.');
}

/** From a cookie value; what is missing or unknown is as for a first visit. */
export function parsePreferences(text = ''): Preferences {
  const [theme, density, keys] = text.split('.');
  return {
    theme: themes.find((known) => known === theme) ?? 'system',
    density: densities.find((known) => known === density) ?? 'comfortable',
    singleKeys: keys !== 'no-keys',
  };
}

/** The attributes of `<html>` that tokens.css looks at; without a theme the system decides. */
export function preferenceAttributes({ theme, density }: Preferences) {
  return { 'data-theme': theme === 'system' ? undefined : theme, 'data-density': density };
}
