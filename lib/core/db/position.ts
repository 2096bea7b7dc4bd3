import type * as z from 'zod';
import { AppError } from '../errors';

/** A place in a list as clients hold it: opaque. */
export function encodePosition(parts: readonly (string | number | boolean)[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** What is answered to a text that is no place of the list. */
export const badPosition = () =>
  new AppError('invalid', undefined, { errors: [{ path: 'cursor', code: 'cursor', message: 'This is not a cursor of this list' }] });

/** What the place says. @throws AppError invalid for a text that is no place of this list */
export function decodePosition<T>(schema: z.ZodType<T>, text: string): T {
  try {
    return schema.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
  } catch {
    throw badPosition();
  }
}
