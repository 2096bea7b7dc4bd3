import { sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import { decodePosition, encodePosition } from '@/lib/core/db/position';
import { AppError } from '@/lib/core/errors';
import { defineOperation } from '@/lib/core/operation';
import { addDays, MS_A_DAY, startOfDay, utcDay } from '@/lib/kit/day';
import { EventPage, EventStreamPage, type RefusedCall, RefusedCalls, StoredEvents } from './contract';
import { cutPage, Position } from './cursor';
import { readEvents } from './event-rows';
import { KIND } from './kinds';
import { LIMITS } from './limits';
import { messageKey } from './message-key';

/** The debugger's accepted events: newest group first. */
export const listAcceptedEvents = defineOperation({
  name: 'event.accepted',
  kind: 'read',
  permission: 'event:admin',
  scope: 'organization',
  input: EventPage,
  output: StoredEvents,
  run: async (ctx, { limit, cursor }) => {
    const [segment, message] = cursor === undefined ? [Number.MAX_SAFE_INTEGER, ''] : decodePosition(Position, cursor);
    const chosen = sql`
      WHERE e.organization_id = ${ctx.organization.id} AND e.segment_id <= ${segment} AND (e.segment_id < ${segment} OR e.message_id > ${messageKey(message)}::bytea)
      ORDER BY e.segment_id DESC, e.message_id LIMIT ${limit + 1}`;
    const page = cutPage(await readEvents(ctx, chosen, sql`page.segment_id DESC, page.message_id`), limit, ({ segmentId, event }) => [
      segmentId,
      event.messageId,
    ]);
    return { ...page, data: page.data.map(({ event }) => event) };
  },
});

interface RejectionRow extends Omit<RefusedCall, 'id'> {
  id: number;
}

/** Refused events whose ids lie in a range, newest first. */
export async function readRefused(
  ctx: Context,
  { after = 0, before = Number.MAX_SAFE_INTEGER, limit }: { after?: number; before?: number; limit: number },
): Promise<RejectionRow[]> {
  return ctx.db
    .selectFrom('eventRejection')
    .select(['id', 'receivedAt', 'messageId', 'reason', 'detail', 'body'])
    .where('organizationId', '=', ctx.organization.id)
    .where('id', '>', after)
    .where('id', '<', before)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

export function refusedCall({ id, ...row }: RejectionRow): RefusedCall {
  return { id: encodePosition([id, '']), ...row };
}

/** The debugger's refused events, newest first. */
export const listRefusedEvents = defineOperation({
  name: 'event.refused',
  kind: 'read',
  permission: 'event:admin',
  scope: 'organization',
  input: EventPage,
  output: RefusedCalls,
  run: async (ctx, { limit, cursor }) => {
    const before = cursor === undefined ? undefined : decodePosition(Position, cursor)[0];
    const page = cutPage(await readRefused(ctx, { before, limit: limit + 1 }), limit, ({ id }) => [id, '']);
    return { ...page, data: page.data.map(refusedCall) };
  },
});

/** Which ids of a user appear in an account's raw events: all that name the same person. */
function userFilter(organizationId: number, accountId: number, userId: string | undefined) {
  if (userId === undefined) return sql``;
  return sql`AND e.user_id IN (
    SELECT other.value FROM external_id x
    JOIN external_id other ON other.organization_id = x.organization_id AND other.kind = 'user' AND other.record_id = x.record_id
    WHERE x.organization_id = ${organizationId} AND x.kind = 'user' AND x.value = ${userId} AND x.scope_id = ${accountId})`;
}

function moduleFilter(organizationId: number, module: string | undefined) {
  if (module === undefined) return sql``;
  return sql`AND e.module_id = (SELECT id FROM usage_name WHERE organization_id = ${organizationId} AND name = ${module})`;
}

/** The 90 days that a stream shows: to the end of a day, or to now with what clocks ahead of ours sent. Both ends are in it. */
function streamWindow({ now, today, organization }: Context, asOf: string | undefined): { since: Date; end: number } {
  if (asOf !== undefined && asOf > today) throw new AppError('invalid', `asOf lies in the future: the latest day is ${today}`);
  const dayEnd = asOf === undefined ? undefined : startOfDay(addDays(asOf, 1), organization.timezone).getTime();
  const since = new Date((dayEnd ?? now.getTime()) - LIMITS.streamDays * MS_A_DAY);
  return { since, end: dayEnd === undefined ? now.getTime() + LIMITS.futureMs : dayEnd - 1 };
}

/** An account's raw activity of 90 days, latest first, optionally of one user or module. */
export const listAccountEvents = defineOperation({
  name: 'event.stream',
  kind: 'read',
  permission: 'usage:read',
  scope: (input: { accountId: string }) => input.accountId,
  input: EventStreamPage,
  output: StoredEvents,
  run: async (ctx, { limit, cursor, asOf, userId, module }, account) => {
    const { since, end } = streamWindow(ctx, asOf);
    const [time, message] = cursor === undefined ? [end, ''] : decodePosition(Position, cursor);
    const until = new Date(Math.min(time, end));
    const chosen = sql`
      WHERE e.organization_id = ${ctx.organization.id} AND e.account_id = ${account.id} AND e.kind < ${KIND.identify}
        AND e.day BETWEEN ${utcDay(since)} AND ${utcDay(until)}
        AND e.at >= ${since} AND e.at <= ${until} AND (e.at < ${until} OR e.message_id > ${messageKey(message)}::bytea)
        ${userFilter(ctx.organization.id, account.id, userId)} ${moduleFilter(ctx.organization.id, module)}
      ORDER BY e.day DESC, e.at DESC, e.message_id LIMIT ${limit + 1}`;
    const page = cutPage(await readEvents(ctx, chosen, sql`page.at DESC, page.message_id`), limit, ({ event }) => [
      event.at.getTime(),
      event.messageId,
    ]);
    return { ...page, data: page.data.map(({ event }) => event) };
  },
});
