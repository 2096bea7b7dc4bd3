import { dayNumber } from '@/lib/kit/day';
import { compare, type Fraction, over, plus, rounded, times, whole } from '@/lib/kit/exact';
import type { Component, Member, ModelContent } from './contract';
import { scoreOn } from './scale';

/** A metric's value as of a day, and the local day of the newest thing it rests on; null when it is always present. */
export interface Reading {
  value: string;
  on: string | null;
}

/** By metric; a metric that could not be computed is absent. */
export type Readings = ReadonlyMap<string, Reading>;

/** `assumed`: nothing usable, so scored as the model says. The last three have no score. */
export type MemberState = 'scored' | 'assumed' | 'missing' | 'stale' | 'blocking';

export interface ScoredMember {
  metric: string;
  value: string | null;
  /** Days since its newest evidence. */
  age: number | null;
  state: MemberState;
  score: Fraction | null;
}

export interface ScoredComponent {
  key: string;
  weight: number;
  score: Fraction | null;
  members: ScoredMember[];
}

export interface Evaluation {
  /** Null when a component blocks it or too little is known. */
  score: Fraction | null;
  /** The share of the model's weight that has data. */
  coverage: Fraction;
  isBlocked: boolean;
  /** Weight of the components that have data. */
  known: number;
  components: ScoredComponent[];
}

const NONE: Fraction = { n: 0n, d: 1n };
const HALF: Fraction = { n: 1n, d: 2n };

const sum = (parts: readonly Fraction[]) => parts.reduce(plus, NONE);

function scoreMember({ metric, scale, missing, staleDays }: Member, readings: Readings, day: number): ScoredMember {
  const reading = readings.get(metric);
  const age = reading?.on ? day - dayNumber(reading.on) : null;
  const isStale = staleDays !== null && age !== null && age > staleDays;
  const score = reading && !isStale ? scoreOn(scale, reading.value) : null;
  const judged = (state: MemberState, of: Fraction | null): ScoredMember => ({ metric, value: reading?.value ?? null, age, state, score: of });
  if (score) return judged('scored', score);
  if (missing.policy === 'score') return judged('assumed', whole(missing.score));
  if (missing.policy === 'block') return judged('blocking', null);
  return judged(isStale ? 'stale' : 'missing', null);
}

/** The mean of the members that have a score. */
function meanOf(members: readonly ScoredMember[]): Fraction | null {
  // Most components have one member, and this is asked for each of every account.
  if (members.length === 1) return members[0]?.score ?? null;
  const scores = members.flatMap(({ score }) => score ?? []);
  return scores.length === 0 ? null : over(sum(scores), whole(scores.length));
}

function scoreComponent({ key, weight, members: defined }: Component, readings: Readings, day: number): ScoredComponent {
  const members = defined.map((member) => scoreMember(member, readings, day));
  return { key, weight, members, score: meanOf(members) };
}

/** Scores an account by a model, from its metrics as of a day (metrics.md, Health). */
export function evaluate({ components: defined }: Pick<ModelContent, 'components'>, readings: Readings, day: string): Evaluation {
  const number = dayNumber(day);
  const components = defined.map((component) => scoreComponent(component, readings, number));
  const all = components.reduce((total, { weight }) => total + weight, 0);
  const present = components.flatMap(({ weight, score }) => (score ? [{ weight, score }] : []));
  const known = present.reduce((total, { weight }) => total + weight, 0);
  const coverage: Fraction = { n: BigInt(known), d: BigInt(all) };
  const isBlocked = components.some(({ members }) => members.some(({ state }) => state === 'blocking'));
  const isKnown = !isBlocked && compare(coverage, HALF) >= 0;
  const score = isKnown ? over(sum(present.map(({ weight, score: one }) => times(whole(weight), one))), whole(known)) : null;
  return { score, coverage, isBlocked, known, components };
}

/** A component's part of the score: weight × score ÷ the weight that has data; 0 without data. The parts add up to the score. */
export function contributionOf({ weight, score }: ScoredComponent, { known }: Evaluation): Fraction {
  return score ? over(times(whole(weight), score), whole(known)) : NONE;
}

/** The whole number that is shown of a score. */
export const shownScore = (score: Fraction | null): number | null => score && rounded(score, 0);
