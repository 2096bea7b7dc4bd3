import { sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import { textArray, timeArray } from './array-literal';
import { nestsDeeper, storable, storableJson } from './json-shape';
import { LIMITS } from './limits';
import type { Rejection } from './sort-out';

/** A refused event as JSON for the debugger: as sent when that is small, else its beginning as a text. */
export function rejectionBody(body: unknown): string {
  if (nestsDeeper(body, LIMITS.depth + 1)) return JSON.stringify({ tooDeep: true });
  const json = storableJson(body);
  return json.length <= LIMITS.rejectionBytes ? json : JSON.stringify({ beginning: storable(json.slice(0, LIMITS.rejectionBytes)) });
}

/** Keeps refused events for the debugger, in the transaction of their group. */
export async function storeRejections(ctx: Context, rejections: readonly Rejection[]): Promise<void> {
  if (rejections.length === 0) return;
  await sql`
    INSERT INTO event_rejection (organization_id, received_at, message_id, reason, detail, body)
    SELECT ${ctx.organization.id}::int, n.* FROM unnest(
      ${timeArray(rejections.map((rejection) => rejection.receivedAt.getTime()))}::timestamptz[],
      ${textArray(rejections.map((rejection) => rejection.messageId))}::text[], ${textArray(rejections.map(({ refusal }) => refusal.code))}::text[],
      ${textArray(rejections.map(({ refusal }) => refusal.detail))}::text[], ${textArray(rejections.map(({ body }) => rejectionBody(body)))}::jsonb[]) AS n`.execute(
    ctx.db,
  );
}
