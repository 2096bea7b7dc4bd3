import { limitingTeams } from '@/lib/core/actor';
import type { Context } from '@/lib/core/context';
import { accountIdsOfSegment, listAccountChoices, segmentFilter } from '@/lib/features/account/queries';
import type { Choice } from '@/lib/kit/condition-words';
import type { ChartContent } from './contract';
import type { SomeAccounts } from './counted';
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

/** Accounts of which the first lists are a group each, and all further ones one together. */
const inGroups = (lists: readonly number[][]): SomeAccounts => ({
  ids: lists.flat(),
  groups: lists.flatMap((ids, index) => ids.map(() => Math.min(index, MOST_GROUPS))),
});

/**
 * The accounts of a chart that the reader may see, by groups if it has some. Only where every account counts, and
 * `isKept` says that what they add up to is kept, they need not be found one by one.
 * @throws AppError invalid for a filter or a group that isn't one of the account list
 */
export async function chartedAccounts(ctx: Context, content: Pick<ChartContent, 'segment' | 'groupBy'>, isKept: boolean): Promise<Charted> {
  if (isKept && isOfAll(ctx, content)) return { accounts: 'all', groups: [WHOLE] };
  const { segment, groupBy } = content;
  const found = await accountIdsOfSegment(ctx, segmentFilter(segment ?? undefined), groupBy);
  if (groupBy === null) return { accounts: inGroups(found.map(({ ids }) => ids)), groups: [WHOLE] };
  const choices: Readonly<Record<string, readonly Choice[]>> = await ctx.call(listAccountChoices, {});
  const labels = new Map((choices[groupBy] ?? []).map(({ value, label }) => [value, label]));
  const sorted = found.toSorted((one, other) => other.ids.length - one.ids.length || String(one.group).localeCompare(String(other.group), 'en'));
  const named = sorted.slice(0, MOST_GROUPS).map(({ group }): ChartGroup => ({ group, name: group && (labels.get(group) ?? group), part: 'group' }));
  return {
    accounts: inGroups(sorted.map(({ ids }) => ids)),
    groups: sorted.length > MOST_GROUPS ? [...named, { group: null, name: null, part: 'rest' }] : named,
  };
}
