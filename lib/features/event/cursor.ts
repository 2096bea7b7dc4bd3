import { AppError } from '@/lib/core/errors';
import { isStorable } from '@/lib/kit/plain-text';

/** Where a page of events ends: a number that orders (segment or epoch ms) and a text that breaks ties. */
export type Position = [order: number, tie: string];

export function encodePosition(position: Position): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/** @throws AppError invalid when the text is no cursor of such a list */
export function decodePosition(cursor: string): Position {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(parts) && parts.length === 2) {
      const [order, tie] = parts as unknown[];
      if (Number.isSafeInteger(order) && Math.abs(order as number) < 8.64e15 && typeof tie === 'string' && isStorable(tie))
        return [order as number, tie];
    }
  } catch {
    // Falls through to the one answer for everything that is no cursor.
  }
  throw new AppError('invalid', 'This page does not exist any more; start from the first one');
}

/** The rows of a page out of one row more than it holds, and the cursor of the next page. */
export function cutPage<Row>(rows: readonly Row[], limit: number, positionOf: (row: Row) => Position): { data: Row[]; nextCursor: string | null } {
  const data = rows.slice(0, limit);
  const last = data.at(-1);
  return { data, nextCursor: last !== undefined && rows.length > limit ? encodePosition(positionOf(last)) : null };
}
