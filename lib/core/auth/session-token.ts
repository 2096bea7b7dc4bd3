import { decode } from 'next-auth/jwt';
import { env } from '../env';

/** Cookies are Secure whenever people reach the application over https. */
export function cookiesAreSecure(): boolean {
  return env().APP_ORIGIN.startsWith('https:');
}

/** The cookie that carries the encrypted session token. */
export function sessionCookieName(): string {
  return `${cookiesAreSecure() ? '__Secure-' : ''}next-auth.session-token`;
}

/** The session id within a session cookie, or null when the cookie is missing, forged or too old. */
export async function sessionIdOf(cookie: string | undefined): Promise<string | null> {
  if (!cookie) return null;
  try {
    const token = await decode({ token: cookie, secret: env().NEXTAUTH_SECRET });
    return typeof token?.sid === 'string' ? token.sid : null;
  } catch {
    return null;
  }
}
