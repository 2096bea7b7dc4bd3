import { expect, test } from 'vitest';
import { fillIn, hiddenAddress, looksAutomated, unknownPlaceholders } from './rules';

const values = { firstName: 'Ingrid', lastName: 'Solheim', name: 'Ingrid Solheim', account: 'Halden', sender: 'Marta', organization: 'Fernway' };

test('fills in each placeholder, once: a value that looks like one stays text', () => {
  expect(fillIn('Hello {firstName} of {account}', values)).toBe('Hello Ingrid of Halden');
  expect(fillIn('{firstName}', { ...values, firstName: '{account}' })).toBe('{account}');
  expect(fillIn('{price} {', values)).toBe('{price} {');
});

test('names what stands for nothing, once', () => {
  expect(unknownPlaceholders('{firstName} {prise} {prise} {constructor}')).toEqual(['prise', 'constructor']);
});

test('shows of an address what its owner knows', () => {
  expect(hiddenAddress('ingrid@halden.example')).toBe('i…@halden.example');
});

test.each([
  ['', 'en'],
  ['Mozilla/5.0 (compatible; Googlebot/2.1)', 'en'],
  ['Mozilla/5.0 HeadlessChrome/120', 'en'],
  ['curl/8.5', null],
  ['Mozilla/5.0 (Windows NT 10.0) Chrome/120 Safari/537.36', null],
])('takes %s, %s for a program', (agent, language) => {
  expect(looksAutomated(agent, language)).toBe(true);
});

test('takes a browser for a person', () => {
  expect(looksAutomated('Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/604.1', 'nb-NO,nb;q=0.9')).toBe(false);
});
