import { expect, it, test } from 'vitest';
import { decimalMoney, formatMoney, MOST_MONEY, minorDigits, parseMoney } from '@/lib/kit/money';

it('knows the decimals of ISO 4217, also where prices are shown without them', () => {
  expect(['EUR', 'JPY', 'KWD', 'CLF', 'HUF', 'PKR'].map(minorDigits)).toEqual([2, 0, 3, 4, 2, 2]);
});

test.each([
  ['12500', 'EUR', 1_250_000],
  ['12,500', 'EUR', 1_250_000],
  ['12 500.00', 'EUR', 1_250_000],
  ["12'500.5", 'CHF', 1_250_050],
  ['−3.', 'USD', -300],
  ['0.001', 'KWD', 1],
  ['7', 'JPY', 7],
  ['10000000000000', 'EUR', MOST_MONEY],
  ['10000000000000.01', 'EUR', null],
  ['7.5', 'JPY', null],
  ['1.234', 'EUR', null],
  ['1,23', 'EUR', null],
  ['12.500,00', 'EUR', null],
  ['1e3', 'EUR', null],
  ['', 'EUR', null],
  ['-', 'EUR', null],
  ['NaN', 'EUR', null],
  ['٣', 'EUR', null],
])('reads %j of %s', (typed, currency, minor) => {
  expect(parseMoney(typed, currency)).toBe(minor);
});

it('writes what it reads', () => {
  for (const [minor, currency] of [
    [-1, 'EUR'],
    [5, 'KWD'],
    [123_456, 'EUR'],
    [42, 'JPY'],
    [-MOST_MONEY, 'CLF'],
    [0, 'USD'],
  ] as const) {
    expect(parseMoney(decimalMoney(minor, currency), currency)).toBe(minor);
  }
});

it('writes amounts for people, exact beyond what a number holds', () => {
  expect(formatMoney(1_250_000, 'EUR', 'en-GB')).toBe('€12,500');
  expect(formatMoney(-1_250_050, 'EUR', 'en-GB')).toBe('−€12,500.50');
  expect(formatMoney('90071992547409931', 'USD', 'en-GB')).toBe('US$900,719,925,474,099.31');
  expect(formatMoney(null, 'EUR', 'en-GB')).toBe('—');
});
