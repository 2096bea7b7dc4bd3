import { expect, it } from 'vitest';
import { Tail } from './tail';

it('tells each row once, also one that is committed after a later one', () => {
  const tail = new Tail();
  expect(tail.take([3, 1])).toEqual([3, 1]);
  expect(tail.take([3, 2, 1])).toEqual([2]);
  expect(tail.take([1_000, 3])).toEqual([1_000]);
  expect(tail.floor).toBe(800);
  expect(tail.take([1_000, 801, 800])).toEqual([801]);
});
