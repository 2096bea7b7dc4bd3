import { sql } from 'kysely';
import { resolveAsOf } from '@/lib/core/as-of';
import type { Context } from '@/lib/core/context';
import { defineOperation } from '@/lib/core/operation';
import { visibleAccounts } from '@/lib/core/visibility';
import type { Fraction } from '@/lib/kit/exact';
import { type ModelContent, ModelTrial, TrialResult } from './contract';
import { lastDay } from './evaluate';
import { latestReadings } from './latest';
import { type Band, bandOf } from './metrics';
import { findCondition, meets, metricsOf, modelsInForce, modelsOf } from './models';
import { parentsAbove, readChildren } from './parents';
import { rollUpTree } from './roll-up';
import { evaluate, shownScore } from './score';

/** Accounts that change their band which a trial names. */
const MOST_NAMED = 100;

const nobody = () => ({ poor: 0, average: 0, good: 0, unknown: 0 });

interface Tried {
  id: number;
  key: string;
  name: string;
  /** By the reader. */
  isSeen: boolean;
  /** Of its latest score. */
  score: number | null;
  band: Band;
}

const selectTried = (ctx: Context) =>
  ctx.db
    .selectFrom('account as a')
    .leftJoin('accountHealth as h', (join) => join.onRef('h.organizationId', '=', 'a.organizationId').onRef('h.accountId', '=', 'a.id'))
    .select(['a.id', 'a.key', 'a.name', 'h.score', sql<Band>`coalesce(h.band, 'unknown')`.as('band')])
    .select(sql<boolean>`${visibleAccounts(ctx.actor, sql<number>`a.id`)}`.as('isSeen'))
    .where('a.deletedAt', 'is', null)
    .orderBy('a.name')
    .orderBy('a.id');

/** The accounts that a model is for; of one that isn't in force yet, all that meet its condition. */
export async function accountsOf(ctx: Context, modelId: string): Promise<Tried[]> {
  const all = await selectTried(ctx)
    .where(meets(ctx, await findCondition(ctx, modelId)))
    .execute();
  if (!(await modelsInForce(ctx)).some((one) => one.modelId === modelId)) return all;
  const models = await modelsOf(
    ctx,
    all.map(({ id }) => id),
  );
  return all.filter(({ id }) => models.get(id)?.modelId === modelId);
}

interface TriedScore {
  score: Fraction | null;
  day: string;
}

/** What a draft says of the accounts that have their own score, from what is known now. */
async function ownScores(ctx: Context, ids: readonly number[], content: ModelContent): Promise<Map<number, TriedScore>> {
  const known = await latestReadings(ctx, ids, metricsOf([content]));
  return new Map(
    ids.map((id) => {
      const { day, readings } = known.get(id) ?? { day: lastDay(ctx).day, readings: new Map() };
      return [id, { day, score: evaluate(content, readings, day).score }];
    }),
  );
}

interface Outcome {
  account: Tried;
  becomes: number | null;
  to: Band;
}

/** What a draft makes of accounts, and of those above them whose score is theirs, as live scoring would; and as of which day. */
async function outcomesOf(ctx: Context, accounts: readonly Tried[], content: ModelContent): Promise<{ outcomes: Outcome[]; asOf: string }> {
  const today = resolveAsOf(ctx, ctx.today);
  const isTried = new Set(accounts.map(({ id }) => id));
  const parents = await parentsAbove(ctx, [...isTried], today);
  const isParent = new Set(parents.map(({ id }) => id));
  const own = await ownScores(
    ctx,
    [...isTried].filter((id) => !isParent.has(id)),
    content,
  );
  const scores = new Map([...own].map(([id, { score }]) => [id, score]));
  const rolled = rollUpTree(parents, await readChildren(ctx, [...isParent], today), scores);
  const above = [...isParent].filter((id) => !isTried.has(id));
  const models = await modelsOf(ctx, above);
  const others =
    above.length === 0
      ? []
      : await selectTried(ctx)
          .where((eb) => eb('a.id', '=', eb.fn.any(sql<number[]>`${above}::bigint[]`)))
          .execute();
  const outcomes = [...accounts, ...others].map((account) => {
    const becomes = shownScore((rolled.get(account.id) ?? own.get(account.id))?.score ?? null);
    return { account, becomes, to: bandOf(becomes, (models.get(account.id)?.content ?? content).bands) };
  });
  const days = [...own.values()].map(({ day }) => day);
  return { outcomes, asOf: days.reduce((latest, day) => (day > latest ? day : latest), lastDay(ctx).day) };
}

/** What a draft would make of the book: bands now and then, and who would change theirs, parents too whose score is their children's. */
export const tryHealthModel = defineOperation({
  name: 'health.try-model',
  kind: 'read',
  permission: 'health:admin',
  scope: 'organization',
  input: ModelTrial,
  output: TrialResult,
  run: async (ctx, { id, content }) => {
    const tried = await outcomesOf(ctx, await accountsOf(ctx, id), content);
    const outcomes = tried.outcomes.filter(({ account }) => account.isSeen);
    const [before, after] = [nobody(), nobody()];
    const changes: TrialResult['changes'] = [];
    for (const { account, becomes, to } of outcomes) {
      const { key, name, score, band } = account;
      before[band] += 1;
      after[to] += 1;
      if (band !== to) changes.push({ id: key, name, from: { score, band }, to: { score: becomes, band: to } });
    }
    return { asOf: tried.asOf, accounts: outcomes.length, before, after, changes: changes.slice(0, MOST_NAMED), changing: changes.length };
  },
});
