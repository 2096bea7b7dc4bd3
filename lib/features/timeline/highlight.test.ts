import { describe, expect, test } from 'vitest';
import { excerptOf, marked } from './highlight';

const shown = (text: string, query: string) =>
  marked(text, query)
    .map(({ text: part, hit }) => (hit ? `[${part}]` : part))
    .join('');

describe('marks', () => {
  test.each([
    ['Renewal call with Ines', 'renewal', '[Renewal] call with Ines'],
    ['Renewals and a renewal', 'renewal', '[Renewal]s and a [renewal]'],
    ['Renewals and a renewal', 'renewal a', 'Renewals [a]nd [a] [renewal]'],
    ['call <b>now</b>', 'b', 'call <[b]>now</[b]>'],
    ['snake_case_name', 'case', 'snake_[case]_name'],
    ['ÜBERGABE an Zoë', 'übergabe zoë', '[ÜBERGABE] an [Zoë]'],
    ['nothing of it', '!!', 'nothing of it'],
  ])('%s for %s', (text, query, expected) => {
    expect(shown(text, query)).toBe(expected);
  });

  test('the parts are the text again', () => {
    const text = 'A long — and "quoted" — text.';
    expect(
      marked(text, 'quoted te')
        .map((part) => part.text)
        .join(''),
    ).toBe(text);
  });
});

describe('excerpts', () => {
  const text = `${'before '.repeat(100)}needle ${'after '.repeat(100)}`;

  test('show where the first hit stands, and are short', () => {
    const parts = excerptOf(text, 'needle');
    expect(parts.find(({ hit }) => hit)?.text).toBe('needle');
    expect(parts.map((part) => part.text).join('').length).toBeLessThan(260);
  });

  test('begin at the beginning without one', () => {
    expect(excerptOf(text, undefined)[0]?.text.startsWith('before before')).toBe(true);
    expect(excerptOf('short\n text', undefined)).toEqual([{ text: 'short text', hit: false }]);
    expect(excerptOf('', 'x')).toEqual([]);
  });

  test('a word without end is cut as well', () => {
    expect(excerptOf('x'.repeat(5_000), undefined)[0]?.text.length).toBeLessThan(260);
  });
});
