import { expect, it } from 'vitest';
import { bitmapOf, sliced } from './bit-slices';

it('writes places from the left, filled up to whole bytes', () => {
  expect([bitmapOf(9, [0, 3, 8]), bitmapOf(8, []), bitmapOf(0, [])]).toEqual(['x9080', 'x00', 'x']);
});

it('slices numbers by the digits of what they are above the least', () => {
  expect(sliced(['7', null, '5', '8'])).toEqual({ weights: ['5', '1', '2'], slices: ['xb0', 'x10', 'x90'] });
});

it.each([
  { values: ['-0.05', '12.5', '-3'], weights: ['-3.00', '0.01', '0.02', '0.04', '0.08', '0.16', '0.32', '0.64', '1.28', '2.56', '5.12', '10.24'] },
  { values: ['4.20', '4.2'], weights: ['4.20', '0.01'] },
  { values: [null, null], weights: ['0'] },
  { values: [], weights: ['0'] },
])('weighs a set bit of each slice of $values exactly', ({ values, weights }) => {
  expect(sliced(values).weights).toEqual(weights);
});

it('loses nothing of numbers of any size', () => {
  const values = ['-99999999999999999999.5', '0.0000000001', '123456789012345678901234567890', null];
  const { weights, slices } = sliced(values);
  const units = weights.map((weight) => BigInt(weight.replace('.', '')));
  const sums = values.map((_, place) =>
    slices.reduce((sum, slice, index) => (Number.parseInt(slice.slice(1), 16) & (0x80 >> place) ? sum + (units[index] ?? 0n) : sum), 0n),
  );
  expect(sums).toEqual([-999999999999999999995000000000n, 1n, 1234567890123456789012345678900000000000n, 0n]);
});
