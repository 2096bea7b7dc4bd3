import * as z from 'zod';
import { filterSchema } from '@/lib/kit/filter-schema';
import type { Column } from '@/lib/kit/table-spec';

/** What a page of a table is asked by; as the address says it. */
export function tableRequest(spec: { columns: readonly Column[] }) {
  return z.strictObject({
    filter: filterSchema(spec),
    sort: z.strictObject({ column: z.string(), direction: z.enum(['asc', 'desc']) }),
    cursor: z.string().nullable(),
    limit: z.int().min(1).max(200).default(50),
  });
}

/** One page of a table, and how many rows match. */
export function tablePage<Row extends z.ZodType>(row: Row) {
  return z.strictObject({
    rows: z.array(row),
    /** Rows on the pages before this one. */
    before: z.int(),
    /** Cursor of the page before; null when that is the first, or there is none. */
    previous: z.string().nullable(),
    next: z.string().nullable(),
    total: z.int(),
  });
}
