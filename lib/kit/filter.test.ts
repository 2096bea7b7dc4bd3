import { describe, expect, test } from 'vitest';
import { type Condition, conditionProblem, isDay, sameFilter } from '@/lib/kit/filter';
import { filterSchema } from '@/lib/kit/filter-schema';
import { freightTable } from '@/tests/support/freight-table';

const good: Condition[] = [
  { column: 'name', op: 'has', value: 'halden nordics' },
  { column: 'name', op: 'filled', value: null },
  { column: 'type', op: 'in', value: ['company', 'region'] },
  { column: 'mrr', op: 'between', value: [0, 3500] },
  { column: 'share', op: 'lte', value: 0.25 },
  { column: 'renewal', op: 'between', value: ['2026-01-01', '2026-01-01'] },
  { column: 'seen', op: 'last', value: 14 },
  { column: 'owner', op: 'not', value: 'person-7' },
  { column: 'live', op: 'is', value: false },
];

const bad: [string, { column: string; op: string; value: unknown }][] = [
  ['unknown_column', { column: 'arr', op: 'is', value: 'x' }],
  ['unknown_column', { column: 'constructor', op: 'is', value: 'x' }],
  ['unknown_column', { column: 'health', op: 'is', value: 'good' }],
  ['unknown_operator', { column: 'mrr', op: 'has', value: 'x' }],
  ['unknown_operator', { column: 'mrr', op: 'toString', value: 1 }],
  ['bad_value', { column: 'mrr', op: 'gte', value: '1' }],
  ['bad_value', { column: 'mrr', op: 'gte', value: Number.NaN }],
  ['bad_value', { column: 'mrr', op: 'between', value: [2, 1] }],
  ['bad_value', { column: 'mrr', op: 'between', value: ['2026-01-01', '2026-01-02'] }],
  ['bad_value', { column: 'renewal', op: 'before', value: '2026-02-30' }],
  ['bad_value', { column: 'renewal', op: 'last', value: 0 }],
  ['bad_value', { column: 'renewal', op: 'last', value: 1.5 }],
  ['bad_value', { column: 'type', op: 'is', value: 'planet' }],
  ['bad_value', { column: 'type', op: 'in', value: [] }],
  ['bad_value', { column: 'type', op: 'in', value: ['region', 'region'] }],
  ['bad_value', { column: 'owner', op: 'in', value: Array.from({ length: 51 }, (_, i) => `p${i}`) }],
  ['bad_value', { column: 'name', op: 'has', value: '   ' }],
  ['bad_value', { column: 'name', op: 'has', value: 'x'.repeat(201) }],
  ['bad_value', { column: 'name', op: 'has', value: 'a\0b' }],
  ['bad_value', { column: 'name', op: 'filled', value: 'x' }],
  ['bad_value', { column: 'live', op: 'is', value: 'true' }],
];

test.each(good)('$column $op is accepted', (condition) => {
  expect(conditionProblem(freightTable, condition)).toBeNull();
});

test.each(bad)('%s: %j', (problem, condition) => {
  expect(conditionProblem(freightTable, condition)).toBe(problem);
});

test('a day is a real one', () => {
  expect(isDay('2024-02-29')).toBe(true);
  for (const wrong of ['2026-02-29', '2026-1-1', '0000-01-01', '2026-01-01T00:00:00Z', 20260101]) {
    expect(isDay(wrong)).toBe(false);
  }
});

test('the order of conditions does not matter, their values do', () => {
  expect(sameFilter({ all: good }, { all: good.toReversed() })).toBe(true);
  expect(sameFilter({ all: good }, { all: good.slice(1) })).toBe(false);
  expect(sameFilter({ all: [{ column: 'mrr', op: 'gte', value: 1 }] }, { all: [{ column: 'mrr', op: 'gte', value: 2 }] })).toBe(false);
});

describe('filterSchema', () => {
  const Schema = filterSchema(freightTable);

  test('gives a good filter back as it is', () => {
    expect(Schema.parse({ all: good })).toEqual({ all: good });
  });

  test.each(bad)('names the place: %s %j', (problem, condition) => {
    const result = Schema.safeParse({ all: [good[0], condition] });
    expect(result.error?.issues[0]?.path.slice(0, 2)).toEqual(['all', 1]);
    const isShape = result.error?.issues[0]?.code !== 'custom';
    expect(isShape || result.error?.issues[0]?.message === problem).toBe(true);
  });

  test('is strict about more keys and more conditions than it takes', () => {
    expect(Schema.safeParse({ all: [], any: [] }).success).toBe(false);
    expect(Schema.safeParse({ all: [{ ...good[0], or: 1 }] }).success).toBe(false);
    expect(Schema.safeParse({ all: Array.from({ length: 21 }, () => good[0]) }).success).toBe(false);
  });
});
