import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rounded, whole } from '@/lib/kit/exact';
import { areaUnderCurve, leadDays, middleOf, outcomesByBand, type PastCase } from './back-test';
import { bandOf } from './metrics';

const BANDS = { average: 31, good: 71 };
const one = (outcome: PastCase['outcome'], score: number | null): PastCase => ({
  ...{ outcome, score: score === null ? null : whole(score) },
  band: bandOf(score, BANDS),
});
const cases = (left: readonly (number | null)[], renewed: readonly (number | null)[]) => [
  ...left.map((score) => one('left', score)),
  ...renewed.map((score) => one('renewed', score)),
];

describe('the area under the curve', () => {
  it('is counted by hand: left 20, 55, 75; renewed 55, 70, 80, 90', () => {
    // 20 loses to all four; 55 ties with 55 and loses to three; 75 beats 55 and 70 and loses to two: 4 + 3½ + 2 of 12 pairs.
    const area = areaUnderCurve(cases([20, 55, 75], [55, 70, 80, 90]));
    expect(area).toEqual({ n: 19n, d: 24n });
    expect(area && rounded(area, 2)).toBe(0.79);
  });

  it.each([
    ['all tell', [10, 20], [30, 40], 1],
    ['all mislead', [30, 40], [10, 20], 0],
    ['all are equal', [50, 50], [50], 0.5],
    ['nobody left', [], [50], null],
    ['those who left had no score', [null], [50], null],
    ['cases without a score don’t count', [10, null], [30, null], 1],
  ])('when %s', (_name, left, renewed, expected) => {
    const area = areaUnderCurve(cases(left, renewed));
    expect(area && rounded(area, 4)).toBe(expected);
  });

  it('agrees with counting every pair', () => {
    const scores = fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 12 });
    const property = fc.property(scores, scores, (left, renewed) => {
      const halves = left.flatMap((l) => renewed.map((r) => (r > l ? 2 : Number(r === l)))).reduce<number>((sum, half) => sum + half, 0);
      const area = areaUnderCurve(cases(left, renewed));
      expect(area && Number(area.n) * 2 * left.length * renewed.length).toBe(area && halves * Number(area.d));
    });
    fc.assert(property, { numRuns: 300 });
  });
});

it('counts who stood where, and what they did then', () => {
  expect(outcomesByBand(cases([20, 75, null], [75, 90, 50]))).toEqual({
    ...{ good: { left: 1, renewed: 2 }, average: { left: 0, renewed: 1 } },
    ...{ poor: { left: 1, renewed: 0 }, unknown: { left: 1, renewed: 0 } },
  });
});

it.each([
  ['good to the end', ['average', 'good', 'good'], null],
  ['poor for the last two days', ['good', 'poor', 'average'], 2],
  ['good again in between', ['poor', 'good', 'poor'], 1],
  ['never good', ['average', 'poor', 'unknown'], 3],
  ['nothing was kept', [], null],
] as const)('warned so long before, when %s', (_name, bands, expected) => {
  const days = bands.map((band, index) => ({ number: 100 + index, band }));
  expect(leadDays(days, 100 + bands.length)).toBe(expected);
});

it('takes the middle of several, and the lower of two', () => {
  expect([middleOf([9, 1, 5]), middleOf([4, 8, 2, 6]), middleOf([])]).toEqual([5, 4, null]);
});
