import { sql } from 'kysely';
import type { Context, ScopedAccount } from '@/lib/core/context';
import { decodePosition, encodePosition } from '@/lib/core/db/position';
import { TIMELINE_CATEGORIES, type TimelineCategory } from '@/lib/core/timeline';
import { visibleAccounts } from '@/lib/core/visibility';
import { addDays, localDay, startOfDay } from '@/lib/kit/day';
import type { TimelineEntry, TimelinePage, TimelinePageRequest } from './contract';
import { findPage, Position } from './find-entries';
import { excerptOf, marked } from './highlight';
import { changesOf, isThere, peopleIn, presentStates } from './present';
import { readEntries, type StoredEntry } from './read-entries';
import { kindsOf, narrowable } from './views';

/** Entries of a category in which its sub-types are looked for. */
const RECENT = 500;

/** The account with all below it that the reader may see. */
async function visibleTree({ db, actor }: Context, account: ScopedAccount): Promise<number[]> {
  const rows = await db
    .selectFrom('accountTree as t')
    .innerJoin('account as a', (join) => join.onRef('a.organizationId', '=', 't.organizationId').onRef('a.id', '=', 't.descendantId'))
    .select('a.id')
    .where('t.ancestorId', '=', account.id)
    .where('a.deletedAt', 'is', null)
    .where((eb) => visibleAccounts(actor, eb.ref('a.id')))
    .execute();
  return rows.map(({ id }) => id);
}

async function categoriesOf({ db, organization }: Context, accountIds: readonly number[], offered: readonly TimelineCategory[]) {
  const { rows } = await sql<{ category: TimelineCategory }>`
    SELECT c.category FROM unnest(${offered}::text[]) AS c (category)
    WHERE EXISTS (SELECT FROM unnest(${accountIds}::bigint[]) AS a (id) JOIN LATERAL (
      SELECT FROM timeline_entry e WHERE e.organization_id = ${organization.id} AND e.account_id = a.id AND e.category = c.category
        AND e.hidden_at IS NULL LIMIT 1) found ON true)`.execute(db);
  const present = new Set(rows.map(({ category }) => category));
  return offered.filter((category) => present.has(category));
}

async function subtypesOf({ db, organization }: Context, accountId: number, category: TimelineCategory | null): Promise<string[]> {
  if (category === null) return [];
  const { rows } = await sql<{ subtype: string }>`
    SELECT DISTINCT recent.subtype FROM (
      SELECT e.subtype FROM timeline_entry e
      WHERE e.organization_id = ${organization.id} AND e.account_id = ${accountId} AND e.category = ${category} AND e.hidden_at IS NULL
      ORDER BY e.at DESC, e.id DESC LIMIT ${RECENT}) recent
    WHERE recent.subtype IS NOT NULL ORDER BY 1`.execute(db);
  return rows.map(({ subtype }) => subtype);
}

function shownEntry(entry: StoredEntry, states: Parameters<typeof changesOf>[1], timeZone: string, query: string | undefined): TimelineEntry {
  const { id, at, accountKey, accountName, category, subtype, event, source, sourceKey, title, text, snapshot, actor } = entry;
  return {
    ...{ key: encodePosition([at.toISOString(), id]), at: at.toISOString(), day: localDay(at, timeZone) },
    ...{ category, subtype, event, source, sourceId: sourceKey, actor, snapshot },
    account: { id: accountKey, name: accountName },
    title: marked(title, query),
    excerpt: excerptOf(text, query),
    changes: changesOf(entry, states),
    isThere: isThere(entry, states),
  };
}

const positionIn = (text: string | undefined) => (text === undefined ? undefined : decodePosition(Position, text));

/** A page of the timeline with what its filters offer. */
export async function readPage(ctx: Context, account: ScopedAccount, request: TimelinePageRequest): Promise<TimelinePage> {
  const { view, query, day, limit } = request;
  const { timezone } = ctx.organization;
  const accountIds = request.tree ? await visibleTree(ctx, account) : [account.id];
  const end: Position | undefined = day === undefined ? undefined : [startOfDay(addDays(day, 1), timezone).toISOString(), 0];
  const turn = { older: positionIn(request.older), newer: positionIn(request.newer), end };
  const found = await findPage(ctx, { accountIds, kinds: kindsOf(request), query }, turn, limit);
  const stored = await readEntries(ctx, found.ids);
  const states = await presentStates(ctx, stored);
  const entries = stored.map((entry) => shownEntry(entry, states, timezone, query));
  const offered = view === 'all' ? TIMELINE_CATEGORIES : (kindsOf({ view, categories: [] }) ?? []).map(({ category }) => category);
  return {
    entries,
    newer: found.newer && encodePosition(found.newer),
    older: found.older && encodePosition(found.older),
    categories: await categoriesOf(ctx, accountIds, offered),
    subtypes: await subtypesOf(ctx, account.id, narrowable(request)),
    people: await peopleIn(ctx, entries),
  };
}
