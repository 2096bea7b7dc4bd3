import { sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { MS_A_DAY } from '@/lib/kit/day';
import { numberArray, textArray } from './array-literal';
import { KIND } from './kinds';
import { messageIdOf, messageKey } from './message-key';
import { nameIds } from './name-ids';
import type { PlacedEvent } from './place-events';

const byMessageId = (a: PlacedEvent, b: PlacedEvent) => (a.event.messageId < b.event.messageId ? -1 : 1);

/** Columns as arrays; times as epoch ms, which both sides handle faster than text. */
function rowsOf(events: readonly PlacedEvent[], names: ReadonlyMap<string, number>) {
  const numbers = (pick: (event: PlacedEvent['event']) => number | null) => numberArray(events.map(({ event }) => pick(event)));
  const texts = (pick: (event: PlacedEvent['event']) => string | null) => textArray(events.map(({ event }) => pick(event)));
  const idOf = (name: string | null) => (name === null ? null : (names.get(name) ?? null));
  return sql`unnest(
    ${numbers((event) => event.at)}::bigint[], ${numberArray(events.map((event) => event.accountId))}::bigint[],
    ${numbers((event) => idOf(event.name))}::int[], ${numbers((event) => idOf(event.module))}::int[], ${numbers((event) => idOf(event.feature))}::int[],
    ${numbers((event) => event.count)}::int[], ${numbers((event) => event.durationMs)}::int[], ${numbers((event) => KIND[event.type])}::smallint[],
    ${texts((event) => messageKey(event.messageId))}::bytea[], ${texts((event) => event.userId)}::text[], ${texts((event) => event.extra)}::jsonb[])
    AS n (ms, account_id, name_id, module_id, feature_id, count, duration_ms, kind, message_id, user_id, extra)`;
}

async function nextSegment(ctx: Context): Promise<number> {
  const { rows } = await sql<{ id: number }>`SELECT nextval('segment_id_seq') AS id`.execute(ctx.db);
  const id = rows[0]?.id;
  if (id === undefined) throw new AppError('internal', undefined, { cause: new Error('no segment id') });
  return id;
}

/** @returns how many were new */
async function insertEvents(ctx: Context, segmentId: number, events: readonly PlacedEvent[], names: ReadonlyMap<string, number>): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    INSERT INTO event (segment_id, organization_id, at, day, account_id, name_id, module_id, feature_id, count, duration_ms, kind, message_id, user_id, extra)
    SELECT ${segmentId}::bigint, ${ctx.organization.id}::int, timestamptz 'epoch' + ms * interval '1 millisecond', (ms / ${MS_A_DAY}::bigint)::int,
      account_id, name_id, module_id, feature_id, count, duration_ms, kind, message_id, user_id, extra
    FROM ${rowsOf(events, names)}
    ON CONFLICT (organization_id, message_id) DO NOTHING`.execute(ctx.db);
  return Number(numAffectedRows);
}

/**
 * Stores events that aren't there yet, by (organization, messageId), and one segment for them if there are any.
 * @returns the events that were stored by this call
 */
export async function storeEvents(ctx: Context, placed: readonly PlacedEvent[]): Promise<PlacedEvent[]> {
  if (placed.length === 0) return [];
  const names = await nameIds(
    ctx,
    placed.flatMap(({ event }) => [event.name, event.module, event.feature].filter((name) => name !== null)),
  );
  // In the order of their identity: groups with common events wait for each other and never in a circle.
  const events = placed.toSorted(byMessageId);
  const id = await nextSegment(ctx);
  const stored = await insertEvents(ctx, id, events, names);
  if (stored === 0) return [];
  await ctx.db.insertInto('segment').values({ organizationId: ctx.organization.id, id, receivedAt: ctx.now, events: stored }).execute();
  if (stored === events.length) return events;
  const rows = await ctx.db
    .selectFrom('event')
    .select('messageId')
    .where('organizationId', '=', ctx.organization.id)
    .where('segmentId', '=', id)
    .execute();
  const messageIds = new Set(rows.map((row) => messageIdOf(row.messageId)));
  return events.filter(({ event }) => messageIds.has(event.messageId));
}
