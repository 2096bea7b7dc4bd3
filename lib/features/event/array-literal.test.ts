import { expect, it } from 'vitest';
import { numberArray, textArray, timeArray } from './array-literal';

it('writes arrays that PostgreSQL reads back as they were', () => {
  expect(textArray(['a', null, '', 'NULL', '{x,"y"}', 'back\\slash'])).toBe('{"a",NULL,"","NULL","{x,\\"y\\"}","back\\\\slash"}');
  expect(numberArray([1, null, -2])).toBe('{1,NULL,-2}');
  expect(timeArray([0])).toBe('{1970-01-01T00:00:00.000Z}');
});
