import type { Context } from '@/lib/core/context';
import { defineOperation } from '@/lib/core/operation';
import { readOutcomes } from '@/lib/features/money/queries';
import { addDays, dayNumber, dayOf } from '@/lib/kit/day';
import { rounded } from '@/lib/kit/exact';
import { areaUnderCurve, leadDays, middleOf, outcomesByBand, type PastCase } from './back-test';
import { BackTest, BackTestResult, type ModelContent } from './contract';
import { lastDay } from './evaluate';
import { bandOf } from './metrics';
import { metricsOf } from './models';
import { type PastScores, readPastScores } from './past-scores';
import { shownScore } from './score';
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
  id: number;
  account: { key: string; name: string };
  on: number;
}

type Found = Pick<Replayed, 'id' | 'account' | 'on' | 'outcome'>;

/** The accounts that left or renewed, the latest first. */
async function findCases(ctx: Context, accounts: Awaited<ReturnType<typeof accountsOf>>, from: string, to: string): Promise<Found[]> {
  const outcomes = await readOutcomes(
    ctx,
    accounts.map(({ id }) => id),
    from,
    to,
  );
  const found = accounts.flatMap(({ id, isSeen, ...account }): Found[] => {
    const outcome = outcomes.get(id);
    return outcome && isSeen ? [{ id, account, on: dayNumber(outcome.on), outcome: outcome.kind }] : [];
  });
  return found.sort((a, b) => b.on - a.on);
}

/** The days of a case that count: so many before it, and all those in which a warning is looked for. */
function daysAsked({ id, on, outcome }: Found, horizonDays: number) {
  const at = on - horizonDays;
  const isLeft = outcome === 'left';
  return { accountId: id, from: Math.min(at - NEAR_DAYS, isLeft ? on - LONGEST_LEAD : at), to: isLeft ? on - 1 : at };
}

/** What the draft says of each case so many days before. */
function replay(past: PastScores, cases: readonly Found[], { bands }: ModelContent, horizonDays: number): Replayed[] {
  return cases.map((found) => {
    const at = found.on - horizonDays;
    const day = past.daysOf(found.id).findLast(({ number }) => number <= at && number >= at - NEAR_DAYS);
    const score = day ? past.score(found.id, day.number) : null;
    return { ...found, score, band: bandOf(shownScore(score), bands) };
  });
}

function leadOf(past: PastScores, { id, on }: Replayed, { bands }: ModelContent): number | null {
  const lately = past.daysOf(id).filter(({ number }) => number >= on - LONGEST_LEAD);
  const judged = lately.map(({ number }) => ({ number, band: bandOf(shownScore(past.score(id, number)), bands) }));
  return leadDays(judged, on);
}

const count = (cases: readonly Pick<PastCase, 'outcome'>[]) => {
  const left = cases.filter(({ outcome }) => outcome === 'left').length;
  return { left, renewed: cases.length - left };
};

/** What is found, as far as the cases are enough. */
function findingsOf(past: PastScores, cases: readonly Replayed[], content: ModelContent): BackTestResult['findings'] {
  const scored = count(cases.filter(({ score }) => score !== null));
  const area = areaUnderCurve(cases);
  if (!area || scored.left < LEAST_CASES || scored.renewed < LEAST_CASES) return null;
  const left = cases.filter(({ outcome }) => outcome === 'left');
  const leads = left.flatMap((one) => leadOf(past, one, content) ?? []);
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
    const accounts = await accountsOf(ctx, id);
    const found = (await findCases(ctx, accounts, from, to)).slice(0, MOST_CASES);
    const asked = found.map((one) => daysAsked(one, horizonDays));
    const past = await readPastScores(ctx, asked, { content, isFor: new Set(accounts.map((account) => account.id)) });
    const cases = replay(past, found, content, horizonDays);
    const kept = past.metrics();
    return {
      ...{ from, to, horizonDays, cases: count(cases), scored: count(cases.filter(({ score }) => score !== null)) },
      unkept: metricsOf([content]).filter((metric) => !kept.has(metric)),
      findings: findingsOf(past, cases, content),
    };
  },
});
