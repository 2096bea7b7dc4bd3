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

/** What the timeline tells of a ticket: that it was opened, that it missed what was agreed and, unless it is open again, that it was closed. */
function newsOf({ key, accountId, subject, status, priority, type, openedAt, slaBreachedAt, closedAt }: RecordState<TicketFields>): TimelineNews[] {
  const shared = { accountId, category: 'ticket', subtype: type, source: 'ticket', sourceKey: key, title: subject } as const;
  const snapshot = { subject, status, priority, type };
  const happened = { opened: openedAt, breached: slaBreachedAt, closed: closedAt };
  return Object.entries(happened).flatMap(([event, at]) => (at === null ? [] : [{ ...shared, at, event, snapshot }]));
}

async function saveTickets(ctx: Context, states: readonly RecordState<TicketFields>[], known: readonly string[]): Promise<void> {
  await sql`
    INSERT INTO ticket AS t (organization_id, key, account_id, subject, status, priority, type, opened_at, closed_at, sla_due_at, sla_breached_at,
      escalated, url, requester_email, csat, source_updated_at, created_at, updated_at)
    SELECT ${ctx.organization.id}, r.key, r."accountId", r.subject, r.status, r.priority, r.type, r."openedAt", r."closedAt", r."slaDueAt",
      r."slaBreachedAt", r.escalated, r.url, r."requesterEmail", r.csat, r."sourceUpdatedAt", ${ctx.now}, ${ctx.now}
    FROM jsonb_to_recordset(${JSON.stringify(states)}::jsonb) AS r (key text, "accountId" bigint, subject text, status text, priority text, type text,
      "openedAt" timestamptz, "closedAt" timestamptz, "slaDueAt" timestamptz, "slaBreachedAt" timestamptz, escalated boolean, url text,
      "requesterEmail" text, csat integer, "sourceUpdatedAt" timestamptz)
    ON CONFLICT (organization_id, key) DO UPDATE SET account_id = excluded.account_id, subject = excluded.subject, status = excluded.status,
      priority = excluded.priority, type = excluded.type, opened_at = excluded.opened_at, closed_at = excluded.closed_at,
      sla_due_at = excluded.sla_due_at, sla_breached_at = excluded.sla_breached_at, escalated = excluded.escalated, url = excluded.url,
      requester_email = excluded.requester_email, csat = excluded.csat, source_updated_at = excluded.source_updated_at,
      version = t.version + 1, updated_at = excluded.updated_at, deleted_at = NULL`.execute(ctx.db);
  // What isn't told anew below no longer holds.
  await showOnTimeline(ctx, 'ticket', known, false);
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
