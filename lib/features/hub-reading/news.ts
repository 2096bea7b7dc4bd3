import { type Selectable, sql } from 'kysely';
import * as z from 'zod';
import type { Context } from '@/lib/core/context';
import type { DB } from '@/lib/core/db/schema';
import { type Happening, tellHub } from '@/lib/core/happenings';
import { defineOperation } from '@/lib/core/operation';
import { Closed, Done, JudgedReading } from './contract';
import { READING_STAGES, VISIT_GAP_MS } from './metrics';
import { readItems, readVisits, type VisitReading } from './queries';
import { titlesOf } from './titles';

/** Visits closed in one transaction. */
const MOST_CLOSED = 100;

type Hub = Pick<Selectable<DB['hub']>, 'id' | 'accountId' | 'name' | 'archivedAt'>;

/** Marks the mail that brought a document as one that led to reading, the first time; whoever read had it open, by whatever link. */
export async function markClicked({ db, organization }: Context, itemId: string, at: Date): Promise<void> {
  await sql`
    UPDATE hub_recipient r SET clicked_at = ${at}, opened_at = coalesce(r.opened_at, ${at}) FROM hub_item i
    WHERE i.organization_id = ${organization.id} AND i.id = ${itemId} AND r.organization_id = i.organization_id
      AND r.message_id = i.message_id AND r.hub_id = i.hub_id AND r.clicked_at IS NULL`.execute(db);
}

/** Tells each step that the reading of a version of a document has come to: viewed, engaged, finished. Told again, nothing happens. */
export const judgeReading = defineOperation({
  name: 'hub-reading.judge',
  kind: 'write',
  permission: 'hub:admin',
  scope: 'organization',
  input: JudgedReading,
  output: Done,
  run: async (ctx, { itemId, versionId }) => {
    const read = (await readItems(ctx, { itemIds: [itemId] })).find((item) => item.versionId === versionId);
    if (!read || read.stage === 'none') return {};
    const item = await ctx.db
      .selectFrom('hubItem as i')
      .innerJoin('hub as h', (join) => join.onRef('h.organizationId', '=', 'i.organizationId').onRef('h.id', '=', 'i.hubId'))
      .innerJoin('publication as p', (join) => join.onRef('p.organizationId', '=', 'i.organizationId').onRef('p.id', '=', 'i.publicationId'))
      .select(['h.id as hubId', 'h.accountId', 'h.name', 'p.title', 'i.messageId'])
      .where('i.id', '=', itemId)
      .executeTakeFirstOrThrow();
    const { hubId, accountId, name: title, title: document, messageId } = item;
    const detail = { document, ms: read.ms, count: read.viewed };
    const told = { hubId, accountId, itemId, versionId, messageId, at: read.lastAt, once: `${itemId}:${versionId}`, title, text: document, detail };
    const steps = READING_STAGES.slice(1, READING_STAGES.indexOf(read.stage) + 1) as Exclude<(typeof READING_STAGES)[number], 'none'>[];
    await tellHub(
      ctx,
      steps.map((kind) => ({ ...told, kind })),
    );
    await markClicked(ctx, itemId, read.firstAt);
    return {};
  },
});

/** What a visit that somebody read in comes to. */
function visited(visit: VisitReading & { sessionId: string }, hub: Hub, titles: ReadonlyMap<string, string>): Happening {
  const documents = [...new Set(visit.pages.map(({ itemId }) => titles.get(itemId) ?? ''))].filter(Boolean).join(', ');
  const detail = { document: documents, ms: visit.ms, label: visit.label, count: visit.pages.length };
  const place = { hubId: hub.id, accountId: hub.accountId, sessionId: visit.sessionId };
  return { ...place, kind: 'visited', at: visit.lastBeatAt, once: visit.id, title: hub.name, text: documents, detail };
}

/** Puts archived hubs back into the list whose readers came back by a door that was open before. */
async function takeUpAgain(ctx: Context, hubs: readonly (Hub & { visitId: string })[]): Promise<void> {
  const ids = hubs.map(({ id }) => id);
  await ctx.db
    .updateTable('hub')
    .set({ archivedAt: null, updatedAt: ctx.now })
    .where((eb) => eb('id', '=', eb.fn.any(sql<string[]>`${ids}::uuid[]`)))
    .execute();
  const told = { kind: 'reopened', at: ctx.now } as const;
  await tellHub(
    ctx,
    hubs.map(({ id, accountId, name, visitId }) => ({ ...told, hubId: id, accountId, title: name, once: visitId })),
  );
}

/** Closes visits whose last beat is ten minutes ago, the oldest first, and tells of those in which a person read. */
export const closeVisits = defineOperation({
  name: 'hub-reading.close-visits',
  kind: 'write',
  permission: 'hub:admin',
  scope: 'organization',
  input: z.strictObject({}),
  output: Closed,
  run: async (ctx) => {
    const due = await ctx.db
      .selectFrom('hubVisit as v')
      .innerJoin('hub as h', (join) => join.onRef('h.organizationId', '=', 'v.organizationId').onRef('h.id', '=', 'v.hubId'))
      .select(['v.id as visitId', 'v.sessionId', 'h.id', 'h.accountId', 'h.name', 'h.archivedAt'])
      .where('v.closedAt', 'is', null)
      .where('v.lastBeatAt', '<=', new Date(ctx.now.getTime() - VISIT_GAP_MS))
      .orderBy('v.lastBeatAt')
      .limit(MOST_CLOSED)
      .forUpdate('v')
      .skipLocked()
      .execute();
    if (due.length === 0) return { more: false };
    const ids = due.map(({ visitId }) => visitId);
    await ctx.db
      .updateTable('hubVisit')
      .set({ closedAt: ctx.now })
      .where((eb) => eb('id', '=', eb.fn.any(sql<string[]>`${ids}::uuid[]`)))
      .execute();
    const visits = (await readVisits(ctx, { visitIds: ids }, MOST_CLOSED)).filter(({ ms }) => ms > 0);
    const titles = await titlesOf(ctx, visits);
    const news = visits.flatMap((visit) => {
      const hub = due.find(({ visitId }) => visitId === visit.id);
      return hub ? [visited({ ...visit, sessionId: hub.sessionId }, hub, titles)] : [];
    });
    await tellHub(ctx, news);
    await takeUpAgain(
      ctx,
      due.filter(({ visitId, archivedAt }) => archivedAt !== null && visits.some(({ id, startedAt }) => id === visitId && startedAt > archivedAt)),
    );
    return { more: due.length === MOST_CLOSED };
  },
});
