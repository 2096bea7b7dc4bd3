import * as z from 'zod';
import { AccountReading } from '@/lib/features/usage/contract';
import { tablePage, tableRequest } from '@/lib/kit/table-request';
import { NPS_GROUPS } from './metrics';
import { csatTable, npsTable } from './table';

const Answer = z.strictObject({
  key: z.string(),
  submittedAt: z.iso.datetime(),
  email: z.string(),
  score: z.int(),
  counts: z.boolean(),
  comment: z.string().nullable(),
  survey: z.string().nullable(),
});

export const NpsTableRequest = AccountReading.extend(tableRequest(npsTable).shape);
export const NpsTablePage = tablePage(Answer.extend({ group: z.enum(NPS_GROUPS) }));

export const CsatTableRequest = AccountReading.extend(tableRequest(csatTable).shape);
export const CsatTablePage = tablePage(Answer);
