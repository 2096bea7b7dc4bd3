import { sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import { defineOperation } from '@/lib/core/operation';
import { visibleAccounts } from '@/lib/core/visibility';
import { ModelTrial, TrialResult } from './contract';
import { lastDay } from './evaluate';
import { latestReadings } from './latest';
import { type Band, bandOf } from './metrics';
import { findCondition, meets, metricsOf, modelsInForce, modelsOf } from './models';
import { parentsAbove } from './parents';
import { evaluate, shownScore } from './score';

/** Accounts that change their band which a trial names. */
const MOST_NAMED = 100;

const nobody = () => ({ poor: 0, average: 0, good: 0, unknown: 0 });

interface Tried {
  id: number;
  key: string;
  name: string;
  /** Of its latest score. */
  score: number | null;
  band: Band;
}

/**
 * The accounts that a model is for and the reader sees; of one that isn't in force yet, all that meet its condition.
 * Without those whose score is made of their children's.
 */
export async function accountsOf(ctx: Context, modelId: string): Promise<Tried[]> {
  const condition = await findCondition(ctx, modelId);
  const all = await ctx.db
    .selectFrom('account as a')
    .leftJoin('accountHealth as h', (join) => join.onRef('h.organizationId', '=', 'a.organizationId').onRef('h.accountId', '=', 'a.id'))
    .select(['a.id', 'a.key', 'a.name', 'h.score', sql<Band>`coalesce(h.band, 'unknown')`.as('band')])
    .where('a.deletedAt', 'is', null)
    .where(visibleAccounts(ctx.actor, sql<number>`a.id`))
    .where(meets(ctx, condition))
    .orderBy('a.name')
    .orderBy('a.id')
    .execute();
  const parents = new Set((await parentsAbove(ctx, null, lastDay(ctx))).map(({ id }) => id));
  const own = all.filter(({ id }) => !parents.has(id));
  if (!(await modelsInForce(ctx)).some((one) => one.modelId === modelId)) return own;
  const models = await modelsOf(
    ctx,
    own.map(({ id }) => id),
  );
  return own.filter(({ id }) => models.get(id)?.modelId === modelId);
}

/** What a draft would make of the book: bands now and then, and who would change theirs. */
export const tryHealthModel = defineOperation({
  name: 'health.try-model',
  kind: 'read',
  permission: 'health:admin',
  scope: 'organization',
  input: ModelTrial,
  output: TrialResult,
  run: async (ctx, { id, content }) => {
    const accounts = await accountsOf(ctx, id);
    const ids = accounts.map((account) => account.id);
    const known = await latestReadings(ctx, ids, metricsOf([content]));
    const [before, after] = [nobody(), nobody()];
    const changes: TrialResult['changes'] = [];
    let asOf = lastDay(ctx).day;
    for (const account of accounts) {
      const { day, readings } = known.get(account.id) ?? { day: asOf, readings: new Map() };
      if (day > asOf) asOf = day;
      const becomes = shownScore(evaluate(content, readings, day).score);
      const { score: was, band: from } = account;
      const to = bandOf(becomes, content.bands);
      before[from] += 1;
      after[to] += 1;
      if (from !== to) changes.push({ id: account.key, name: account.name, from: { score: was, band: from }, to: { score: becomes, band: to } });
    }
    return { asOf, accounts: accounts.length, before, after, changes: changes.slice(0, MOST_NAMED), changing: changes.length };
  },
});
