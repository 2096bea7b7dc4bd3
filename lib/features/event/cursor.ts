import * as z from 'zod';
import { encodePosition } from '@/lib/core/db/position';
import { isStorable } from '@/lib/kit/plain-text';

/** The instants that a date can name, in milliseconds on either side of 1970. */
const MOST_MS = 8.64e15;

/** Where a page of events ends: a number that orders (segment or epoch ms) and a text that breaks ties. */
export const Position = z.tuple([z.int().gt(-MOST_MS).lt(MOST_MS), z.string().refine(isStorable)]);
type Position = z.infer<typeof Position>;

/** The rows of a page out of one row more than it holds, and the cursor of the next page. */
export function cutPage<Row>(rows: readonly Row[], limit: number, positionOf: (row: Row) => Position): { data: Row[]; nextCursor: string | null } {
  const data = rows.slice(0, limit);
  const last = data.at(-1);
  return { data, nextCursor: last !== undefined && rows.length > limit ? encodePosition(positionOf(last)) : null };
}
