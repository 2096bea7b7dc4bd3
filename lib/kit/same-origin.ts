/**
 * Whether a request that changes something was made by a page of ours. Browsers say so in Sec-Fetch-Site; where they
 * don't send it (plain http beyond localhost), Origin must be the configured one.
 */
export function isSameOrigin(header: (name: string) => string | null, appOrigin: string): boolean {
  const site = header('sec-fetch-site');
  if (site !== null) return site === 'same-origin';
  return header('origin') === new URL(appOrigin).origin;
}
