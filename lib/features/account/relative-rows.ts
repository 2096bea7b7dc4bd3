import type * as z from 'zod';
import type { AccountChildren } from './contract';
import type { RelativeRow } from './table';

/** Parent and children as rows of one table. */
export function relativeRows({ parent, children }: z.infer<typeof AccountChildren>): RelativeRow[] {
  return [...(parent ? [{ ...parent, place: 'parent' as const }] : []), ...children.map((child) => ({ ...child, place: 'child' as const }))];
}
