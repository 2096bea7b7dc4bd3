import { expect, it } from 'vitest';
import { formatClock } from './clock-format';

it.each([
  [0, '0:00'],
  [1_999, '0:01'],
  [41_000, '0:41'],
  [866_000, '14:26'],
  [3_729_999, '1:02:09'],
])('writes %i ms as %s', (ms, text) => {
  expect(formatClock(ms)).toBe(text);
});
