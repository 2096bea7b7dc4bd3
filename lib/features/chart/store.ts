import { sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import { ChartContent, type SavedChart } from './contract';

/** Who wrote: a member, or null for keys and jobs. */
export const author = ({ actor }: Pick<Context, 'actor'>): string | null => (actor.kind === 'user' ? actor.membershipId : null);

/** Whether this actor may change a chart: people their own and, with chart:admin, what others share; keys, which have none, what is shared. */
export function mayChange(ctx: Context, { createdBy, isShared }: { createdBy: string | null; isShared: boolean }): boolean {
  const me = author(ctx);
  if (!ctx.can('chart:write')) return false;
  return me !== null && me === createdBy ? true : isShared && (me === null || ctx.can('chart:admin'));
}

/** The charts of the Chart Explorer that the reader may open, by name. @param id of the only one that is asked for */
export async function readCharts(ctx: Context, id?: string): Promise<SavedChart[]> {
  const rows = await ctx.db
    .selectFrom('chart as c')
    .leftJoin('membership as m', (join) => join.onRef('m.organizationId', '=', 'c.organizationId').onRef('m.id', '=', 'c.createdBy'))
    .leftJoin('identity as i', 'i.id', 'm.identityId')
    .select(['c.id', 'c.name', 'c.isShared', 'c.createdBy', 'c.version', 'c.content', 'i.name as by'])
    .select(
      sql<number>`(SELECT count(*) FROM chart_pin p WHERE p.organization_id = c.organization_id AND p.chart_id = c.id AND p.removed_at IS NULL)`.as(
        'links',
      ),
    )
    .where('c.isListed', '=', true)
    .where((eb) => eb.or([eb('c.isShared', '=', true), eb('c.createdBy', '=', author(ctx))]))
    .$if(id !== undefined, (query) => query.where('c.id', '=', id ?? ''))
    .orderBy('c.name')
    .orderBy('c.id')
    .execute();
  return rows.map(({ createdBy, content, ...chart }) => ({
    ...chart,
    content: ChartContent.parse(content),
    editable: mayChange(ctx, { createdBy, isShared: chart.isShared }),
  }));
}
