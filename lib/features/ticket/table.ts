import { defineTable, type WebLink } from '@/lib/kit/table-spec';

/** What may become of a promised answer: broken, still to be kept, kept. */
export const SLAS = ['breached', 'running', 'kept'] as const;
export type Sla = (typeof SLAS)[number];
export const ESCALATED = 'escalated';

const SLA_TONES = { breached: 'poor', running: 'unknown', kept: 'good' } as const;

/** One ticket of an account. */
export interface TicketRow {
  key: string;
  /** Its id, leading to the ticket system where an address was sent. */
  ticket: WebLink;
  subject: string;
  status: string;
  priority: string;
  type: string;
  createdAt: string;
  closedAt: string | null;
  isOpen: boolean;
  /** Null where no promise was sent. */
  sla: Sla | null;
  slaDueAt: string | null;
  escalation: typeof ESCALATED | null;
  requester: string | null;
  csat: number | null;
}

/** The tickets of an account (seed 002). */
export const ticketTable = defineTable<TicketRow>()({
  id: 'tickets',
  rowKey: 'key',
  defaultSort: { column: 'createdAt', direction: 'desc' },
  columns: [
    { id: 'ticket', header: 'ticket.column.ticket', kind: 'web', path: 'ticket', sortable: true, filterable: false, width: 116 },
    { id: 'subject', header: 'ticket.column.subject', kind: 'text', path: 'subject', sortable: true, filterable: true, width: 236 },
    { id: 'isOpen', header: 'ticket.column.isOpen', kind: 'boolean', path: 'isOpen', filterable: true, defaultVisible: false, width: 80 },
    { id: 'status', header: 'ticket.column.status', kind: 'enum', path: 'status', sortable: true, filterable: true, width: 94 },
    { id: 'priority', header: 'ticket.column.priority', kind: 'enum', path: 'priority', sortable: true, filterable: true, width: 90 },
    { id: 'type', header: 'ticket.column.type', kind: 'enum', path: 'type', sortable: true, filterable: true, width: 94 },
    {
      id: 'sla',
      header: 'ticket.column.sla',
      kind: 'enum',
      path: 'sla',
      sortable: true,
      filterable: true,
      width: 104,
      options: SLAS.map((value) => ({ value, label: `ticket.sla.${value}`, tone: SLA_TONES[value] })),
    },
    {
      id: 'escalation',
      header: 'ticket.column.escalation',
      kind: 'enum',
      path: 'escalation',
      sortable: true,
      filterable: true,
      width: 108,
      options: [{ value: ESCALATED, label: 'ticket.escalated', tone: 'average' }],
    },
    { id: 'createdAt', header: 'ticket.column.createdAt', kind: 'datetime', path: 'createdAt', sortable: true, filterable: true },
    { id: 'closedAt', header: 'ticket.column.closedAt', kind: 'datetime', path: 'closedAt', sortable: true, filterable: true },
    {
      id: 'slaDueAt',
      header: 'ticket.column.slaDueAt',
      kind: 'datetime',
      path: 'slaDueAt',
      sortable: true,
      filterable: true,
      defaultVisible: false,
    },
    {
      id: 'requester',
      header: 'ticket.column.requester',
      kind: 'text',
      path: 'requester',
      sortable: true,
      filterable: true,
      defaultVisible: false,
      width: 200,
    },
    { id: 'csat', header: 'ticket.column.csat', kind: 'integer', path: 'csat', sortable: true, filterable: true, defaultVisible: false, width: 80 },
  ],
});
export type TicketColumn = (typeof ticketTable.columns)[number]['id'];
