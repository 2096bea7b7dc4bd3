import { expect, it } from 'vitest';
import { attributeText, draftText, draftValue, type Shown } from './attribute-text';

const shown = (kind: Shown['kind'], rest: Partial<Shown> = {}): Shown => ({ kind, choices: [], unit: null, currency: null, ...rest });
const choices = [{ value: 'high', label: 'High risk', colour: 'poor' as const }];

it.each([
  [shown('number', { unit: 'seats' }), 1250, '1,250 seats'],
  [shown('currency', { currency: 'EUR' }), 125_000, '€1,250'],
  [shown('currency', { currency: 'EUR' }), 125_050, '€1,250.50'],
  [shown('currency', { currency: 'JPY' }), 1250, 'JP¥1,250'],
  // ISO 4217 says three decimals; Intl shows none.
  [shown('currency', { currency: 'IQD' }), 1_250_500, 'IQD\u00a01,250.500'],
  [shown('currency', { currency: 'EUR' }), 12.5, '12.5'],
  [shown('date'), '2026-12-31', '31 Dec 2026'],
  [shown('date'), 'soon', 'soon'],
  [shown('list', { choices }), 'high', 'High risk'],
  [shown('list', { choices }), 'gone', 'gone'],
  [shown('text'), { city: 'Bergen' }, '{"city":"Bergen"}'],
  [shown('text'), null, '—'],
])('%o shows %o as %s', (field, value, text) => {
  expect(attributeText(field, value, 'en-GB')).toBe(text);
});

it.each([
  [shown('currency', { currency: 'EUR' }), 125_050, '1250.50'],
  [shown('currency', { currency: 'JPY' }), 1250, '1250'],
  [shown('number'), 0.1, '0.1'],
  [shown('date'), '2026-12-31', '2026-12-31'],
])('%o is edited and read back: %o as %s', (field, value, text) => {
  expect(draftText(field, value)).toBe(text);
  expect(draftValue(field, text)).toBe(value);
});

it('clears by an empty text, keeps exact minor units, and leaves what is no number to the server', () => {
  expect(draftValue(shown('text'), '  ')).toBeNull();
  expect(draftValue(shown('currency', { currency: 'EUR' }), '1.15')).toBe(115);
  expect(draftValue(shown('currency', { currency: 'EUR' }), '1.155')).toBe('1.155');
  expect(draftValue(shown('currency', { currency: 'EUR' }), '12,500')).toBe(1_250_000);
  expect(draftValue(shown('number'), 'many')).toBe('many');
});
