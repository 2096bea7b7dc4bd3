import { sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import type { Person } from './contract';
import { findContact } from './store';

/** Entries of each kind on a person's page. */
const MOST = 50;

/** Touchpoints that a contact took part in, by its id or, where nobody said who it was, its address. */
export async function touchpointsOf({ db, organization }: Context, contactId: number): Promise<Person['touchpoints']> {
  const { rows } = await sql<{ id: string; type: string; subject: string; status: string; occurredAt: Date }>`
    SELECT i.key AS id, i.type, i.subject, i.status, i.occurred_at
    FROM contact c JOIN interaction i ON i.organization_id = c.organization_id AND i.account_id = c.account_id AND i.deleted_at IS NULL
    WHERE c.organization_id = ${organization.id} AND c.id = ${contactId}
      AND EXISTS (SELECT FROM interaction_participant p WHERE p.organization_id = i.organization_id AND p.interaction_id = i.id
        AND (p.contact_id = c.id OR (p.contact_id IS NULL AND p.email = c.email)))
    ORDER BY i.occurred_at DESC, i.id DESC LIMIT ${MOST}`.execute(db);
  return rows.map(({ occurredAt, ...row }) => ({ ...row, occurredAt: occurredAt.toISOString() }));
}

/** Tasks of the account that follow up a person's touchpoints or say the person's name. */
export async function tasksOf({ db, organization }: Context, contactId: number): Promise<Person['tasks']> {
  const { rows } = await sql<Person['tasks'][number]>`
    SELECT t.key AS id, t.title, t.status, t.due_on
    FROM contact c JOIN task t ON t.organization_id = c.organization_id AND t.account_id = c.account_id AND t.deleted_at IS NULL
    WHERE c.organization_id = ${organization.id} AND c.id = ${contactId}
      AND (strpos(lower(concat_ws(' ', t.title, t.body)), lower(concat_ws(' ', c.first_name, c.last_name))) > 0
        OR EXISTS (SELECT FROM interaction_participant p WHERE p.organization_id = t.organization_id AND p.interaction_id = t.interaction_id
          AND (p.contact_id = c.id OR (p.contact_id IS NULL AND p.email = c.email))))
    ORDER BY t.completed_at IS NOT NULL, t.due_on NULLS LAST, t.id LIMIT ${MOST}`.execute(db);
  return rows;
}

/** What the timeline tells of a person: of their own record, of those merged into it, of their answers and touchpoints. */
export async function timelineOf(ctx: Context, id: string, touchpoints: Person['touchpoints']): Promise<Person['timeline']> {
  const contact = await findContact(ctx, id);
  const sources = sql`(
    SELECT 'contact' AS source, value AS key FROM external_id
    WHERE organization_id = ${ctx.organization.id} AND kind = 'contact' AND record_id = ${contact.id}
    UNION ALL
    SELECT 'contact-merge', id::text FROM contact_merge WHERE organization_id = ${ctx.organization.id} AND survivor_id = ${contact.id}
    UNION ALL
    SELECT r.kind, r.key FROM contact c
    JOIN survey_response r ON r.organization_id = c.organization_id AND r.account_id = c.account_id AND r.email = c.email
    WHERE c.organization_id = ${ctx.organization.id} AND c.id = ${contact.id}
    UNION ALL
    SELECT 'interaction', unnest(${touchpoints.map((one) => one.id)}::text[]))`;
  const { rows } = await sql<Omit<Person['timeline'][number], 'at'> & { at: Date }>`
    SELECT e.id, e.at, e.category, e.event, e.title, e.source, e.source_key
    FROM ${sources} s JOIN timeline_entry e ON e.organization_id = ${ctx.organization.id} AND e.source = s.source AND e.source_key = s.key
    WHERE e.hidden_at IS NULL ORDER BY e.at DESC, e.id DESC LIMIT ${MOST}`.execute(ctx.db);
  return rows.map(({ at, ...entry }) => ({ ...entry, at: at.toISOString() }));
}
