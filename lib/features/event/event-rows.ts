import { type RawBuilder, sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import type { StoredEvent } from './contract';
import { EVENT_TYPES } from './kinds';
import { messageIdOf } from './message-key';

interface Row extends Omit<StoredEvent, 'type' | 'messageId'> {
  messageId: Buffer;
  segmentId: number;
  kind: number;
}

/** A stored event and the segment it came with. */
export interface EventRow {
  segmentId: number;
  event: StoredEvent;
}

/**
 * Chosen events with their names resolved, in the order given.
 * @param chosen what follows FROM event e: WHERE, ORDER BY, LIMIT
 * @param order the same order, over columns of `page`
 */
export async function readEvents(ctx: Context, chosen: RawBuilder<unknown>, order: RawBuilder<unknown>): Promise<EventRow[]> {
  const { rows } = await sql<Row>`
    WITH page AS MATERIALIZED (SELECT e.* FROM event e ${chosen})
    SELECT page.segment_id, page.message_id, page.kind, page.at, s.received_at, a.key AS account_id, a.name AS account_name,
      page.user_id, u.name AS user_name, n.name, m.name AS module, f.name AS feature, page.count, page.duration_ms, page.extra
    FROM page
    JOIN segment s ON s.organization_id = page.organization_id AND s.id = page.segment_id
    LEFT JOIN account a ON a.organization_id = page.organization_id AND a.id = page.account_id
    LEFT JOIN external_id x ON x.organization_id = page.organization_id AND x.kind = 'user' AND x.value = page.user_id AND x.scope_id = page.account_id
    LEFT JOIN product_user u ON u.organization_id = x.organization_id AND u.id = x.record_id
    LEFT JOIN usage_name n ON n.organization_id = page.organization_id AND n.id = page.name_id
    LEFT JOIN usage_name m ON m.organization_id = page.organization_id AND m.id = page.module_id
    LEFT JOIN usage_name f ON f.organization_id = page.organization_id AND f.id = page.feature_id
    ORDER BY ${order}`.execute(ctx.db);
  return rows.map(({ segmentId, kind, messageId, ...event }) => ({
    segmentId,
    event: { messageId: messageIdOf(messageId), ...event, type: EVENT_TYPES[kind] ?? 'track' },
  }));
}
