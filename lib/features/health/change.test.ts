import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Fraction, minus, plus, rounded, whole } from '@/lib/kit/exact';
import { explainChange, type HealthDay, MODEL_CHANGED, shownChange, shownParts } from './change';
import type { Component, Scale } from './contract';

const METRICS = ['a', 'b', 'c', 'd', 'e', 'f'];
const score = fc.integer({ min: 0, max: 100 });
const figures = (count: number) => fc.uniqueArray(fc.integer({ min: -2000, max: 20_000 }), { minLength: count, maxLength: count });

const scale: fc.Arbitrary<Scale> = fc.oneof(
  fc.tuple(figures(3), fc.tuple(score, score, score)).map(([at, scores]): Scale => {
    const points = at.sort((a, b) => a - b).map((one, index) => ({ at: one / 100, score: scores[index] as number }));
    return { kind: 'linear', points };
  }),
  fc
    .tuple(fc.integer({ min: 0, max: 100 }), score, score)
    .map(([upTo, low, above]): Scale => ({ kind: 'tiers', steps: [{ upTo, score: low }], above })),
);

const member = fc.record({
  metric: fc.constantFrom(...METRICS),
  scale,
  missing: fc.oneof(
    { weight: 8, arbitrary: fc.constant({ policy: 'exclude' } as const) },
    { weight: 2, arbitrary: score.map((one) => ({ policy: 'score', score: one }) as const) },
  ),
  staleDays: fc.option(fc.integer({ min: 1, max: 60 })),
});

const components: fc.Arbitrary<Component[]> = fc.uniqueArray(
  fc.record({
    key: fc.constantFrom('one', 'two', 'three', 'four', 'five', 'six'),
    name: fc.constant(null),
    weight: fc.integer({ min: 1, max: 100 }),
    members: fc.array(member, { minLength: 1, maxLength: 3 }),
  }),
  { selector: ({ key }) => key, minLength: 1 },
);

const reading = fc.record({
  value: fc.integer({ min: -3000, max: 30_000 }).map((one) => (one / 100).toFixed(2)),
  on: fc.constantFrom(null, '2026-02-25'),
});
const readings = fc
  .array(fc.option(reading, { freq: 8 }), { minLength: METRICS.length, maxLength: METRICS.length })
  .map((values) => new Map(values.flatMap((value, index) => (value ? [[METRICS[index] as string, value] as const] : []))));

const dayOf = (day: string, versionId: number, content: Component[], known: HealthDay['readings']): HealthDay => ({
  ...{ day, versionId, readings: known },
  content: { components: content },
});

const sum = (deltas: readonly { delta: Fraction }[]) => deltas.reduce((total, { delta }) => plus(total, delta), whole(0));

it('explains 10,000 pairs of days exactly, shown figures included, also where the model changed', () => {
  let explained = 0;
  const property = fc.property(components, components, readings, readings, fc.boolean(), (old, next, before, after, isSame) => {
    const change = explainChange(dayOf('2026-03-04', 1, old, before), dayOf('2026-03-18', isSame ? 1 : 2, isSame ? old : next, after));
    if (!change) return;
    explained += 1;
    expect(minus(sum(change.components), minus(change.to, change.from)).n).toBe(0n);
    const shown = shownChange(change);
    const tenths = shown.components.reduce((total, { delta }) => total + Math.round(delta * 10), 0);
    expect(tenths).toBe(Math.round(shown.to * 10) - Math.round(shown.from * 10));
    expect(shown.from).toBe(rounded(change.from, 1));
    for (const [index, { delta }] of shown.components.entries()) {
      expect(Math.abs(delta - rounded((change.components[index] as { delta: Fraction }).delta, 4))).toBeLessThan(0.2);
    }
  });
  fc.assert(property, { numRuns: 10_000 });
  expect(explained).toBeGreaterThan(5_000);
});

const direct = (key: string, metric: string): Component => ({
  ...{ key, name: null, weight: 1 },
  members: [
    {
      ...{ metric, missing: { policy: 'exclude' }, staleDays: null },
      scale: {
        kind: 'linear',
        points: [
          { at: 0, score: 0 },
          { at: 100, score: 100 },
        ],
      },
    },
  ],
});
const known = (values: Record<string, string>): HealthDay['readings'] =>
  new Map(Object.entries(values).map(([metric, value]) => [metric, { value, on: null }]));

it('tells what components did from what a new version did', () => {
  const before = dayOf('2026-03-04', 1, [direct('one', 'a'), direct('two', 'b')], known({ a: '80', b: '60' }));
  const after = dayOf('2026-03-18', 2, [direct('one', 'a'), direct('three', 'c')], known({ a: '60', c: '100' }));
  const change = explainChange(before, after);
  expect(change && shownChange(change)).toEqual({
    ...{ from: 70, to: 80, delta: 10 },
    components: [
      { key: 'one', delta: -10 },
      { key: 'two', delta: 0 },
      { key: MODEL_CHANGED, delta: 20 },
    ],
  });
});

it('explains nothing while a day has no score', () => {
  const day = dayOf('2026-03-04', 1, [direct('one', 'a')], known({}));
  expect(explainChange(day, { ...day, readings: known({ a: '1' }) })).toBeNull();
});

it('rounds parts so that they add up to what is shown', () => {
  const third: Fraction = { n: 100n, d: 3n };
  expect(shownParts([third, third, third], 100)).toEqual([33.4, 33.3, 33.3]);
  expect(shownParts([{ n: -1n, d: 3n }, whole(0)], -0.3)).toEqual([-0.3, 0]);
  expect(shownParts([], 0)).toEqual([]);
});
