/** What can go wrong, how HTTP says it, and whether the same call may succeed later. */
export const ERRORS = {
  invalid: { http: 400, retryable: false, title: 'The request is not valid' },
  unauthenticated: { http: 401, retryable: false, title: 'Sign in first' },
  forbidden: { http: 403, retryable: false, title: 'You may not do this' },
  not_found: { http: 404, retryable: false, title: 'There is nothing here' },
  method: { http: 405, retryable: false, title: 'The address does not take this method' },
  conflict: { http: 409, retryable: false, title: 'This conflicts with the present state' },
  too_large: { http: 413, retryable: false, title: 'The request is too large' },
  media_type: { http: 415, retryable: false, title: 'The request must be JSON' },
  precondition: { http: 422, retryable: false, title: 'This cannot be done as things are' },
  limit: { http: 429, retryable: true, title: 'Too much at once' },
  unavailable: { http: 503, retryable: true, title: 'A part of the system is away' },
  internal: { http: 500, retryable: false, title: 'Something went wrong on our side' },
} as const;

export type ErrorCode = keyof typeof ERRORS;

/** One fault of an input: where (dotted path), what kind, and a sentence. */
export interface FieldError {
  path: string;
  code: string;
  message: string;
}

interface Details {
  errors?: FieldError[];
  /** Seconds after which a retry makes sense. */
  retryAfter?: number;
  cause?: unknown;
}

/** The one error that crosses layers. `message` is public text. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly errors: FieldError[];
  readonly retryAfter: number | undefined;

  constructor(code: ErrorCode, message?: string, details: Details = {}) {
    super(message ?? ERRORS[code].title, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'AppError';
    this.code = code;
    this.errors = details.errors ?? [];
    this.retryAfter = details.retryAfter ?? (ERRORS[code].retryable ? 5 : undefined);
  }
}

const UNAVAILABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  '57P01',
  '57P02',
  '57P03',
  '53000',
  '53100',
  '53200',
  '53300',
  '08006',
  '08001',
  '08003',
]);

/** Any thrown thing as an AppError: database conflicts and outages get their code, the rest is internal. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const code = (error as { code?: unknown } | null)?.code;
  const text = error instanceof Error ? error.message : '';
  if (
    (typeof code === 'string' && UNAVAILABLE.has(code)) ||
    /Connection terminated|connection error and is not queryable|timeout exceeded when trying to connect/.test(text)
  ) {
    return new AppError('unavailable', 'The database is away', { cause: error });
  }
  if (code === '23505' || code === '40001' || code === '40P01') return new AppError('conflict', undefined, { cause: error });
  if (code === '22P05' || code === '22021') return new AppError('invalid', 'A text holds a character that cannot be stored', { cause: error });
  return new AppError('internal', undefined, { cause: error });
}
