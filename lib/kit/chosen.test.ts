import { expect, it } from 'vitest';
import { chosen } from './chosen';

it('names the boxes that are checked', () => {
  expect(chosen({ a: true, b: false, c: true })).toEqual(['a', 'c']);
});

it.each([undefined, null, 'a', [], { a: 'true' }, { a: 1 }])('takes %j for no box', (boxes) => {
  expect(chosen(boxes)).toEqual([]);
});
