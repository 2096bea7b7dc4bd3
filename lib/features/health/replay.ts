import type { Context } from '@/lib/core/context';
import { defineOperation } from '@/lib/core/operation';
import { readOutcomes } from '@/lib/features/money/queries';
import { addDays, dayNumber, dayOf } from '@/lib/kit/day';
import { rounded } from '@/lib/kit/exact';
import { areaUnderCurve, leadDays, middleOf, outcomesByBand, type PastCase } from './back-test';
import { BackTest, BackTestResult, type ModelContent } from './contract';
import { lastDay } from './evaluate';
import { type KeptDay, readKeptDays } from './kept';
import { bandOf } from './metrics';
import { metricsOf } from './models';
import { evaluate, shownScore } from './score';
import { accountsOf } from './trial';

/** Days up to yesterday in which accounts left or renewed. */
const OBSERVED_DAYS = 365;
/** Where of a day nothing was kept, one of the week before stands for it: old days are kept one a week. */
const NEAR_DAYS = 6;
/** Days before an account left that a warning is looked for in. */
const LONGEST_LEAD = 180;
/** Cases that are replayed, the latest ones, and scored ones of each outcome without which nothing is said. */
const MOST_CASES = 5_000;
const LEAST_CASES = 5;
const MOST_NAMED = 100;

interface Replayed extends PastCase {
  account: { key: string; name: string };
  on: number;
  /** What the draft says of each kept day before it left. */
  days: KeptDay[];
}

type Found = Pick<Replayed, 'account' | 'on' | 'outcome'> & { id: number };

/** The accounts that left or renewed, the latest first. */
async function findCases(ctx: Context, modelId: string, from: string, to: string): Promise<Found[]> {
  const accounts = await accountsOf(ctx, modelId);
  const outcomes = await readOutcomes(
    ctx,
    accounts.map(({ id }) => id),
    from,
    to,
  );
  const found = accounts.flatMap(({ id, ...account }): Found[] => {
    const outcome = outcomes.get(id);
    return outcome ? [{ id, account, on: dayNumber(outcome.on), outcome: outcome.kind }] : [];
  });
  return found.sort((a, b) => b.on - a.on);
}

/** What the draft says of each case so many days before. */
async function replay(ctx: Context, cases: readonly Found[], content: ModelContent, horizonDays: number): Promise<Replayed[]> {
  const asked = cases.map(({ id, on, outcome }) => {
    const at = on - horizonDays;
    const isLeft = outcome === 'left';
    return { accountId: id, from: Math.min(at - NEAR_DAYS, isLeft ? on - LONGEST_LEAD : at), to: isLeft ? on - 1 : at };
  });
  const kept = await readKeptDays(ctx, asked, metricsOf([content]));
  return cases.map(({ id, on, ...found }) => {
    const days = kept.get(id) ?? [];
    const at = on - horizonDays;
    const day = days.findLast(({ number }) => number <= at && number >= at - NEAR_DAYS);
    const score = day ? evaluate(content, day.readings, dayOf(day.number)).score : null;
    return { ...found, on, score, band: bandOf(shownScore(score), content.bands), days };
  });
}

function leadOf({ days, on }: Replayed, content: ModelContent): number | null {
  const lately = days.filter(({ number }) => number >= on - LONGEST_LEAD);
  const judged = lately.map(({ number, readings }) => ({
    number,
    band: bandOf(shownScore(evaluate(content, readings, dayOf(number)).score), content.bands),
  }));
  return leadDays(judged, on);
}

const count = (cases: readonly Pick<PastCase, 'outcome'>[]) => {
  const left = cases.filter(({ outcome }) => outcome === 'left').length;
  return { left, renewed: cases.length - left };
};

/** What is found, as far as the cases are enough. */
function findingsOf(cases: readonly Replayed[], content: ModelContent): BackTestResult['findings'] {
  const scored = count(cases.filter(({ score }) => score !== null));
  const area = areaUnderCurve(cases);
  if (!area || scored.left < LEAST_CASES || scored.renewed < LEAST_CASES) return null;
  const left = cases.filter(({ outcome }) => outcome === 'left');
  const leads = left.flatMap((one) => leadOf(one, content) ?? []);
  const missed = left.flatMap(({ account: { key, name }, on, score, band }) => {
    const shown = shownScore(score);
    return band === 'good' && shown !== null ? [{ id: key, name, leftOn: dayOf(on), score: shown }] : [];
  });
  const warnings = { warned: leads.length, leadDays: middleOf(leads) };
  return { matrix: outcomesByBand(cases), area: rounded(area, 2), ...warnings, missed: missed.slice(0, MOST_NAMED) };
}

/** How well a draft would have told who leaves, from what was kept at the time. */
export const backTestModel = defineOperation({
  name: 'health.back-test',
  kind: 'read',
  permission: 'health:admin',
  scope: 'organization',
  input: BackTest,
  output: BackTestResult,
  run: async (ctx, { id, content, horizonDays }) => {
    const to = lastDay(ctx).day;
    const from = addDays(to, 1 - OBSERVED_DAYS);
    const found = (await findCases(ctx, id, from, to)).slice(0, MOST_CASES);
    const cases = await replay(ctx, found, content, horizonDays);
    const kept = new Set(cases.flatMap(({ days }) => days.flatMap(({ readings }) => [...readings.keys()])));
    return {
      ...{ from, to, horizonDays, cases: count(cases), scored: count(cases.filter(({ score }) => score !== null)) },
      unkept: metricsOf([content]).filter((metric) => !kept.has(metric)),
      findings: findingsOf(cases, content),
    };
  },
});
