import { describe, expect, it } from 'vitest';
import { CustomerId, wordedText } from '@/lib/kit/plain-text';

describe('CustomerId', () => {
  it.each(['a', ' ', '../..', "'; DROP TABLE account; --", '💼'.repeat(255), 'é'.repeat(255), '%_\\'])('takes %j as it is', (id) => {
    expect(CustomerId.parse(id)).toBe(id);
  });

  it.each(['', 'x'.repeat(256), '💼'.repeat(256), 'a\0b', 'a\ud800', '\udc00b', 7, null])('refuses %j', (id) => {
    expect(CustomerId.safeParse(id).success).toBe(false);
  });
});

describe('wordedText', () => {
  it('refuses blank text and takes text with spaces in it', () => {
    expect(wordedText(10).safeParse(' \t\n ').success).toBe(false);
    expect(wordedText(10).parse('a b')).toBe('a b');
  });
});
