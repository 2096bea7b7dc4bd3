import * as z from 'zod';
import { AccountReading } from '@/lib/features/usage/contract';
import { tablePage, tableRequest } from '@/lib/kit/table-request';
import { NPS_GROUPS } from './metrics';
import { npsTable } from './table';

export const NpsTableRequest = AccountReading.extend(tableRequest(npsTable).shape);

export const NpsTablePage = tablePage(
  z.strictObject({
    key: z.string(),
    submittedAt: z.iso.datetime(),
    email: z.string(),
    score: z.int(),
    group: z.enum(NPS_GROUPS),
    counts: z.boolean(),
    comment: z.string().nullable(),
    survey: z.string().nullable(),
  }),
);
