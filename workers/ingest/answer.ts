import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { type AppError, ERRORS } from '@/lib/core/errors';

/** What a request is answered with. */
export interface Answer {
  status: number;
  body: unknown;
  /** Seconds; only with 429 and 503. */
  retryAfter?: number;
}

const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, POST, OPTIONS',
  'access-control-allow-headers': 'authorization, content-type, content-encoding',
  'access-control-expose-headers': 'retry-after',
  'access-control-max-age': '86400',
} as const;

/** A problem document (RFC 9457). */
export function problem(status: number, title: string, detail: string, errors: { path: string; code: string; message: string }[] = []): Answer {
  return { status, body: { type: 'about:blank', title, status, detail, errors } };
}

/** A fault of the request as a whole. */
export const badRequest = (detail: string) => problem(400, ERRORS.invalid.title, detail);

/** Come again: Segment's SDKs wait this out without spending a retry. */
export function comeAgain(detail: string, seconds: number): Answer {
  return { ...problem(429, ERRORS.limit.title, detail), retryAfter: seconds };
}

/** What failed, as the ingest says it: what may succeed later is always a 429. */
export function answerTo(error: AppError): Answer {
  if (ERRORS[error.code].retryable || error.code === 'conflict') return comeAgain(error.message, error.retryAfter ?? 1);
  return problem(ERRORS[error.code].http, ERRORS[error.code].title, error.message, error.errors);
}

function headersOf({ status, retryAfter }: Answer): OutgoingHttpHeaders {
  const headers: OutgoingHttpHeaders = { ...CORS, 'cache-control': 'no-store' };
  if (status !== 204) headers['content-type'] = status < 400 ? 'application/json' : 'application/problem+json';
  if (status === 401) headers['www-authenticate'] = 'Basic realm="write key"';
  if (retryAfter !== undefined) headers['retry-after'] = String(retryAfter);
  return headers;
}

/** Writes the answer; a body that is still arriving is read to its end and dropped, so that the client sees the answer. */
export function send(request: IncomingMessage, response: ServerResponse, answer: Answer): void {
  const text = answer.body === null ? '' : JSON.stringify(answer.body);
  response.writeHead(answer.status, { ...headersOf(answer), 'content-length': Buffer.byteLength(text) });
  response.end(text);
  request.resume();
}
