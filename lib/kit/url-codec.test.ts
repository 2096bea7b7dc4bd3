import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Condition, conditionProblem } from '@/lib/kit/filter';
import { defaultState, type TableState } from '@/lib/kit/table-state';
import { decodeFilter, decodeList, decodeState, encodeFilter, encodeList, encodeState, hrefWith, type StateWarning } from '@/lib/kit/url-codec';
import { freightTable } from '@/tests/support/freight-table';

const day = fc.date({ min: new Date('1970-01-01'), max: new Date('2200-01-01'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 40 });
const figure = fc.double({ noNaN: true, noDefaultInfinity: true });
const condition = fc
  .oneof(
    fc.record({ column: fc.constant('name'), op: fc.constantFrom('has', 'starts'), value: text }),
    fc.record({ column: fc.constant('owner'), op: fc.constantFrom('is', 'not'), value: text }),
    fc.record({ column: fc.constant('owner'), op: fc.constant('in'), value: fc.uniqueArray(text, { minLength: 1, maxLength: 5 }) }),
    fc.record({ column: fc.constantFrom('mrr', 'share', 'time'), op: fc.constantFrom('gte', 'lte'), value: figure.map((n) => n + 0 || 0) }),
    fc.record({ column: fc.constantFrom('renewal', 'seen'), op: fc.constantFrom('before', 'after'), value: day }),
    fc.record({ column: fc.constant('renewal'), op: fc.constant('between'), value: fc.tuple(day, day) }),
    fc.record({ column: fc.constant('seen'), op: fc.constantFrom('last', 'next'), value: fc.integer({ min: 1, max: 3660 }) }),
    fc.record({ column: fc.constant('live'), op: fc.constant('is'), value: fc.boolean() }),
    fc.record({ column: fc.constantFrom('name', 'mrr', 'owner'), op: fc.constantFrom('empty', 'filled'), value: fc.constant(null) }),
  )
  .filter((one) => conditionProblem(freightTable, one) === null)
  .map((one) => one as Condition);

const state: fc.Arbitrary<TableState> = fc.record({
  filter: fc.record({ all: fc.array(condition, { maxLength: 20 }) }),
  sort: fc.record({
    column: fc.constantFrom('name', 'mrr', 'renewal'),
    direction: fc.constantFrom<'asc' | 'desc'>('asc', 'desc'),
  }),
  columns: fc.shuffledSubarray(
    freightTable.columns.map((column) => column.id),
    { minLength: 1 },
  ),
  cursor: fc.option(fc.base64String({ minLength: 1 })),
  view: fc.option(fc.uuid()),
});

/** As a browser does it: into an address, and out of it again. */
function throughAddress(params: Record<string, string>): Record<string, string> {
  return Object.fromEntries(new URL(hrefWith('/accounts', params), 'http://localhost').searchParams);
}

describe('round trip', () => {
  test('any state comes back from the address it was written to', () => {
    fc.assert(
      fc.property(state, (given) => {
        const read = decodeState(freightTable, throughAddress(encodeState(freightTable, given)));
        expect(read).toEqual({ state: given, warnings: [] });
      }),
    );
  });

  test('any list comes back as one parameter', () => {
    fc.assert(
      fc.property(state, ({ filter, sort }) => {
        const { from = '' } = throughAddress({ from: encodeList({ filter, sort }) });
        expect(decodeList(freightTable, from)).toEqual({ filter, sort });
      }),
    );
  });

  test.each(['', 'name~asc', 'name~up!1', 'gone~asc!1', 'name~asc!2', 'name~asc!1!gone~is~x', '1!name~has~x'])('%s is no list', (text) => {
    expect(decodeList(freightTable, text)).toBeUndefined();
  });

  test('any state comes back over any saved view', () => {
    fc.assert(
      fc.property(state, state, (given, view) => {
        const base = { ...view, cursor: null };
        const params = throughAddress(encodeState(freightTable, given, base));
        const expected = { ...given, view: given.view ?? base.view };
        expect(decodeState(freightTable, params, base).state).toEqual(expected);
      }),
    );
  });

  test('the untouched table has a bare address', () => {
    expect(encodeState(freightTable, defaultState(freightTable))).toEqual({});
    expect(hrefWith('/accounts', {})).toBe('/accounts');
  });

  test('a filter taken off a view is told from one never set', () => {
    const base = { ...defaultState(freightTable), filter: { all: [{ column: 'live', op: 'is', value: true }] } } as const;
    const params = encodeState(freightTable, { ...base, filter: { all: [] } }, base);
    expect(params).toEqual({ f: '1' });
    expect(decodeState(freightTable, params, base).state.filter.all).toEqual([]);
  });
});

test('the notation is short, readable and does not change', () => {
  const given: TableState = {
    ...defaultState(freightTable),
    filter: {
      all: [
        { column: 'mrr', op: 'gte', value: 3500 },
        { column: 'type', op: 'in', value: ['company', 'region'] },
        { column: 'name', op: 'has', value: 'a~b!c*d' },
        { column: 'renewal', op: 'empty', value: null },
      ],
    },
    sort: { column: 'renewal', direction: 'asc' },
  };
  expect(hrefWith('/accounts', encodeState(freightTable, given))).toBe(
    '/accounts?f=1!mrr~gte~3500!type~in~company~region!name~has~a*1b*2c*0d!renewal~empty&s=renewal~asc',
  );
});

describe('garbage', () => {
  test('never throws, and never yields a condition that the table refuses', () => {
    const piece = fc.oneof(
      fc.constantFrom('1', '!', '~', '*', 'mrr', 'gte', 'type', 'in', 'name', 'has', '-1', 'between', 'live', 'is', '*9'),
      fc.string({ unit: 'binary', maxLength: 5 }),
    );
    const value = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));
    const params = fc.record({ f: value, s: value, c: fc.array(value), p: value, view: value }, { requiredKeys: [] });
    fc.assert(
      fc.property(params, (given) => {
        const { state: read } = decodeState(freightTable, given);
        for (const one of read.filter.all) expect(conditionProblem(freightTable, one)).toBeNull();
        expect(read.filter.all.length).toBeLessThanOrEqual(20);
        expect(read.columns.length).toBeGreaterThan(0);
      }),
    );
  });

  test.each([
    ['1!arr~gte~1', 'unknown_column'],
    ['1!mrr~like~1', 'unknown_operator'],
    ['1!mrr~gte~0x10', 'bad_value'],
    ['1!mrr~gte~', 'bad_value'],
    ['1!mrr~gte~1~2', 'bad_value'],
    ['1!mrr~empty~1', 'bad_value'],
    ['9!mrr~gte~1', 'unknown_version'],
    [`1${'!mrr~gte~1'.repeat(21)}`, 'too_many'],
    [`1!name~has~x${'!mrr~gte~1'.repeat(2000)}`, 'too_many'],
  ])('%s is dropped and told', (given, problem) => {
    const warnings: StateWarning[] = [];
    decodeFilter(freightTable, given, warnings);
    expect(warnings.map((warning) => warning.problem)).toEqual([problem]);
  });

  test('the good conditions beside a bad one stay', () => {
    const { state: read, warnings } = decodeState(freightTable, {
      f: '1!mrr~gte~5!gone~is~x',
      s: 'trend~asc',
      c: 'name~gone~name~mrr',
    });
    expect(encodeFilter(read.filter)).toBe('1!mrr~gte~5');
    expect(read.sort).toEqual(freightTable.defaultSort);
    expect(read.columns).toEqual(['name', 'mrr']);
    expect(warnings.map((warning) => warning.problem)).toEqual(['unknown_column', 'unknown_column', 'bad_sort']);
  });
});
