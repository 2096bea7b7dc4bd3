import * as z from 'zod';
import { NO_FILTER } from '@/lib/kit/filter';
import { filterSchema } from '@/lib/kit/filter-schema';
import { auditTable } from './table';

export const AuditPage = z.strictObject({
  filter: filterSchema(auditTable).default(NO_FILTER),
  direction: z.enum(['asc', 'desc']).default('desc'),
  cursor: z.string().max(500).nullable().default(null),
  limit: z.int().min(1).max(200).default(50),
});

export const AuditEntries = z.strictObject({
  rows: z.array(
    z.strictObject({
      key: z.string(),
      at: z.string(),
      actorKind: z.string(),
      actor: z.string(),
      operation: z.string(),
      subject: z.string(),
      detail: z.string(),
      requestId: z.string(),
    }),
  ),
  before: z.int(),
  previous: z.string().nullable(),
  next: z.string().nullable(),
});
