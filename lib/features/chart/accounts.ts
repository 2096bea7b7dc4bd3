import { limitingTeams } from '@/lib/core/actor';
import type { Context } from '@/lib/core/context';
import { accountsOfSegment, listAccountChoices, segmentFilter } from '@/lib/features/account/queries';
import type { Choice } from '@/lib/kit/condition-words';
import type { ChartContent } from './contract';
import type { ChartedAccounts } from './daily';
import { MOST_GROUPS } from './metrics';
import type { ChartGroup } from './series';

const WHOLE: ChartGroup = { group: null, name: null, part: 'whole' };

/** Whose values a chart shows, and in which groups. */
export interface Charted {
  accounts: ChartedAccounts;
  groups: ChartGroup[];
}

/** The accounts of a page's chart: this one. */
export const oneAccount = (id: number): Charted => ({ accounts: { ids: [id], groups: [0] }, groups: [WHOLE] });

/** Whether a chart is of every account of the organization, and its reader sees them all. */
const isOfAll = (ctx: Context, { segment, groupBy }: Pick<ChartContent, 'segment' | 'groupBy'>) =>
  segment === null && groupBy === null && limitingTeams(ctx.actor) === null;

/** The values that most accounts share, each a group; the others are one together. */
function groupsOf(values: readonly (string | null)[]): { order: (string | null)[]; hasRest: boolean } {
  const counts = new Map<string | null, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const sorted = [...counts].sort(([one, a], [other, b]) => b - a || String(one).localeCompare(String(other), 'en')).map(([value]) => value);
  return { order: sorted.slice(0, MOST_GROUPS), hasRest: sorted.length > MOST_GROUPS };
}

/**
 * The accounts of a chart that the reader may see, by groups if it has some. Only where every account counts, and
 * `isKept` says that what they add up to is kept, they need not be found one by one.
 * @throws AppError invalid for a filter or a group that isn't one of the account list
 */
export async function chartedAccounts(ctx: Context, content: Pick<ChartContent, 'segment' | 'groupBy'>, isKept: boolean): Promise<Charted> {
  if (isKept && isOfAll(ctx, content)) return { accounts: 'all', groups: [WHOLE] };
  const { segment, groupBy } = content;
  const found = await accountsOfSegment(ctx, segmentFilter(segment ?? undefined), groupBy);
  const ids = found.map(({ id }) => id);
  if (groupBy === null) return { accounts: { ids, groups: ids.map(() => 0) }, groups: [WHOLE] };
  const choices: Readonly<Record<string, readonly Choice[]>> = await ctx.call(listAccountChoices, {});
  const labels = new Map((choices[groupBy] ?? []).map(({ value, label }) => [value, label]));
  const { order, hasRest } = groupsOf(found.map(({ group }) => group));
  const places = new Map(order.map((value, index) => [value, index]));
  const named = order.map((group): ChartGroup => ({ group, name: group && (labels.get(group) ?? group), part: 'group' }));
  return {
    accounts: { ids, groups: found.map(({ group }) => places.get(group) ?? MOST_GROUPS) },
    groups: hasRest ? [...named, { group: null, name: null, part: 'rest' }] : named,
  };
}
