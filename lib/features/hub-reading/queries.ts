import { type ExpressionBuilder, type RawBuilder, sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import type { DB } from '@/lib/core/db/schema';
import { groupedBy } from '@/lib/kit/grouped';
import { type PageState, pageState, type ReadingStage, readingStage, type VisitLabel, viewedPages, visitLabel } from './metrics';

type Scope = Pick<Context, 'db'>;

/** Whose reading is asked for: some hubs', some items', or what was read of some visits. */
export type ReadingOf = { hubIds: readonly string[] } | { itemIds: readonly string[] } | { visitIds: readonly string[] };

/** Attention that one page got. */
export interface PageReading {
  page: number;
  words: number;
  ms: number;
  state: PageState;
}

/** What was read of one version of a document in a hub, pages that were never looked at left out. */
export interface ItemReading {
  hubId: string;
  itemId: string;
  versionId: string;
  /** Whether the document was not revoked. */
  isOpen: boolean;
  pageCount: number;
  ms: number;
  viewed: number;
  stage: ReadingStage;
  firstAt: Date;
  lastAt: Date;
  pages: PageReading[];
}

/** A stay of a reader: beats less than ten minutes apart. */
export interface VisitReading {
  id: string;
  hubId: string;
  startedAt: Date;
  lastBeatAt: Date;
  closedAt: Date | null;
  label: VisitLabel;
  ms: number;
  /** What was looked at, in the order of documents and pages. */
  pages: { itemId: string; versionId: string; page: number; ms: number }[];
}

const anyOf = (ids: readonly string[]): RawBuilder<string> => sql<string>`any(${ids}::uuid[])`;

function among(eb: ExpressionBuilder<{ a: DB['hubAttention']; v: DB['hubVisit'] }, 'a' | 'v'>, of: ReadingOf) {
  if ('hubIds' in of) return eb('v.hubId', '=', anyOf(of.hubIds));
  return 'itemIds' in of ? eb('a.itemId', '=', anyOf(of.itemIds)) : eb('v.id', '=', anyOf(of.visitIds));
}

/** The one definition of attention: milliseconds per visit, document and page over all tabs; what programs read is none. */
async function readAttention({ db }: Scope, of: ReadingOf) {
  return db
    .selectFrom('hubAttention as a')
    .innerJoin('hubVisit as v', (join) => join.onRef('v.organizationId', '=', 'a.organizationId').onRef('v.id', '=', 'a.visitId'))
    .innerJoin('hubSession as s', (join) => join.onRef('s.organizationId', '=', 'v.organizationId').onRef('s.id', '=', 'v.sessionId'))
    .innerJoin('publicationPage as p', (join) =>
      join.onRef('p.organizationId', '=', 'a.organizationId').onRef('p.versionId', '=', 'a.versionId').onRef('p.number', '=', 'a.page'),
    )
    .innerJoin('hubItem as i', (join) => join.onRef('i.organizationId', '=', 'a.organizationId').onRef('i.id', '=', 'a.itemId'))
    .innerJoin('publicationVersion as n', (join) => join.onRef('n.organizationId', '=', 'a.organizationId').onRef('n.id', '=', 'a.versionId'))
    .select(['v.hubId', 'v.id as visitId', 'a.itemId', 'a.versionId', 'a.page', 'p.words', 'n.pageCount'])
    .select((eb) => [
      eb.cast<number>(eb.fn.sum('a.countedMs'), 'bigint').as('ms'),
      eb.fn.min('a.firstAt').as('firstAt'),
      eb.fn.max('a.lastAt').as('lastAt'),
      eb('i.revokedAt', 'is', null).as('isOpen'),
    ])
    .where('s.automated', '=', false)
    .where((eb) => among(eb as never, of))
    .groupBy(['v.hubId', 'v.id', 'a.itemId', 'a.versionId', 'a.page', 'p.words', 'n.pageCount', 'i.revokedAt'])
    .having((eb) => eb(eb.fn.sum('a.countedMs'), '>', 0))
    .orderBy('a.itemId')
    .orderBy('a.versionId')
    .orderBy('a.page')
    .execute();
}

type Attention = Awaited<ReturnType<typeof readAttention>>[number];

function pagesOf(rows: readonly Attention[]): PageReading[] {
  const pages = groupedBy(rows, ({ page }) => page);
  return [...pages].map(([page, [first, ...others]]) => {
    const ms = others.reduce((sum, other) => sum + other.ms, first?.ms ?? 0);
    const words = first?.words ?? 0;
    return { page, words, ms, state: pageState(ms, words) };
  });
}

function itemOf(rows: readonly [Attention, ...Attention[]]): ItemReading {
  const [{ hubId, itemId, versionId, pageCount, isOpen }] = rows;
  const pages = pagesOf(rows);
  const ms = pages.reduce((sum, page) => sum + page.ms, 0);
  const viewed = viewedPages(pages);
  const times = { firstAt: rows.reduce((first, { firstAt }) => (firstAt < first ? firstAt : first), rows[0].firstAt), lastAt: latest(rows) };
  return {
    hubId,
    itemId,
    versionId,
    isOpen: Boolean(isOpen),
    pageCount,
    ms,
    viewed,
    stage: readingStage({ viewed, pageCount, ms }),
    ...times,
    pages,
  };
}

const latest = (rows: readonly [Attention, ...Attention[]]) => rows.reduce((last, { lastAt }) => (lastAt > last ? lastAt : last), rows[0].lastAt);

/** What was read, per document and version that was read, with pages in their order and how far each reader came. */
export async function readItems(ctx: Scope, of: ReadingOf): Promise<ItemReading[]> {
  const items = groupedBy(await readAttention(ctx, of), ({ itemId, versionId }) => `${itemId}:${versionId}`);
  return [...items.values()].map((rows) => itemOf(rows as [Attention, ...Attention[]]));
}

/** The visits of some hubs, or some visits, the latest first; `most` of them. */
export async function readVisits(ctx: Scope, of: Exclude<ReadingOf, { itemIds: unknown }>, most: number): Promise<VisitReading[]> {
  const visits = await ctx.db
    .selectFrom('hubVisit as v')
    .innerJoin('hubSession as s', (join) => join.onRef('s.organizationId', '=', 'v.organizationId').onRef('s.id', '=', 'v.sessionId'))
    .select(['v.id', 'v.hubId', 'v.startedAt', 'v.lastBeatAt', 'v.closedAt', 'v.ended', 'v.late', 's.automated'])
    .where((eb) => ('hubIds' in of ? eb('v.hubId', '=', anyOf(of.hubIds)) : eb('v.id', '=', anyOf(of.visitIds))))
    .orderBy('v.startedAt', 'desc')
    .orderBy('v.id')
    .limit(most)
    .execute();
  const read = groupedBy(await readAttention(ctx, { visitIds: visits.map(({ id }) => id) }), ({ visitId }) => visitId);
  return visits.map(({ ended, late, automated, ...visit }) => {
    const pages = (read.get(visit.id) ?? []).map(({ itemId, versionId, page, ms }) => ({ itemId, versionId, page, ms }));
    const ms = pages.reduce((sum, page) => sum + page.ms, 0);
    return { ...visit, label: visitLabel({ automated, late, ended }), ms, pages };
  });
}

/** How an account's hubs were read up to an instant: attention since another one, and when the last visit was that had any. */
export interface AccountReading {
  accountId: number;
  ms: number;
  lastAt: Date | null;
}

/** The same attention, added up by account (internal ids); accounts without hubs have none. */
export async function readAccounts(
  { db, organization }: Context,
  accountIds: readonly number[],
  since: Date,
  until: Date,
): Promise<AccountReading[]> {
  const { rows } = await sql<AccountReading>`
    SELECT a.id AS "accountId", coalesce(sum(t.counted_ms) FILTER (WHERE t.last_at >= ${since}), 0)::bigint AS ms, max(t.last_at) AS "lastAt"
    FROM unnest(${accountIds}::bigint[]) AS a (id)
    LEFT JOIN (hub h
      JOIN hub_visit v ON v.organization_id = h.organization_id AND v.hub_id = h.id
      JOIN hub_session s ON s.organization_id = v.organization_id AND s.id = v.session_id AND NOT s.automated
      JOIN hub_attention t ON t.organization_id = v.organization_id AND t.visit_id = v.id AND t.counted_ms > 0 AND t.last_at < ${until})
      ON h.organization_id = ${organization.id} AND h.account_id = a.id
    GROUP BY a.id`.execute(db);
  return rows;
}
