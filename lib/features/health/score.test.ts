import { describe, expect, it } from 'vitest';
import { rounded, whole } from '@/lib/kit/exact';
import type { Component, Member, Scale } from './contract';
import { bandOf } from './metrics';
import { scoreOn } from './scale';
import { evaluate, type Reading, type Readings, shownScore } from './score';

const DAY = '2026-03-18';
const BANDS = { average: 31, good: 71 };

/** A metric whose value is its score. */
const direct = (metric: string, rest: Partial<Member> = {}): Member => ({
  metric,
  scale: {
    kind: 'linear',
    points: [
      { at: 0, score: 0 },
      { at: 100, score: 100 },
    ],
  },
  missing: { policy: 'exclude' },
  staleDays: null,
  ...rest,
});

const component = (key: string, weight: number, ...members: Member[]): Component => ({ key, name: null, weight, members });

const readings = (values: Record<string, string | Reading>): Readings =>
  new Map(Object.entries(values).map(([metric, value]) => [metric, typeof value === 'string' ? { value, on: null } : value]));

const shown = ({ n, d }: { n: bigint; d: bigint }) => rounded({ n, d }, 4);

it('scores the worked example exactly: 74.95, shown as 75', () => {
  const components = [
    component('usage', 20, direct('a')),
    component('voice', 30, direct('b'), direct('c')),
    component('support', 30, direct('d')),
    component('pulse', 20, direct('e')),
  ];
  const { score, coverage } = evaluate({ components }, readings({ a: '80', b: '76', c: '65', d: '90', e: '54' }), DAY);
  expect(score && { n: score.n * 100n, d: score.d }).toSatisfy(({ n, d }: { n: bigint; d: bigint }) => n === 7495n * d);
  expect(shownScore(score)).toBe(75);
  expect(bandOf(shownScore(score), BANDS)).toBe('good');
  expect(shown(coverage)).toBe(1);
});

describe('a component without usable data', () => {
  const old = { value: '40', on: '2026-03-07' };
  const half = { policy: 'score', score: 50 } as const;
  it.each([
    ['is left out when it is null', direct('b'), {}, 80, 0.75, 'missing'],
    ['is left out when it is stale', direct('b', { staleDays: 10 }), { b: old }, 80, 0.75, 'stale'],
    ['counts on the last day that it may', direct('b', { staleDays: 11 }), { b: old }, 70, 1, 'scored'],
    ['takes the score of its policy when it is null', direct('b', { missing: half }), {}, 72.5, 1, 'assumed'],
    ['takes the score of its policy when it is stale', direct('b', { missing: half, staleDays: 1 }), { b: old }, 72.5, 1, 'assumed'],
    ['blocks the score', direct('b', { missing: { policy: 'block' } }), {}, null, 0.75, 'blocking'],
    ['is missing when its value is no number', direct('b'), { b: 'soon' }, 80, 0.75, 'missing'],
  ] as const)('%s', (_name, member, given, expected, coverage, state) => {
    const components = [component('a', 3, direct('a')), component('b', 1, member)];
    const scored = evaluate({ components }, readings({ a: '80', ...given }), DAY);
    expect(scored.score && shown(scored.score)).toBe(expected);
    expect(shown(scored.coverage)).toBe(coverage);
    expect(scored.components[1]?.members[0]?.state).toBe(state);
  });

  it('leaves the score unknown while under half of the weight has data, and not at half', () => {
    const components = (weight: number) => [component('a', weight, direct('a')), component('b', 10, direct('b'))];
    const known = readings({ a: '95' });
    expect(evaluate({ components: components(9) }, known, DAY).score).toBeNull();
    expect(evaluate({ components: components(10) }, known, DAY).score).toEqual(whole(95));
    expect(bandOf(null, BANDS)).toBe('unknown');
  });

  it('is a group of those members that have data', () => {
    const components = [component('group', 1, direct('a'), direct('b'), direct('c'))];
    expect(evaluate({ components }, readings({ a: '10', c: '31' }), DAY).score).toEqual({ n: 41n, d: 2n });
    expect(evaluate({ components }, readings({}), DAY).score).toBeNull();
  });
});

describe('a scale', () => {
  const falling: Scale = {
    kind: 'linear',
    points: [
      { at: 2, score: 100 },
      { at: 10, score: 50 },
      { at: 20.5, score: 0 },
    ],
  };
  const tiers: Scale = {
    kind: 'tiers',
    steps: [
      { upTo: 0, score: 100 },
      { upTo: 2.5, score: 60 },
    ],
    above: 0,
  };
  const words: Scale = { kind: 'categories', scores: [{ value: 'good', score: 100 }], other: null };
  it.each<[Scale, string, number | null]>([
    [falling, '1.99', 100],
    [falling, '2', 100],
    [falling, '6', 75],
    [falling, '10', 50],
    [falling, '13.5', 33.3333],
    [falling, '99', 0],
    [tiers, '-1', 100],
    [tiers, '0', 100],
    [tiers, '0.01', 60],
    [tiers, '2.5', 60],
    [tiers, '3', 0],
    [words, 'good', 100],
    [words, 'else', null],
    [{ ...words, other: 20 }, 'else', 20],
  ])('%o gives %s the score %s', (scale, value, expected) => {
    const score = scoreOn(scale, value);
    expect(score && shown(score)).toBe(expected);
  });
});

it.each([
  [0, 'poor'],
  [30, 'poor'],
  [31, 'average'],
  [70, 'average'],
  [71, 'good'],
  [100, 'good'],
] as const)('takes %i for %s', (score, band) => expect(bandOf(score, BANDS)).toBe(band));
