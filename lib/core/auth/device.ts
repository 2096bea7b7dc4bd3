import type { Device } from './sessions';

/**
 * Where a request comes from. The last hop of X-Forwarded-For is the one the nearest proxy saw itself; what stands
 * before it is the caller's word. Without a proxy the header is Next's own.
 */
export function deviceOf(header: (name: string) => unknown): Device {
  const forwarded = header('x-forwarded-for');
  const agent = header('user-agent');
  const address = typeof forwarded === 'string' ? (forwarded.split(',').at(-1) ?? '').trim() : '';
  return { address: address || 'unknown', userAgent: typeof agent === 'string' ? agent : '' };
}
