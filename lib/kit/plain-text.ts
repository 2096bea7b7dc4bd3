import * as z from 'zod';

/** What PostgreSQL can't store (NUL) and what isn't text (half of a surrogate pair). */
const UNSTORABLE = /[\0\p{Cs}]/u;

/** Whether a text can be stored and given back unchanged. */
export function isStorable(text: string): boolean {
  return !UNSTORABLE.test(text);
}

/** Text of 1 to `most` characters (code points, not UTF-16 units) that can be stored and given back unchanged. */
export function plainText(most: number) {
  return z
    .string()
    .min(1)
    .refine((text) => text.length <= most || [...text].length <= most, `At most ${most} characters`)
    .refine(isStorable, 'Holds a character that cannot be stored');
}

/** A customer's own id: opaque, 1 to 255 characters, compared exactly. */
export const CustomerId = plainText(255);

/** Text that people read: as `plainText`, and not only spaces. */
export function wordedText(most: number) {
  return plainText(most).refine((text) => text.trim() !== '', 'Must not be blank');
}
