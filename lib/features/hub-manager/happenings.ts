import { type RawBuilder, sql } from 'kysely';
import * as z from 'zod';
import type { Context } from '@/lib/core/context';
import { decodePosition, encodePosition } from '@/lib/core/db/position';
import type { ToldHappening } from './contract';
import { isShown } from './scope';
import type { Whose } from './table';

/** What the funnel shows by itself and a line about would only repeat. */
const UNTOLD = ['viewed', 'engaged'];

interface Wanted {
  whose: Whose;
  /** Which happenings `e`. */
  which: RawBuilder<unknown>;
  most: number;
}

interface Row extends Omit<ToldHappening, 'at'> {
  at: Date;
}

/** Happenings in hubs on accounts that the actor sees, the latest first. */
export async function happeningsWhere(ctx: Context, { whose, which, most }: Wanted): Promise<ToldHappening[]> {
  const { rows } = await sql<Row>`
    SELECT e.id, e.at, e.kind, e.hub_id, h.name, a.key AS account_key, a.name AS account, p.title AS document, e.detail,
      (SELECT y.subject FROM hub_recipient r JOIN mail y ON y.organization_id = r.organization_id AND y.id = r.mail_id
       WHERE r.organization_id = e.organization_id AND r.message_id = e.message_id AND r.hub_id = e.hub_id) AS subject,
      (SELECT i.name FROM membership m JOIN identity i ON i.id = m.identity_id
       WHERE m.organization_id = e.organization_id AND m.id::text = e.actor_id) AS actor
    FROM hub_happening e
    JOIN hub h ON h.organization_id = e.organization_id AND h.id = e.hub_id
    JOIN account a ON a.organization_id = h.organization_id AND a.id = h.account_id
    LEFT JOIN hub_item t ON t.organization_id = e.organization_id AND t.id = e.item_id
    LEFT JOIN publication p ON p.organization_id = t.organization_id AND p.id = t.publication_id
    WHERE e.organization_id = ${ctx.organization.id} AND ${isShown(ctx, whose)} AND ${which}
    ORDER BY e.at DESC, e.id DESC LIMIT ${most}`.execute(ctx.db);
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

interface HappeningsRequest {
  whose: Whose;
  /** Of one hub alone, or of one account by its internal id. */
  hubId?: string;
  accountId?: number;
  cursor: string | null;
  limit: number;
}

const Position = z.tuple([z.iso.datetime(), z.int()]);

/** One page of what happened in hubs, from a position on. */
export async function happeningsOf(ctx: Context, { whose, hubId, accountId, cursor, limit }: HappeningsRequest) {
  const position = cursor === null ? null : decodePosition(Position, cursor);
  const which = sql`e.kind <> ALL(${UNTOLD}::text[]) ${hubId === undefined ? sql`` : sql`AND e.hub_id = ${hubId}::uuid`}
    ${accountId === undefined ? sql`` : sql`AND h.account_id = ${accountId}`}
    ${position ? sql`AND (e.at, e.id) < (${position[0]}::timestamptz, ${position[1]}::bigint)` : sql``}`;
  const rows = await happeningsWhere(ctx, { whose, which, most: limit + 1 });
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { rows: shown, next: last && rows.length > limit ? encodePosition([last.at, last.id]) : null };
}
