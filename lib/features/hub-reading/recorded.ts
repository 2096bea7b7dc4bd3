import * as z from 'zod';
import type { Context } from '@/lib/core/context';
import { defineOperation } from '@/lib/core/operation';
import { visitOf } from '@/lib/core/visit';
import { groupedBy } from '@/lib/kit/grouped';
import { Recorded } from './contract';
import { READER_DEEDS } from './metrics';
import { readVisits, type VisitReading } from './queries';
import { titlesOf } from './titles';

/** Of each kind; older ones are counted but not shown one by one. */
const MOST_SHOWN = 200;

function recordedVisit({ id, startedAt, ms, label, pages }: VisitReading, titles: ReadonlyMap<string, string>): Recorded['visits'][number] {
  const documents = [...groupedBy(pages, ({ itemId }) => itemId)].map(([itemId, read]) => ({
    itemId,
    title: titles.get(itemId) ?? '',
    pages: read.map(({ page, ms: time }) => ({ page, ms: time })),
  }));
  return { id, startedAt: startedAt.toISOString(), ms, label, documents };
}

async function readDeeds({ db }: Context, hubId: string): Promise<Recorded['deeds']> {
  const rows = await db
    .selectFrom('hubHappening as e')
    .leftJoin('hubItem as i', (join) => join.onRef('i.organizationId', '=', 'e.organizationId').onRef('i.id', '=', 'e.itemId'))
    .leftJoin('publication as p', (join) => join.onRef('p.organizationId', '=', 'i.organizationId').onRef('p.id', '=', 'i.publicationId'))
    .select(['e.kind', 'e.at', 'p.title'])
    .where('e.hubId', '=', hubId)
    .where('e.kind', 'in', READER_DEEDS)
    .orderBy('e.at', 'desc')
    .orderBy('e.id', 'desc')
    .limit(MOST_SHOWN)
    .execute();
  return rows.map(({ kind, at, title }) => ({ kind: kind as Recorded['deeds'][number]['kind'], at: at.toISOString(), document: title }));
}

/** Everything that is recorded about a reader's visits to their hub. */
export const readRecorded = defineOperation({
  name: 'hub-reading.recorded',
  kind: 'read',
  permission: 'hub:visit',
  scope: 'visit',
  input: z.strictObject({}),
  output: Recorded,
  run: async (ctx) => {
    const { hubId } = visitOf(ctx);
    const visits = await readVisits(ctx, { hubIds: [hubId] }, MOST_SHOWN);
    const titles = await titlesOf(ctx, visits);
    const { sent } = await ctx.db
      .selectFrom('hubServed as d')
      .innerJoin('hubSession as s', (join) => join.onRef('s.organizationId', '=', 'd.organizationId').onRef('s.id', '=', 'd.sessionId'))
      .select((eb) => eb.fn.coalesce(eb.cast<number>(eb.fn.sum('d.times'), 'bigint'), eb.lit(0)).as('sent'))
      .where('s.hubId', '=', hubId)
      .executeTakeFirstOrThrow();
    const { name: organization, timezone } = ctx.organization;
    return {
      organization,
      timezone,
      visits: visits.map((visit) => recordedVisit(visit, titles)),
      pagesSent: sent,
      deeds: await readDeeds(ctx, hubId),
    };
  },
});
