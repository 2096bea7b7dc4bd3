import { expect, test } from 'vitest';
import { rowMove, targetRow } from '@/components/data-table/row-keys';

const press = (key: string, modifier = {}) => rowMove({ key, ctrlKey: false, metaKey: false, altKey: false, ...modifier });

test("keys move; with a modifier they are the browser's", () => {
  expect(['ArrowDown', 'ArrowUp', 'Home', 'End', 'q'].map((key) => press(key))).toEqual(['next', 'previous', 'first', 'last', null]);
  expect(press('ArrowDown', { altKey: true })).toBeNull();
});

test('the focus stops at both ends and enters at the first row', () => {
  expect(targetRow('next', -1, 3)).toBe(0);
  expect(targetRow('next', 2, 3)).toBe(2);
  expect(targetRow('previous', 0, 3)).toBe(0);
  expect(targetRow('last', -1, 3)).toBe(2);
  expect(targetRow('select', -1, 3)).toBe(-1);
});
