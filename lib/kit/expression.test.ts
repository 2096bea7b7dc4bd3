import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Expression, evaluate, namesIn, type ReadName } from './expression';
import { ExpressionError, parseExpression } from './expression-parser';

const VALUES: Record<string, number | string> = { seats: 40, used: 34, 'List price': 1250, from: '2026-01-31', to: '2026-03-01' };
const read: ReadName = (name) => VALUES[name] ?? null;
const result = (text: string) => evaluate(parseExpression(text), read);

it.each([
  ['1 + 2 × 3 − 4 ÷ 2', 5],
  ['-(2 - 5) * --2', 6],
  ['.5 + 0.1 + 0.2', 0.8],
  ['used / seats * 100', 85],
  ['[List price] * seats', 50_000],
  ['round(10 / 3, 2)', 3.33],
  ['round(-2.5)', -2],
  ['round(1.005, 2)', 1.01],
  ['min(seats, used, 99) + max(1, 2)', 36],
  ['coalesce(unknown, seats)', 40],
  ['if(used >= 0.8 * seats, 1, 0)', 1],
  ['if(0.1 + 0.2 = 0.3, 1, 0)', 1],
  ['if(seats <> used, used, seats)', 34],
  ['days(from, to)', 29],
  ['days(to, from) / 29', -1],
])('%s is %d', (text, expected) => {
  expect(result(text)).toBe(expected);
});

it.each(['1 / 0', '0 / (seats - 40)', 'unknown + 1', 'if(unknown > 1, 1, 2)', 'min(unknown, 1)', 'days(from, seats)', 'from + 1', 'round(1, 0.5)'])(
  '%s is not known',
  (text) => {
    expect(result(text)).toBeNull();
  },
);

it.each([
  ['', 'The formula ends too early', 0],
  ['1 +', 'The formula ends too early', 3],
  ['seats used', 'An operator is missing here', 6],
  ['2 % 3', 'This sign means nothing here', 2],
  ['sqrt(2)', 'There is no function sqrt', 5],
  ['constructor(2)', 'There is no function constructor', 12],
  ['min(1)', 'min takes 2 to 20 values', 5],
  ['if(1, 2, 3)', 'A comparison is missing here', 4],
  ['days(1, to)', 'days takes the names of two date attributes', 5],
  ['(1 + 2', 'The formula ends too early', 6],
])('refuses “%s”: %s', (text, message, at) => {
  expect(() => parseExpression(text)).toThrow(expect.objectContaining({ message, at }));
});

it('gives up on what is long or deep instead of failing', () => {
  expect(() => parseExpression('('.repeat(200))).toThrow('nested too deeply');
  expect(() => parseExpression('1'.repeat(501))).toThrow('at most 500 characters');
});

it('names what it reads, by what it is read as', () => {
  const { numbers, dates } = namesIn(parseExpression('if(a > 1, min([b c], -a), days(d, e))'));
  expect([[...numbers], [...dates]]).toEqual([
    ['a', 'b c'],
    ['d', 'e'],
  ]);
});

/** An expression as a text that has a bracket around every part. */
function textOf(one: Expression): string {
  switch (one.kind) {
    case 'number':
      return String(one.value);
    case 'name':
      return `[${one.name}]`;
    case 'negate':
      return `(-${textOf(one.of)})`;
    case 'binary':
      return `(${textOf(one.left)} ${one.operator} ${textOf(one.right)})`;
    case 'call':
      return `${one.name}(${one.args.map(textOf).join(', ')})`;
    case 'days':
      return `days([${one.from}], [${one.to}])`;
    case 'if':
      return `if(${textOf(one.left)} ${one.compare} ${textOf(one.right)}, ${textOf(one.yes)}, ${textOf(one.no)})`;
  }
}

const name = fc.constantFrom('seats', 'used', 'List price', 'unknown');
const { tree } = fc.letrec<{ tree: Expression }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    fc.record({ kind: fc.constant('number' as const), value: fc.nat({ max: 1000 }) }),
    fc.record({ kind: fc.constant('name' as const), name }),
    fc.record({ kind: fc.constant('days' as const), from: fc.constant('from'), to: fc.constantFrom('to', 'unknown') }),
    fc.record({ kind: fc.constant('negate' as const), of: tie('tree') }),
    fc.record({ kind: fc.constant('binary' as const), operator: fc.constantFrom('+', '-', '*', '/'), left: tie('tree'), right: tie('tree') }),
    fc.record({ kind: fc.constant('call' as const), name: fc.constantFrom('min', 'max', 'coalesce'), args: fc.tuple(tie('tree'), tie('tree')) }),
    fc.record({
      kind: fc.constant('if' as const),
      left: tie('tree'),
      compare: fc.constantFrom('<', '<=', '>', '>=', '=', '<>'),
      right: tie('tree'),
      yes: tie('tree'),
      no: tie('tree'),
    }),
  ),
}));

describe('any expression', () => {
  it('reads back as it was written', () => {
    fc.assert(
      fc.property(tree, (one) => {
        const text = textOf(one);
        fc.pre(text.length <= 500);
        expect(parseExpression(text)).toEqual(one);
      }),
    );
  });

  it('has a finite value or none, and the same each time', () => {
    fc.assert(
      fc.property(tree, (one) => {
        const value = evaluate(one, read);
        expect(value === null || Number.isFinite(value)).toBe(true);
        expect(evaluate(one, read)).toBe(value);
      }),
    );
  });

  it('is unknown as soon as an input of its arithmetic is', () => {
    fc.assert(
      fc.property(tree, fc.constantFrom('+' as const, '-' as const, '*' as const, '/' as const), (left, operator) => {
        expect(evaluate({ kind: 'binary', operator, left, right: { kind: 'name', name: 'unknown' } }, read)).toBeNull();
      }),
    );
  });

  it('of any text is an expression or a fault with its place', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[-+*/(),<>= a1[\]]*$/)), (text) => {
        try {
          evaluate(parseExpression(text), read);
        } catch (error) {
          expect(error).toBeInstanceOf(ExpressionError);
          expect((error as ExpressionError).at).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });
});
