import { expect, it } from 'vitest';
import { dueGroup } from './due-groups';

it.each([
  ['2026-11-17', 'overdue'],
  ['2026-11-18', 'today'],
  ['2026-11-19', 'week'],
  ['2026-11-22', 'week'],
  ['2026-11-23', 'later'],
  [null, 'undated'],
])('puts what is due on %s, seen from a Wednesday, under %s', (dueOn, group) => {
  expect(dueGroup(dueOn, '2026-11-18')).toBe(group);
});

it('ends the week with Sunday itself', () => {
  expect(dueGroup('2026-11-23', '2026-11-22')).toBe('later');
  expect(dueGroup('2026-11-22', '2026-11-22')).toBe('today');
});
