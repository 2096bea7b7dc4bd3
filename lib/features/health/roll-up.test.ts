import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Fraction, minus, plus, rounded, whole } from '@/lib/kit/exact';
import { type ChildPart, readPart, rollUp, rollUpChange, storedPart } from './roll-up';

const part = (id: number, weight: number, score: number | null): ChildPart => ({ id, weight, score: score === null ? null : whole(score) });
const shown = (score: Fraction | null) => score && rounded(score, 4);

it.each<[string, 'mean' | 'worst', ChildPart[], number | null, number]>([
  // 80 × 300 + 50 × 100 = 29,000 over 400.
  ['weighs by MRR', 'mean', [part(1, 300, 80), part(2, 100, 50)], 72.5, 1],
  ['leaves out who has no score', 'mean', [part(1, 300, 80), part(2, 100, null)], 80, 0.75],
  ['is unknown while under half is known', 'mean', [part(1, 100, 80), part(2, 101, null)], null, 0.4975],
  ['is known at half', 'mean', [part(1, 100, 80), part(2, 100, null)], 80, 0.5],
  ['gives no weight to who pays nothing', 'mean', [part(1, 300, 80), part(2, 0, 10)], 80, 1],
  ['counts all alike where nobody pays', 'mean', [part(1, 0, 80), part(2, 0, 10)], 45, 1],
  ['takes the worst, whatever it pays', 'worst', [part(1, 300, 80), part(2, 0, 10), part(3, 9, 40)], 10, 1],
  ['is unknown where no child has a score', 'worst', [part(1, 300, null)], null, 0],
  ['is unknown without children', 'mean', [], null, 0],
])('%s', (_name, policy, parts, score, coverage) => {
  const rolled = rollUp(policy, parts);
  expect([shown(rolled.score), shown(rolled.coverage)]).toEqual([score, coverage]);
});

it('explains a change by the children that stayed, came and went', () => {
  const before = rollUp('mean', [part(1, 100, 80), part(2, 100, 40)]);
  const after = rollUp('mean', [part(1, 100, 60), part(3, 100, 90)]);
  expect(rollUpChange(before, after).map(({ id, delta }) => [id, shown(delta)])).toEqual([
    [1, -10],
    [3, 45],
    [2, -20],
  ]);
});

it('adds up exactly, and is stored without loss', () => {
  const one = fc.record({
    weight: fc.integer({ min: 0, max: 9_999_999 }),
    n: fc.integer({ min: 0, max: 9_999 }),
    d: fc.integer({ min: 100, max: 999 }),
  });
  const parts = fc
    .array(one, { minLength: 1, maxLength: 6 })
    .map((all) => all.map(({ weight, n, d }, id): ChildPart => ({ id, weight, score: { n: BigInt(n), d: BigInt(d) } })));
  const property = fc.property(parts, parts, fc.constantFrom('mean', 'worst'), (old, next, policy) => {
    const [before, after] = [rollUp(policy, old), rollUp(policy, next.map(storedPart).map(readPart))];
    const sum = rollUpChange(before, after).reduce((total, { delta }) => plus(total, delta), whole(0));
    expect(before.score && after.score && minus(sum, minus(after.score, before.score)).n).toBe(0n);
  });
  fc.assert(property, { numRuns: 500 });
});
