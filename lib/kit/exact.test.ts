import { expect, it } from 'vitest';
import { apportioned, meanRatio, over, ratio, rounded } from './exact';

it.each([
  [{ n: -25n, d: 2n }, 0, -12],
  [{ n: 25n, d: 2n }, 0, 13],
  [{ n: 1n, d: 3n }, 2, 0.33],
  [{ n: 2n, d: 3n }, 2, 0.67],
  [{ n: 5n, d: 1000n }, 2, 0.01],
  [{ n: -5n, d: 1000n }, 2, 0],
])('rounds %o to %i decimals, half up towards +∞', (fraction, decimals, expected) => {
  expect(rounded(fraction, decimals)).toBe(expected);
});

it('has no ratio without a denominator', () => {
  expect(ratio(3, 0, 2)).toBeNull();
  expect(meanRatio([], 2)).toBeNull();
  expect(() => rounded({ n: 1n, d: 0n }, 0)).toThrow(RangeError);
});

it('takes the mean of ratios exactly, rounding once', () => {
  expect(
    meanRatio(
      [
        [1, 3],
        [1, 3],
        [1, 3],
      ],
      2,
    ),
  ).toBe(0.33);
  expect(
    meanRatio(
      [
        [10, 4],
        [1, 1],
      ],
      2,
    ),
  ).toBe(1.75);
});

it('divides into lowest terms, whatever the signs', () => {
  expect(over({ n: 3n, d: 4n }, { n: -6n, d: 2n })).toEqual({ n: -1n, d: 4n });
  expect(over({ n: 0n, d: 4n }, { n: 6n, d: 2n })).toEqual({ n: 0n, d: 1n });
  expect(() => over({ n: 1n, d: 1n }, { n: 0n, d: 1n })).toThrow(RangeError);
});

it.each([
  [[1, 1, 1], 3, 10, [4, 3, 3]],
  [[1, 1, 1], 3, -2, [0, -1, -1]],
  [[-5, 7], 2, 1, [-2, 3]],
  [[], 1, 0, []],
])('gives %j ÷ %i as whole numbers that add up to %i', (parts, d, total, expected) => {
  const fractions = parts.map((n) => ({ n: BigInt(n), d: BigInt(d) }));
  expect(apportioned(fractions, total)).toEqual(expected);
});
