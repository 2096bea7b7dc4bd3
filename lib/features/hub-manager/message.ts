import { sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import type { HubMessageDetail } from './reading-contract';
import { isShown } from './scope';

/** A message with the recipients whose accounts the actor sees. @throws AppError not_found, also when it sees none of them */
export async function hubMessage(ctx: Context, id: string): Promise<HubMessageDetail> {
  const organizationId = ctx.organization.id;
  const { rows } = await sql<HubMessageDetail['recipients'][number]>`
    SELECT h.id AS hub_id, h.name, h.email, a.name AS account, a.key AS account_key, r.sent_at, r.bounced_at, r.opened_at, r.clicked_at
    FROM hub_recipient r
    JOIN hub h ON h.organization_id = r.organization_id AND h.id = r.hub_id
    JOIN account a ON a.organization_id = h.organization_id AND a.id = h.account_id
    WHERE r.organization_id = ${organizationId} AND r.message_id = ${id}::uuid AND ${isShown(ctx, 'all')}
    ORDER BY h.name, h.id`.execute(ctx.db);
  if (rows.length === 0) throw new AppError('not_found', 'There is no such message');
  const { rows: messages } = await sql<Omit<HubMessageDetail, 'recipients'>>`
    SELECT g.id, g.subject, g.body, g.language, g.created_at, i.name AS sender,
      (SELECT coalesce(jsonb_agg(DISTINCT jsonb_build_object('publicationId', p.id, 'title', p.title)), '[]') FROM hub_item t
       JOIN publication p ON p.organization_id = t.organization_id AND p.id = t.publication_id
       WHERE t.organization_id = g.organization_id AND t.message_id = g.id AND t.hub_id = ANY(${rows.map(({ hubId }) => hubId)}::uuid[])) AS documents
    FROM hub_message g
    LEFT JOIN membership m ON m.organization_id = g.organization_id AND m.id = g.created_by
    LEFT JOIN identity i ON i.id = m.identity_id
    WHERE g.organization_id = ${organizationId} AND g.id = ${id}::uuid`.execute(ctx.db);
  const [message] = messages;
  if (!message) throw new AppError('not_found', 'There is no such message');
  return { ...message, recipients: rows };
}
