/** How a sign-in ended; `limit` carries the seconds to wait. */
export type SignInAnswer = { outcome: 'in' | 'wrong' | 'unavailable' } | { outcome: 'limit'; retryAfter: number };

/** Signs in by next-auth's own endpoints: its form token first, then the credentials. Runs in the browser. */
export async function sendCredentials(email: string, password: string): Promise<SignInAnswer> {
  try {
    const { csrfToken } = (await (await fetch('/api/auth/csrf')).json()) as { csrfToken: string };
    const body = new URLSearchParams({ csrfToken, email, password, json: 'true' });
    const response = await fetch('/api/auth/callback/credentials', { method: 'POST', body });
    const { url } = (await response.json()) as { url: string };
    return answerOf(new URL(url, window.location.origin).searchParams.get('error'));
  } catch {
    return { outcome: 'unavailable' };
  }
}

function answerOf(error: string | null): SignInAnswer {
  if (error === null) return { outcome: 'in' };
  if (error === 'CredentialsSignin') return { outcome: 'wrong' };
  const seconds = /^limit:(\d+)$/.exec(error)?.[1];
  return seconds ? { outcome: 'limit', retryAfter: Number(seconds) } : { outcome: 'unavailable' };
}
