import { defineOperation } from '@/lib/core/operation';
import { removeRecord } from '@/lib/core/record';
import { upsertRecords } from '@/lib/core/record-upsert';
import { UpsertInput, UpsertResult } from '@/lib/core/upsert';
import { Done, TicketId } from './contract';
import { tickets } from './store';

/** `PUT /api/v1/tickets`: makes, changes and restores tickets, each record by itself. */
export const upsertTickets = defineOperation({
  name: 'ticket.upsert',
  kind: 'write',
  permission: 'ticket:write',
  scope: 'organization',
  input: UpsertInput,
  output: UpsertResult,
  run: (ctx, { data }) => upsertRecords(ctx, tickets, data),
});

/** Takes a ticket out of every list and figure and off the timeline; an upsert of its id restores it within 30 days. */
export const deleteTicket = defineOperation({
  name: 'ticket.delete',
  kind: 'write',
  permission: 'ticket:write',
  scope: 'organization',
  input: TicketId,
  output: Done,
  run: async (ctx, { id }) => {
    await removeRecord(ctx, 'ticket', id);
    return {};
  },
});
