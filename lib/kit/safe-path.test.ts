import { expect, it } from 'vitest';
import { safePath } from './safe-path';

it.each(['/', '/accounts', '/accounts/a%2Fb/activity?range=90#chart', '/settings/members?q=//x'])('keeps our own path %s', (path) => {
  expect(safePath(path)).toBe(path);
});

it.each([
  null,
  undefined,
  '',
  'accounts',
  'https://evil.example/',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/\n//evil.example',
  '\\\\evil.example',
  'javascript:alert(1)',
  '/.//evil.example',
  `/${'a'.repeat(2000)}`,
])('refuses %j', (path) => {
  expect(safePath(path, '/home')).toBe('/home');
});
