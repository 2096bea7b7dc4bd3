import { deleteTicket, upsertTickets } from '@/lib/features/ticket/commands';
import { StoredTicket, SupportTrends, TicketRecord } from '@/lib/features/ticket/contract';
import { readAccountSupport } from '@/lib/features/ticket/queries';
import { getTicketRecord, listTicketRecords } from '@/lib/features/ticket/records';
import { apiListByKey } from '@/lib/next/api-list';
import { reading } from '@/lib/next/api-reading';
import { api, apiUpsert } from '@/lib/next/api-route';

export const ticketRoutes = {
  support: reading('GET /api/v1/accounts/{accountId}/support', 'Trends of an account’s tickets over 12 months', readAccountSupport, {
    schema: SupportTrends,
    of: ({ trends }) => trends,
  }),
  list: apiListByKey('GET /api/v1/tickets', 'Tickets by id', listTicketRecords, StoredTicket, ({ id }) => id),
  upsert: apiUpsert('PUT /api/v1/tickets', 'Make, change and restore tickets by id', upsertTickets, TicketRecord),
  get: api('GET /api/v1/tickets/{id}', 'One ticket', getTicketRecord),
  delete: api('DELETE /api/v1/tickets/{id}', 'Delete a ticket; an upsert of its id restores it within 30 days', deleteTicket, 204),
};
