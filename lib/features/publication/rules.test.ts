import { describe, expect, test } from 'vitest';
import { changedPages } from './rules';

const pages = (text: string) => [...text];

describe('changed pages', () => {
  test('none where both versions are alike', () => expect(changedPages(pages('abc'), pages('abc'))).toEqual([]));

  test('a page in the place of another', () => expect(changedPages(pages('abc'), pages('axc'))).toEqual([2]));

  test('an inserted page is the only one', () => expect(changedPages(pages('abcd'), pages('axbcd'))).toEqual([2]));

  test('a removed page leaves nothing to mark', () => expect(changedPages(pages('abcd'), pages('acd'))).toEqual([]));

  test('a moved page is marked where it now stands or what it passed', () => expect(changedPages(pages('abc'), pages('bca'))).toEqual([3]));

  test('pages that repeat are matched in order', () => expect(changedPages(pages('aab'), pages('aaab'))).toHaveLength(1));

  test('everything, where nothing is alike', () => expect(changedPages(pages('ab'), pages('xyz'))).toEqual([1, 2, 3]));
});
