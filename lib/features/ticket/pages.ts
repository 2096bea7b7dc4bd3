import * as z from 'zod';
import { CustomerId } from '@/lib/kit/plain-text';
import { tablePage, tableRequest } from '@/lib/kit/table-request';
import { ESCALATED, SLAS, ticketTable } from './table';

export const TicketTableRequest = tableRequest(ticketTable).extend({ accountId: CustomerId });

export const TicketTablePage = tablePage(
  z.strictObject({
    key: z.string(),
    ticket: z.strictObject({ text: z.string(), href: z.string().nullable() }),
    subject: z.string(),
    status: z.string(),
    priority: z.string(),
    type: z.string(),
    createdAt: z.iso.datetime(),
    closedAt: z.iso.datetime().nullable(),
    isOpen: z.boolean(),
    sla: z.enum(SLAS).nullable(),
    slaDueAt: z.iso.datetime().nullable(),
    escalation: z.literal(ESCALATED).nullable(),
    requester: z.string().nullable(),
    csat: z.int().nullable(),
  }),
);
