import { env } from '@/lib/core/env';
import { type AppError, ERRORS } from '@/lib/core/errors';

/** Headers of every answer of the API. */
export function answerHeaders(requestId: string): Record<string, string> {
  return { 'Cache-Control': 'private, no-store', 'X-Request-Id': requestId };
}

/**
 * An error as an RFC 9457 problem document; its type leads to the code's entry in the API reference.
 * @param more headers beside those of every answer
 */
export function problem(error: AppError, requestId: string, more: Record<string, string> = {}): Response {
  const { http, title } = ERRORS[error.code];
  const document = {
    type: `${env().APP_ORIGIN}/developers#${error.code}`,
    title,
    status: http,
    detail: error.message,
    errors: error.errors,
    requestId,
  };
  const headers = new Headers({ ...answerHeaders(requestId), ...more, 'Content-Type': 'application/problem+json' });
  if (error.retryAfter !== undefined) headers.set('Retry-After', String(error.retryAfter));
  if (error.code === 'unauthenticated') headers.set('WWW-Authenticate', 'Bearer');
  return new Response(JSON.stringify(document), { status: http, headers });
}
