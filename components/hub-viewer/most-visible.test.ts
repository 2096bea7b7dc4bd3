import { expect, test } from 'vitest';
import { mostVisible } from './most-visible';

const HEIGHT = 800;
/** Pages of one height below each other, scrolled by so much. */
const pages = (height: number, scrolled: number) =>
  Array.from({ length: 5 }, (_, index) => ({ page: index + 1, top: index * height - scrolled, bottom: (index + 1) * height - scrolled }));

test.each([
  { name: 'the first page at the top', height: 1000, scrolled: 0, page: 1 },
  { name: 'the page of which more is in view', height: 1000, scrolled: 700, page: 2 },
  { name: 'a page higher than the view, once it fills half of it', height: 4000, scrolled: 3700, page: 2 },
  { name: 'the upper of small pages that are all in view', height: 200, scrolled: 0, page: 1 },
])('$name', ({ height, scrolled, page }) => {
  expect(mostVisible(pages(height, scrolled), HEIGHT)).toBe(page);
});

test('none, when less than half of it is in view', () => {
  expect(mostVisible([{ page: 1, top: 500, bottom: 1500 }], HEIGHT)).toBeNull();
  expect(mostVisible([], HEIGHT)).toBeNull();
});
