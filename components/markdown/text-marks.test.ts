import { describe, expect, test } from 'vitest';
import { applyMark, insertMention, mentionQuery } from './text-marks';

describe('marks', () => {
  test('bold goes around the selection, and off again', () => {
    const bold = applyMark({ text: 'a word here', start: 2, end: 6 }, 'bold');
    expect(bold).toEqual({ text: 'a **word** here', start: 4, end: 8 });
    expect(applyMark(bold, 'bold')).toEqual({ text: 'a word here', start: 2, end: 6 });
  });

  test('a list goes before every line of the selection, and off again', () => {
    const list = applyMark({ text: 'one\ntwo\nthree', start: 1, end: 6 }, 'list');
    expect(list.text).toBe('- one\n- two\nthree');
    expect(applyMark({ ...list, start: 0 }, 'list').text).toBe('one\ntwo\nthree');
  });

  test('nothing selected: the caret stands within the marks', () => {
    expect(applyMark({ text: '', start: 0, end: 0 }, 'link')).toEqual({ text: '[](https://)', start: 1, end: 1 });
  });
});

describe('mentions', () => {
  test.each([
    ['thanks @mar', 11, 'mar'],
    ['@', 1, ''],
    ['mail@example', 12, null],
    ['@mar gone', 9, null],
  ])('%s at %i asks for %s', (text, caret, query) => {
    expect(mentionQuery(text, caret)).toBe(query);
  });

  test('a chosen colleague takes the place of what was typed', () => {
    const { text, start } = insertMention('Ask @ma soon', 7, { value: 'id', label: 'Marta [Li]' });
    expect(text).toBe('Ask [@Marta Li](mention:id)  soon');
    expect(text.slice(0, start)).toBe('Ask [@Marta Li](mention:id) ');
  });
});
