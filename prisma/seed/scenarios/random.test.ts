import { describe, expect, it } from 'vitest';
import { randomStream } from './random';

const draw = (name: string, count: number) => {
  const random = randomStream(name);
  return Array.from({ length: count }, () => random.next());
};

describe('randomStream', () => {
  it('repeats itself under the same name and differs under another', () => {
    expect(draw('fernway/a', 50)).toEqual(draw('fernway/a', 50));
    expect(draw('fernway/a', 50)).not.toEqual(draw('fernway/b', 50));
  });

  it('spreads evenly, and streams of neighbouring names are not correlated', () => {
    const a = draw('stream-1', 20_000);
    const b = draw('stream-2', 20_000);
    const mean = (list: number[]) => list.reduce((sum, value) => sum + value, 0) / list.length;
    expect(mean(a)).toBeCloseTo(0.5, 1);
    expect(Math.abs(mean(a.map((value, i) => (value - 0.5) * ((b[i] ?? 0) - 0.5))))).toBeLessThan(0.002);
    for (let tenth = 0; tenth < 10; tenth++) {
      const share = a.filter((value) => Math.floor(value * 10) === tenth).length / a.length;
      expect(share).toBeGreaterThan(0.09);
      expect(share).toBeLessThan(0.11);
    }
  });

  it('keeps to the bounds of whole numbers, both included', () => {
    const random = randomStream('dice');
    const seen = new Set(Array.from({ length: 500 }, () => random.whole(1, 6)));
    expect([...seen].sort()).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('writes version 4 UUIDs and does not repeat one', () => {
    const random = randomStream('ids');
    const ids = Array.from({ length: 2000 }, () => random.uuid());
    expect(new Set(ids).size).toBe(2000);
    for (const id of ids) expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  });

  it('chooses by weight and never what weighs nothing', () => {
    const random = randomStream('scales');
    const chosen = [0, 0, 0, 0];
    for (let i = 0; i < 9000; i++) {
      const index = random.weighted([1, 0, 2, 6]);
      chosen[index] = (chosen[index] ?? 0) + 1;
    }
    expect(chosen[1]).toBe(0);
    expect((chosen[2] ?? 0) / (chosen[0] ?? 1)).toBeCloseTo(2, 0);
    expect((chosen[3] ?? 0) / (chosen[2] ?? 1)).toBeCloseTo(3, 0);
  });

  it('refuses to pick from nothing', () => {
    expect(() => randomStream('x').pick([])).toThrow(RangeError);
    expect(() => randomStream('x').weighted([])).toThrow(RangeError);
  });
});
