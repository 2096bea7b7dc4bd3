import type { Context } from '@/lib/core/context';
import { getAccount } from '@/lib/features/account/queries';
import { listDealRecords } from '@/lib/features/deal/queries';
import { readAccountFinancials } from '@/lib/features/money/queries';
import { readOrganization } from '@/lib/features/organization/queries';
import { listGoals, listObjectives } from '@/lib/features/plan/queries';
import { listTaskTable } from '@/lib/features/task/queries';
import { readActivity, readModules } from '@/lib/features/usage/queries';

const MOST = 8;
const OPEN = { all: [{ column: 'open', op: 'is', value: true }] };
const BY_DUE = { column: 'due', direction: 'asc' };

/** The account's deals that are neither won nor lost, with the names of their stages. */
async function openDeals(ctx: Context, accountId: string) {
  const stages = await ctx.db.selectFrom('dealStage').select(['id', 'name']).where('kind', '=', 'open').execute();
  const names = new Map(stages.map(({ id, name }) => [id, name]));
  const { data } = await ctx.call(listDealRecords, { accountId });
  return data.flatMap(({ stage, ...deal }) => {
    const name = names.get(stage);
    return name === undefined ? [] : [{ ...deal, stage: name }];
  });
}

/** Everything a deck says, read by the operations that the account's page reads, in one transaction. */
export async function readDeck(ctx: Context, accountId: string) {
  const of = { accountId };
  const { rows: tasks } = await ctx.call(listTaskTable, { ...of, filter: OPEN, sort: BY_DUE, cursor: null, limit: MOST });
  const modules = await ctx.call(readModules, of);
  return {
    today: ctx.today,
    organization: await ctx.call(readOrganization, {}),
    account: await ctx.call(getAccount, of),
    usage: await ctx.call(readActivity, of),
    modules: modules.data.toSorted((a, b) => b.totalTimeMs - a.totalTimeMs).slice(0, MOST),
    goals: (await ctx.call(listGoals, { ...of, limit: MOST })).data,
    objectives: (await ctx.call(listObjectives, { ...of, limit: MOST })).data,
    money: await ctx.call(readAccountFinancials, of),
    deals: await openDeals(ctx, accountId),
    tasks,
  };
}

export type Deck = Awaited<ReturnType<typeof readDeck>>;
