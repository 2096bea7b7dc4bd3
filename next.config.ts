import type { NextConfig } from 'next';

const isSecure = process.env.APP_ORIGIN?.startsWith('https:') ?? false;

/** Those that need no nonce; the content security policy is made for each request. */
const securityHeaders = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=(), browsing-topics=()' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  ...(isSecure ? [{ key: 'Strict-Transport-Security', value: 'max-age=63072000; includeSubDomains' }] : []),
];

const config: NextConfig = {
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  poweredByHeader: false,
  // Development would print actions with their arguments, passwords among them.
  logging: { serverFunctions: false },
  reactStrictMode: true,
  // Types are checked by `npm test`; whoever only starts the application need not wait for that.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ['@napi-rs/canvas', '@node-rs/argon2', 'bullmq', 'ioredis', 'nodemailer', 'pg', 'pino'],
  headers: async () => [
    { source: '/:path*', headers: securityHeaders },
    // Of one header the last counts, and these win over what a route's own answer says.
    { source: '/h/:path*', headers: [{ key: 'Referrer-Policy', value: 'no-referrer' }] },
  ],
};

export default config;
