import { AppError } from '@/lib/core/errors';
import { problem } from '@/lib/next/problem';

/** Addresses that no route has are answered like records that aren't there. */
function answer(): Response {
  return problem(new AppError('not_found', 'The API has no such address'), crypto.randomUUID());
}

export { answer as DELETE, answer as GET, answer as PATCH, answer as POST, answer as PUT };
