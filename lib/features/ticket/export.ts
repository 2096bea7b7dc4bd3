import { defineAccountExport, FileWords } from '@/lib/core/table-export';
import { ticketPage } from './list';
import { TicketTableRequest } from './pages';
import { ticketTable } from './table';

const PART = 500;

/** The ticket table as a file. */
export const exportTickets = defineAccountExport({
  name: 'ticket.export',
  permission: 'ticket:read',
  input: TicketTableRequest.omit({ cursor: true, limit: true }).extend(FileWords.shape),
  spec: () => ticketTable,
  part: (ctx, account, { filter, sort }, cursor) => ticketPage(ctx, account, { filter, sort, cursor, size: PART }),
});
