import '@/tests/support/environment';
import { expect, test } from 'vitest';
import { seal, unseal } from './seal';

test('what is sealed is read again, differs each time, and is refused when changed or taken for something else', () => {
  const [one, other] = [seal('hub link', 'geheim'), seal('hub link', 'geheim')];
  expect(one).not.toBe(other);
  expect([unseal('hub link', one), unseal('hub link', other)]).toEqual(['geheim', 'geheim']);
  expect(() => unseal('something else', one)).toThrow();
  const bytes = Buffer.from(one, 'base64url');
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  expect(() => unseal('hub link', bytes.toString('base64url'))).toThrow();
});
