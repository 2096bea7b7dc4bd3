import { AppError } from '@/lib/core/errors';
import { isStorable } from '@/lib/kit/plain-text';

/** An opaque cursor: the key of the last row that was handed out. */
export function cursorOf(key: string): string {
  return Buffer.from(JSON.stringify([key])).toString('base64url');
}

/** The key after which a page begins. @throws AppError invalid when the cursor isn't one of ours */
export function keyOf(cursor: string): string {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(parts) && parts.length === 1 && typeof parts[0] === 'string' && isStorable(parts[0])) return parts[0];
  } catch {
    // Falls through to the one answer for everything that is no cursor.
  }
  throw new AppError('invalid', undefined, { errors: [{ path: 'cursor', code: 'cursor', message: 'This is not a cursor of this list' }] });
}
