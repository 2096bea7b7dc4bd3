import { sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import { given, type LoadedRecord, type RecordKind, type RecordState } from '@/lib/core/record-upsert';
import { showOnTimeline, type TimelineNews, tellTimeline } from '@/lib/core/timeline';
import { visibleAccounts } from '@/lib/core/visibility';
import { TicketRecord } from './contract';

/** A ticket as it is stored. */
export interface TicketFields {
  subject: string;
  status: string;
  priority: string;
  type: string;
  openedAt: Date;
  closedAt: Date | null;
  slaDueAt: Date | null;
  slaBreachedAt: Date | null;
  escalated: boolean;
  url: string | null;
  requesterEmail: string | null;
  csat: number | null;
}

async function loadTickets({ db, actor }: Context, keys: readonly string[]): Promise<LoadedRecord<TicketFields>[]> {
  const rows = await db
    .selectFrom('ticket as t')
    .select(['t.key', 't.accountId', 't.sourceUpdatedAt', 't.deletedAt', 't.subject', 't.status', 't.priority', 't.type', 't.openedAt'])
    .select(['t.closedAt', 't.slaDueAt', 't.slaBreachedAt', 't.escalated', 't.url', 't.requesterEmail', 't.csat'])
    .select((eb) => visibleAccounts(actor, eb.ref('t.accountId')).as('isVisible'))
    .where((eb) => eb('t.key', '=', eb.fn.any(sql<string[]>`${keys}::text[]`)))
    .execute();
  return rows.map(({ key, accountId, sourceUpdatedAt, deletedAt, isVisible, ...fields }) => ({
    frame: { key, accountId, sourceUpdatedAt },
    fields,
    deleted: deletedAt !== null,
    isVisible,
  }));
}

/** What the timeline tells of a ticket: that it was opened and, unless it is open again, closed. */
function newsOf({ key, accountId, subject, status, priority, type, openedAt, closedAt }: RecordState<TicketFields>): TimelineNews[] {
  const shared = { accountId, category: 'ticket', subtype: type, source: 'ticket', sourceKey: key, title: subject } as const;
  const snapshot = { subject, status, priority, type };
  const opened = { ...shared, at: openedAt, event: 'opened', snapshot };
  return closedAt === null ? [opened] : [opened, { ...shared, at: closedAt, event: 'closed', snapshot }];
}

async function saveTickets(ctx: Context, states: readonly RecordState<TicketFields>[]): Promise<void> {
  const made = { organizationId: ctx.organization.id, createdAt: ctx.now, updatedAt: ctx.now };
  await ctx.db
    .insertInto('ticket')
    .values(states.map((state) => ({ ...state, ...made })))
    .onConflict((conflict) =>
      conflict.columns(['organizationId', 'key']).doUpdateSet((eb) => ({
        accountId: eb.ref('excluded.accountId'),
        subject: eb.ref('excluded.subject'),
        status: eb.ref('excluded.status'),
        priority: eb.ref('excluded.priority'),
        type: eb.ref('excluded.type'),
        openedAt: eb.ref('excluded.openedAt'),
        closedAt: eb.ref('excluded.closedAt'),
        slaDueAt: eb.ref('excluded.slaDueAt'),
        slaBreachedAt: eb.ref('excluded.slaBreachedAt'),
        escalated: eb.ref('excluded.escalated'),
        url: eb.ref('excluded.url'),
        requesterEmail: eb.ref('excluded.requesterEmail'),
        csat: eb.ref('excluded.csat'),
        sourceUpdatedAt: eb.ref('excluded.sourceUpdatedAt'),
        version: eb('ticket.version', '+', 1),
        updatedAt: ctx.now,
        deletedAt: null,
      })),
    )
    .execute();
  // What isn't told anew below no longer holds.
  await showOnTimeline(
    ctx,
    'ticket',
    states.map(({ key }) => key),
    false,
  );
  await tellTimeline(ctx, states.flatMap(newsOf));
}

/** Tickets, as their upsert takes them. */
export const tickets: RecordKind<TicketRecord, TicketFields> = {
  noun: 'ticket',
  schema: TicketRecord,
  load: loadTickets,
  merge: (before, { subject, status, priority, type, createdAt, ...sent }) => ({
    subject,
    status,
    priority,
    type,
    openedAt: createdAt,
    closedAt: given(sent.closedAt, before?.closedAt),
    slaDueAt: given(sent.slaDueAt, before?.slaDueAt),
    slaBreachedAt: given(sent.slaBreachedAt, before?.slaBreachedAt),
    escalated: given(sent.escalated, before?.escalated) ?? false,
    url: given(sent.url, before?.url),
    requesterEmail: given(sent.requesterEmail, before?.requesterEmail),
    csat: given(sent.csat, before?.csat),
  }),
  fault: ({ openedAt, closedAt, slaBreachedAt }) => {
    const early = (path: string, message: string) => ({ path, code: 'too_small', message });
    if (closedAt && closedAt < openedAt) return early('closedAt', 'The closing must not be before the creation');
    return slaBreachedAt && slaBreachedAt < openedAt ? early('slaBreachedAt', 'The breach must not be before the creation') : null;
  },
  save: saveTickets,
  beganAt: ({ openedAt }) => openedAt,
};
