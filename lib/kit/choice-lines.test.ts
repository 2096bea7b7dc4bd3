import { expect, it } from 'vitest';
import { choicesIn, choicesText } from './choice-lines';

it('writes choices one a line, and reads them back', () => {
  const choices = [
    { value: 'Low', label: 'Low', colour: 'neutral' as const },
    { value: 'high', label: 'High risk', colour: 'poor' as const },
    { value: 'mid', label: 'Medium', colour: 'neutral' as const },
  ];
  expect(choicesText(choices)).toBe('Low\nHigh risk | high | poor\nMedium | mid');
  expect(choicesIn(choicesText(choices))).toEqual([
    { value: 'Low', label: 'Low' },
    { value: 'high', label: 'High risk', colour: 'poor' },
    { value: 'mid', label: 'Medium' },
  ]);
});

it('skips empty lines and keeps a wrong colour for the check', () => {
  expect(choicesIn('\n A \n\nB||mauve\n')).toEqual([
    { value: 'A', label: 'A' },
    { value: 'B', label: 'B', colour: 'mauve' },
  ]);
});
