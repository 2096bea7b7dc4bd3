import { describe, expect, it } from 'vitest';
import { progressOf, progressPercent } from './metrics';

const measures = (baseline: string | null, current: string | null, target: string | null) => ({ baseline, current, target });

describe('progress', () => {
  it.each([
    [measures('0', '25', '100'), 25],
    [measures('0', '0', '3'), 0],
    [measures('0', '1', '3'), 33],
    [measures('0', '2', '3'), 67],
    [measures('40', '30', '20'), 50],
    [measures('100', '110', '80'), -50],
    [measures('-10.5', '-5.25', '0'), 50],
    [measures('0.0001', '0.0002', '0.0003'), 50],
    [measures('0', '250', '100'), 250],
    [measures('0', '1', '200'), 1],
    [measures('0', '-1', '200'), 0],
    [measures('9999999999999999.9998', '9999999999999999.9999', '9999999999999999.9999'), 100],
  ])('of %o is %i %%', (objective, percent) => {
    expect(progressPercent(objective)).toBe(percent);
  });

  it.each([measures(null, '1', '2'), measures('1', null, '2'), measures('1', '2', null), measures('7', '9', '7.0000')])(
    'of %o is unknown',
    (objective) => {
      expect(progressOf(objective)).toBeNull();
      expect(progressPercent(objective)).toBeNull();
    },
  );
});

/** Repeatable numbers, so that a failure can be looked at (Numerical Recipes' LCG). */
function numbers(seed: number): () => bigint {
  let state = BigInt(seed);
  return () => {
    state = (state * 1664525n + 1013904223n) % 2n ** 32n;
    return (state - 2n ** 31n) * (state % 7n) ** 6n;
  };
}

const decimal = (value: bigint): string => {
  const digits = (value < 0n ? -value : value).toString().padStart(5, '0');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -4)}.${digits.slice(-4)}`;
};

it('is the same whichever way, unit and origin it is measured in', () => {
  const next = numbers(20261122);
  for (let round = 0; round < 2_000; round += 1) {
    const [baseline, current, target, shift] = [next(), next(), next(), next()];
    const of = (b: bigint, c: bigint, t: bigint) => progressOf(measures(decimal(b), decimal(c), decimal(t)));
    const progress = of(baseline, current, target);
    if (target === baseline) expect(progress).toBeNull();
    else {
      expect(progress).not.toBeNull();
      const { n, d } = progress as { n: bigint; d: bigint };
      expect(d).toBeGreaterThan(0n);
      expect(n * (target - baseline)).toBe((current - baseline) * d);
      const same = [
        of(baseline + shift, current + shift, target + shift),
        of(-baseline, -current, -target),
        of(baseline * 10n, current * 10n, target * 10n),
      ];
      for (const other of same) expect(n * (other?.d ?? 0n)).toBe((other?.n ?? 1n) * d);
      expect(of(baseline, baseline, target)?.n).toBe(0n);
      expect(progressPercent(measures(decimal(baseline), decimal(target), decimal(target)))).toBe(100);
    }
  }
});
