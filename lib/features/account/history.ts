import { type SqlBool, sql } from 'kysely';
import * as z from 'zod';
import type { Context, ScopedAccount } from '@/lib/core/context';
import { decodePosition, encodePosition } from '@/lib/core/db/position';
import { defineOperation } from '@/lib/core/operation';
import { ChangeSource, FieldHistory, HistoryRequest } from '@/lib/features/attribute/contract';

const isAddress = (value: unknown): value is string => typeof value === 'string' && value.includes('@');

/** Who did it, as people know them: a member, a key, or whoever answered a request. */
const actorName = sql<string | null>`CASE c.actor_kind
  WHEN 'user' THEN (SELECT i.name FROM membership m JOIN identity i ON i.id = m.identity_id
    WHERE m.organization_id = c.organization_id AND m.id::text = c.actor_id)
  WHEN 'apiKey' THEN (SELECT k.name FROM access_key k WHERE k.organization_id = c.organization_id AND k.id::text = c.actor_id)
  ELSE (SELECT r.recipient_name FROM information_request r WHERE r.organization_id = c.organization_id AND r.id::text = c.actor_id) END`;

interface Page {
  field?: string;
  cursor: string | null;
  limit: number;
}

/** After which change a page begins: its time (epoch ms) and id. */
const Position = z.tuple([z.int().min(0).max(8.64e15), z.int()]);

/** @throws AppError invalid */
function after(cursor: string) {
  const [at, id] = decodePosition(Position, cursor);
  return sql<SqlBool>`(c.at, c.id) < (${new Date(at)}::timestamptz, ${id}::bigint)`;
}

/** An account's changes, newest first: one more than the page holds, to tell whether there are more. */
function readChanges({ db }: Pick<Context, 'db'>, account: ScopedAccount, { field, cursor, limit }: Page) {
  return db
    .selectFrom('fieldChange as c')
    .select(['c.id', 'c.field', 'c.before', 'c.after', 'c.at', 'c.source', actorName.as('by')])
    .where('c.accountId', '=', account.id)
    .$if(field !== undefined, (query) => query.where('c.field', '=', field ?? ''))
    .$if(cursor !== null, (query) => query.where(after(cursor ?? '')))
    .orderBy('c.at', 'desc')
    .orderBy('c.id', 'desc')
    .limit(limit + 1)
    .execute();
}

/** Names of the people whose addresses stand among the values. */
async function namesOf({ db }: Pick<Context, 'db'>, values: readonly unknown[]): Promise<Map<string, string>> {
  const addresses = [...new Set(values.filter(isAddress))];
  if (addresses.length === 0) return new Map();
  const rows = await db
    .selectFrom('identity')
    .select(['email', 'name'])
    .where((eb) => eb('email', '=', eb.fn.any(sql<string[]>`${addresses}::text[]`)))
    .execute();
  return new Map(rows.map(({ email, name }) => [email, name]));
}

/** A page of an account's changes, newest first. */
export async function historyPage(ctx: Pick<Context, 'db'>, account: ScopedAccount, request: Page): Promise<z.infer<typeof FieldHistory>> {
  const rows = await readChanges(ctx, account, request);
  const page = rows.slice(0, request.limit);
  const names = await namesOf(
    ctx,
    page.flatMap(({ before, after }) => [before, after]),
  );
  const people = (values: readonly unknown[]) =>
    Object.fromEntries(values.flatMap((value) => (isAddress(value) && names.has(value) ? [[value, names.get(value) ?? '']] : [])));
  const data = page.map(({ id, source, ...change }) => ({
    ...change,
    id: String(id),
    source: ChangeSource.parse(source),
    people: people([change.before, change.after]),
  }));
  const last = rows.length > request.limit ? data.at(-1) : undefined;
  return { data, nextCursor: last ? encodePosition([last.at.getTime(), Number(last.id)]) : null };
}

/** What changed of an account, or of one of its fields: old and new, who, when and from where. */
export const readHistory = defineOperation({
  name: 'account.history',
  kind: 'read',
  permission: 'account:read',
  scope: (input: { accountId: string }) => input.accountId,
  input: HistoryRequest,
  output: FieldHistory,
  run: (ctx, request, account) => historyPage(ctx, account, request),
});
