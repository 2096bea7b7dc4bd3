import { sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import { numberArray, textArray, timeArray } from './array-literal';
import { KIND } from './kinds';
import { nameIds } from './name-ids';
import type { PlacedEvent } from './place-events';

interface StoredRow {
  events: number;
  /** Which ones, when some had been stored before. */
  messageIds: string[] | null;
}

const byMessageId = (a: PlacedEvent, b: PlacedEvent) => (a.event.messageId < b.event.messageId ? -1 : 1);

function rowsOf(events: readonly PlacedEvent[], ids: ReadonlyMap<string, number>) {
  const idOf = (name: string | null) => (name === null ? null : (ids.get(name) ?? null));
  const of = <T>(pick: (event: PlacedEvent['event']) => T) => events.map(({ event }) => pick(event));
  return sql`unnest(
    ${numberArray(events.map((event) => event.accountId))}::bigint[], ${timeArray(of((event) => event.at))}::timestamptz[],
    ${numberArray(of((event) => idOf(event.name)))}::int[], ${numberArray(of((event) => idOf(event.module)))}::int[],
    ${numberArray(of((event) => idOf(event.feature)))}::int[], ${numberArray(of((event) => event.count))}::int[],
    ${numberArray(of((event) => event.durationMs))}::int[], ${numberArray(of((event) => KIND[event.type]))}::smallint[],
    ${textArray(of((event) => event.messageId))}::text[], ${textArray(of((event) => event.userId))}::text[],
    ${textArray(of((event) => event.extra))}::jsonb[])`;
}

/**
 * Stores events that aren't there yet, by (organization, messageId), and one segment for them if there are any.
 * @returns the events that were stored by this call
 */
export async function storeEvents(ctx: Context, placed: readonly PlacedEvent[]): Promise<PlacedEvent[]> {
  if (placed.length === 0) return [];
  const ids = await nameIds(ctx, placed.flatMap(({ event }) => [event.name, event.module, event.feature].filter((name) => name !== null)));
  // In the order of their identity: groups with common events wait for each other and never in a circle.
  const events = placed.toSorted(byMessageId);
  const { rows } = await sql<StoredRow>`
    WITH new_segment AS MATERIALIZED (SELECT nextval('segment_id_seq') AS id),
    stored AS (
      INSERT INTO event (segment_id, organization_id, account_id, at, name_id, module_id, feature_id, count, duration_ms, kind, message_id, user_id, extra)
      SELECT s.id, ${ctx.organization.id}::int, n.* FROM new_segment s CROSS JOIN ${rowsOf(events, ids)} AS n
      ON CONFLICT (organization_id, message_id) DO NOTHING
      RETURNING message_id),
    summed AS (SELECT count(*)::int AS events, CASE WHEN count(*) < ${events.length} THEN array_agg(message_id) END AS message_ids FROM stored),
    noted AS (
      INSERT INTO segment (organization_id, id, received_at, events)
      SELECT ${ctx.organization.id}::int, s.id, ${ctx.now}, events FROM new_segment s, summed WHERE events > 0)
    SELECT events, message_ids FROM summed`.execute(ctx.db);
  const stored = rows[0];
  if (!stored || stored.events === events.length) return events;
  const messageIds = new Set(stored.messageIds);
  return events.filter(({ event }) => messageIds.has(event.messageId));
}
