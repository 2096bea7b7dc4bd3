/** What every answer to a reader says: kept nowhere, told to no other site, in no index. */
export const HUB_HEADERS = {
  'Cache-Control': 'private, no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Robots-Tag': 'noindex, nofollow, noarchive',
} as const;
