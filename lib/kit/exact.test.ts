import { expect, it } from 'vitest';
import { meanRatio, ratio, rounded } from './exact';

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
