import { type RawBuilder, sql } from 'kysely';
import * as z from 'zod';
import type { Context } from '@/lib/core/context';
import type { TimelineKind } from './views';

/** A place between entries: the instant and the internal id of the entry beside it. */
export const Position = z.tuple([z.union([z.iso.datetime(), z.literal('infinity')]), z.int()]);
export type Position = z.infer<typeof Position>;

export const NEWEST: Position = ['infinity', 0];

export interface Search {
  accountIds: readonly number[];
  /** Null: all kinds. */
  kinds: readonly TimelineKind[] | null;
  query?: string;
}

interface Window {
  from: Position;
  /** Entries after the position instead of before it. */
  newer: boolean;
  most: number;
}

interface Found {
  id: number;
  at: Date;
}

/** One walk along an index for each account and kind: any page costs what the first one does. */
function walk({ db, organization }: Context, { accountIds, kinds }: Search, { from: [at, id], newer, most }: Window): Promise<Found[]> {
  const [beyond, order] = newer ? [sql`>`, sql`ASC`] : [sql`<`, sql`DESC`];
  const part = (kind: RawBuilder<unknown>) => sql`(
    SELECT t.id, t.at FROM timeline_entry t
    WHERE t.organization_id = ${organization.id} AND t.account_id = p.account_id AND t.hidden_at IS NULL ${kind}
      AND (t.at, t.id) ${beyond} (${at}::timestamptz, ${id}::bigint)
    ORDER BY t.at ${order}, t.id ${order} LIMIT ${most})`;
  const parts = kinds?.map(({ category, subtype }) =>
    part(subtype === null ? sql`AND t.category = ${category}` : sql`AND t.category = ${category} AND t.subtype = ${subtype}`),
  ) ?? [part(sql``)];
  return sql<Found>`
    SELECT e.id, e.at FROM unnest(${accountIds}::bigint[]) AS p (account_id)
    CROSS JOIN LATERAL (${sql.join(parts, sql` UNION ALL `)}) e
    ORDER BY e.at ${order}, e.id ${order} LIMIT ${most}`
    .execute(db)
    .then(({ rows }) => rows);
}

async function searchWords({ db, organization }: Context, { accountIds, kinds, query }: Search, { from: [at, id], newer, most }: Window) {
  const categories = kinds && sql`${kinds.map(({ category }) => category)}`;
  const subtypes = kinds && sql`${kinds.map(({ subtype }) => subtype)}`;
  const { rows } = await sql<Found>`
    SELECT e.id, e.at FROM search_timeline(${query}, ${accountIds}::bigint[], ${categories}::text[], ${subtypes}::text[],
      ${at}::timestamptz, ${id}::bigint, ${newer}, ${most}) WITH ORDINALITY AS f (id, place)
    JOIN timeline_entry e ON e.organization_id = ${organization.id} AND e.id = f.id
    ORDER BY f.place`.execute(db);
  return rows;
}

/** The entries nearest to a position, from there on; at most `most`. */
export function findEntries(ctx: Context, search: Search, window: Window): Promise<Found[]> {
  return search.query === undefined ? walk(ctx, search, window) : searchWords(ctx, search, window);
}

interface Turn {
  older?: Position;
  newer?: Position;
  /** The end of the day that the list begins with. */
  end?: Position;
}

interface FoundPage {
  ids: number[];
  newer: Position | null;
  older: Position | null;
}

const positionOf = ({ at, id }: Found): Position => [at.toISOString(), id];

function pageOf(found: readonly Found[], most: number, isFirst: boolean): FoundPage {
  const shown = found.slice(0, most);
  const [first, last] = [shown[0], shown.at(-1)];
  return {
    ids: shown.map(({ id }) => id),
    newer: first && !isFirst ? positionOf(first) : null,
    older: last && found.length > most ? positionOf(last) : null,
  };
}

/** A page of entries, newest first. Towards the newer ones, the last page is the first one again: full, and at the top. */
export async function findPage(ctx: Context, search: Search, { older, newer, end }: Turn, most: number): Promise<FoundPage> {
  if (newer) {
    const found = await findEntries(ctx, search, { from: newer, newer: true, most: most + 1 });
    if (found.length > most) {
      const shown = found.slice(0, most).reverse();
      return { ...pageOf(shown, most, false), older: positionOf(shown.at(-1) as Found) };
    }
  }
  const from = older ?? end ?? NEWEST;
  const found = await findEntries(ctx, search, { from: newer ? NEWEST : from, newer: false, most: most + 1 });
  const isFirst = newer !== undefined || from === NEWEST || (!older && (await findEntries(ctx, search, { from, newer: true, most: 1 })).length === 0);
  const page = pageOf(found, most, isFirst);
  return isFirst || page.newer ? page : { ...page, newer: from };
}
