import { sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import { sentRows } from '@/lib/core/db/sent-rows';
import { given, type LoadedRecord, type RecordKind, type RecordState } from '@/lib/core/record-upsert';
import { intoTimeline, showOnTimeline } from '@/lib/core/timeline';
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

const COLUMNS = {
  ...{ key: 'text', accountId: 'bigint', subject: 'text', status: 'text', priority: 'text', type: 'text', url: 'text', requesterEmail: 'text' },
  ...{ openedAt: 'timestamptz', closedAt: 'timestamptz', slaDueAt: 'timestamptz', slaBreachedAt: 'timestamptz', sourceUpdatedAt: 'timestamptz' },
  ...{ escalated: 'boolean', csat: 'integer' },
} as const;

/** What the timeline tells of stored tickets: that one was opened, that it missed what was agreed and, unless it is open again, that it was closed. */
const NEWS = sql`
  SELECT t.account_id, h.at, 'ticket' AS category, t.type AS subtype, h.event, NULL AS occurrence, 'ticket' AS source, t.key AS source_key,
    t.subject AS title, NULL AS text,
    jsonb_build_object('subject', t.subject, 'status', t.status, 'priority', t.priority, 'type', t.type) AS snapshot
  FROM stored t CROSS JOIN LATERAL (VALUES ('opened', t.opened_at), ('breached', t.sla_breached_at), ('closed', t.closed_at)) AS h (event, at)
  WHERE h.at IS NOT NULL`;

async function saveTickets(ctx: Context, states: readonly RecordState<TicketFields>[], known: readonly string[]): Promise<void> {
  // What isn't told anew below no longer holds.
  await showOnTimeline(ctx, 'ticket', known, false);
  await sql`
    WITH stored AS (
      INSERT INTO ticket AS t (organization_id, key, account_id, subject, status, priority, type, opened_at, closed_at, sla_due_at,
        sla_breached_at, escalated, url, requester_email, csat, source_updated_at, created_at, updated_at)
      SELECT ${ctx.organization.id}, r.key, r.account_id, r.subject, r.status, r.priority, r.type, r.opened_at, r.closed_at, r.sla_due_at,
        r.sla_breached_at, r.escalated, r.url, r.requester_email, r.csat, r.source_updated_at, ${ctx.now}, ${ctx.now}
      FROM ${sentRows(states, COLUMNS)}
      ON CONFLICT (organization_id, key) DO UPDATE SET account_id = excluded.account_id, subject = excluded.subject, status = excluded.status,
        priority = excluded.priority, type = excluded.type, opened_at = excluded.opened_at, closed_at = excluded.closed_at,
        sla_due_at = excluded.sla_due_at, sla_breached_at = excluded.sla_breached_at, escalated = excluded.escalated, url = excluded.url,
        requester_email = excluded.requester_email, csat = excluded.csat, source_updated_at = excluded.source_updated_at,
        version = t.version + 1, updated_at = excluded.updated_at, deleted_at = NULL
      RETURNING t.*)
    ${intoTimeline(ctx, NEWS)}`.execute(ctx.db);
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
