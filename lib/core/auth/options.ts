import type { AuthOptions } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';
import { env } from '../env';
import { AppError } from '../errors';
import { log } from '../log';
import { deviceOf } from './device';
import { cookiesAreSecure } from './session-token';
import { endSession, SESSION_SECONDS } from './sessions';
import { signIn } from './sign-in';

/** What a failed sign-in tells the page; a limit carries the seconds to wait. */
function refusal(error: unknown): Error {
  if (error instanceof AppError && error.code === 'limit') return new Error(`limit:${error.retryAfter ?? 60}`);
  log.error({ error }, 'sign-in failed');
  return new Error('unavailable');
}

async function authorize(credentials: Record<'email' | 'password', string> | undefined, request: { headers?: Record<string, unknown> }) {
  const { email, password } = credentials ?? {};
  if (typeof email !== 'string' || typeof password !== 'string' || email.length > 254 || password.length > 200) return null;
  try {
    const id = await signIn({ email, password, ...deviceOf((name) => request.headers?.[name]) });
    return id === null ? null : { id };
  } catch (error) {
    throw refusal(error);
  }
}

/**
 * next-auth: it checks the form's token, calls `authorize`, and keeps the session's id in an encrypted cookie. The
 * session itself is a row, read on every request (callers.ts), so the cookie alone opens nothing.
 */
export function authOptions(): AuthOptions {
  return {
    secret: env().NEXTAUTH_SECRET,
    session: { strategy: 'jwt', maxAge: SESSION_SECONDS },
    useSecureCookies: cookiesAreSecure(),
    pages: { signIn: '/sign-in', signOut: '/sign-in', error: '/sign-in' },
    providers: [
      CredentialsProvider({
        credentials: { email: { type: 'email' }, password: { type: 'password' } },
        authorize,
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user ? { sid: user.id } : { sid: token.sid }),
      session: ({ session }) => ({ expires: session.expires }),
      redirect: ({ baseUrl }) => baseUrl,
    },
    events: {
      signOut: async ({ token }) => {
        if (typeof token?.sid === 'string') await endSession(token.sid);
      },
    },
    logger: {
      error: (code) => log.warn({ code }, 'next-auth error'),
      warn: (code) => log.debug({ code }, 'next-auth warning'),
      debug: () => undefined,
    },
  };
}
