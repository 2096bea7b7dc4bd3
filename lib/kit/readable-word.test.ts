import { expect, test } from 'vitest';
import { readableWord } from './readable-word';

test.each([
  ['at_risk', 'At risk'],
  ['nps', 'NPS'],
  ['csat', 'CSAT'],
  ['Nps follow-up', 'Nps follow-up'],
  ['', ''],
])('%j is read as %j', (word, read) => expect(readableWord(word)).toBe(read));
