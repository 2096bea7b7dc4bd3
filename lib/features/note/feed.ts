import { type RawBuilder, type SqlBool, sql } from 'kysely';
import * as z from 'zod';
import type { Context, ScopedAccount } from '@/lib/core/context';
import { decodePosition, encodePosition } from '@/lib/core/db/position';
import type { FeedKind } from '@/lib/kit/feed-kind';
import type { FeedEntry } from './contract';

interface Row extends Omit<FeedEntry, 'at'> {
  at: Date;
}

const notes = ({ organization }: Context, account: ScopedAccount) => sql`
  SELECT 'note' AS kind, n.key AS id, NULL AS subject, n.body, n.pinned, n.created_by, n.created_at AS at, n.version - 1 AS edits
  FROM note n WHERE n.organization_id = ${organization.id} AND n.account_id = ${account.id} AND n.deleted_at IS NULL`;

const touchpointNotes = ({ organization }: Context, account: ScopedAccount) => sql`
  SELECT 'interaction', i.key, i.subject, i.body, false, i.created_by, i.occurred_at, 0
  FROM interaction i WHERE i.organization_id = ${organization.id} AND i.account_id = ${account.id} AND i.deleted_at IS NULL AND i.body IS NOT NULL`;

const Position = z.tuple([z.boolean(), z.iso.datetime(), z.string()]);

function after(cursor: string | undefined): RawBuilder<SqlBool> {
  if (cursor === undefined) return sql<SqlBool>`true`;
  const [pinned, at, id] = decodePosition(Position, cursor);
  return sql<SqlBool>`(f.pinned, f.at, f.id) < (${pinned}::boolean, ${at}::timestamptz, ${id}::text)`;
}

/** Every word stands in the text; one account's notes are few enough to be read through. */
function holds(query: string | undefined): RawBuilder<SqlBool> {
  const words = query?.trim().split(/\s+/u).filter(Boolean) ?? [];
  const text = sql`lower(concat_ws(' ', f.subject, f.body))`;
  return sql.join([sql`true`, ...words.map((word) => sql`strpos(${text}, lower(${word})) > 0`)], sql` AND `);
}

interface FeedView {
  kinds: readonly FeedKind[];
  query?: string;
  cursor?: string;
  limit: number;
}

/** Notes and touchpoints' texts of an account: pinned ones first, then the latest. */
export async function readFeed(ctx: Context, account: ScopedAccount, { kinds, query, cursor, limit }: FeedView) {
  const parts = [
    ...(kinds.includes('note') ? [notes(ctx, account)] : []),
    ...(kinds.includes('interaction') && ctx.can('interaction:read') ? [touchpointNotes(ctx, account)] : []),
  ];
  if (parts.length === 0) return { data: [], nextCursor: null };
  const { rows } = await sql<Row>`
    SELECT f.kind, f.id, f.subject, f.body, f.pinned, author.name AS author, f.at, f.edits
    FROM (${sql.join(parts, sql` UNION ALL `)}) AS f (kind, id, subject, body, pinned, created_by, at, edits)
    LEFT JOIN membership m ON m.organization_id = ${ctx.organization.id} AND m.id = f.created_by
    LEFT JOIN identity author ON author.id = m.identity_id
    WHERE ${after(cursor)} AND ${holds(query)}
    ORDER BY f.pinned DESC, f.at DESC, f.id DESC LIMIT ${limit + 1}`.execute(ctx.db);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    data: page.map((row) => ({ ...row, at: row.at.toISOString() })),
    nextCursor: last ? encodePosition([last.pinned, last.at.toISOString(), last.id]) : null,
  };
}
