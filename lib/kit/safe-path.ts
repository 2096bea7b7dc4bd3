const BASE = 'http://here.invalid';

/** A place to go to after signing in, taken from an address: a path of our own, or the fallback. */
export function safePath(wanted: string | null | undefined, fallback = '/'): string {
  if (!wanted?.startsWith('/') || wanted.length > 2000 || !URL.canParse(wanted, BASE)) return fallback;
  const url = new URL(wanted, BASE);
  // Browsers read \ as / and drop tabs and line breaks: only what the parser still finds at home is ours.
  return url.origin === BASE && !url.pathname.startsWith('//') ? `${url.pathname}${url.search}${url.hash}` : fallback;
}
