import { describe, expect, it } from 'vitest';
import { checkFormula, formulaOf } from './formula';
import type { MetricUnit } from './metrics';

const KNOWN = new Map<string, MetricUnit>([
  ['mau', 'count'],
  ['mrr', 'money'],
  ['overdueDays', 'days'],
  ['timePerUser', 'ms'],
  ['csat', 'percent'],
  ['pulse', 'category'],
  ['attribute:seats', 'count'],
]);

describe('the unit of a formula', () => {
  it.each([
    ['mrr / mau', 'money'],
    ['mrr / mrr', 'count'],
    ['mau / [attribute:seats]', 'count'],
    ['mrr - 100', 'money'],
    ['timePerUser * mau', 'ms'],
    ['if(mau > 10, mrr, 0)', 'money'],
    ['coalesce(csat, 50)', 'percent'],
    ['round(overdueDays / 7, 1)', 'days'],
    ['-mau', 'count'],
  ])('of %s is %s', (text, unit) => {
    expect(checkFormula(text, KNOWN)).toEqual({ unit });
  });

  it.each([
    ['mrr + mau', 'Adding needs values of one unit, not money and a bare number'],
    ['mrr - overdueDays', 'Subtracting needs values of one unit, not money and days'],
    ['min(mrr, csat)', 'min() needs values of one unit, not money and percent'],
    ['if(mrr > mau, 1, 2)', 'A comparison needs values of one unit, not money and a bare number'],
    ['mrr * mrr', 'The result is in money^2, which is no unit of a metric'],
    ['mrr / overdueDays', 'The result is in days^-1 × money, which is no unit of a metric'],
    ['pulse * 2', 'There is no metric pulse with numbers'],
    ['nothing', 'There is no metric nothing with numbers'],
    ['days(mau, mrr)', 'A formula names at least one metric'],
    ['1 + 2', 'A formula names at least one metric'],
    ['mau +', 'The formula ends too early (at character 6)'],
  ])('of %s is refused', (text, fault) => {
    expect(checkFormula(text, KNOWN)).toEqual({ fault });
  });
});

describe('the value of a formula', () => {
  const values: Record<string, string> = { mau: '3', mrr: '100.5', zero: '0' };
  const worth = (text: string, decimals = 2) => formulaOf(text, decimals)?.value((name) => values[name] ?? null);

  it('is rounded once, half up', () => {
    expect([worth('mrr / mau'), worth('mrr / mau', 0), worth('0 - mrr', 0), worth('0.1 + mau - 3', 3)]).toEqual(['33.5', '34', '-100', '0.1']);
  });

  it('is none where a value is missing, or zero divides', () => {
    expect([worth('mrr / zero'), worth('mrr / gone'), worth('coalesce(gone, mau)'), worth('mau * 1000000000000000')]).toEqual([
      null,
      null,
      '3',
      null,
    ]);
  });
});
