import { type NextRequest, NextResponse } from 'next/server';
import { env } from '@/lib/core/env';
import { HUB_HEADERS } from '@/lib/next/hub-headers';
import { PATH_HEADER } from '@/lib/next/path-header';

/** Scripts need the nonce. Styles may stand in attributes: charts and popovers are placed by them. */
function contentSecurityPolicy(nonce: string): string {
  const { NODE_ENV, APP_ORIGIN } = env();
  const development = NODE_ENV === 'development' ? " 'unsafe-eval'" : '';
  const rules = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ];
  return [...rules, ...(APP_ORIGIN.startsWith('https:') ? ['upgrade-insecure-requests'] : [])].join('; ');
}

/** Gives each page its content security policy and its own address. It authorizes nothing: operations do. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = btoa(crypto.randomUUID());
  const policy = contentSecurityPolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set('content-security-policy', policy);
  headers.set(PATH_HEADER, `${request.nextUrl.pathname}${request.nextUrl.search}`);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  response.headers.set('cache-control', 'private, no-store');
  if (request.nextUrl.pathname.startsWith('/h/')) for (const [name, value] of Object.entries(HUB_HEADERS)) response.headers.set(name, value);
  return response;
}

/**
 * Pages only: what carries a body (API, actions) stays out, as a proxy would cut it short; files need no policy. Nor do
 * the answers to an open document (its beats, pictures and texts), whose routes say for themselves what no answer to a reader lacks.
 */
export const config = {
  matcher: [
    {
      source: '/((?!api/|_next/|h/r/[^/]+/beats$|h/r/[^/]+/[^/]+/(?:pages|text|search)(?:/|$)|[^/]+\\.(?:png|svg|ico|txt|webmanifest)$).*)',
      missing: [{ type: 'header', key: 'next-action' }],
    },
  ],
};
