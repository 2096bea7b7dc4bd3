import { expect, test } from 'vitest';
import { oneAhead } from '@/lib/kit/one-ahead';

async function* counting(asked: number[], most: number) {
  for (let n = 1; n <= most; n += 1) {
    asked.push(n);
    yield n;
  }
}

test('gives every item in order, and has asked for the next one when one is given', async () => {
  const asked: number[] = [];
  const given: [number, number][] = [];
  for await (const item of oneAhead(counting(asked, 3))) given.push([item, asked.length]);
  expect(given).toEqual([
    [1, 2],
    [2, 3],
    [3, 3],
  ]);
});

test('ends its source when it is left, and tells its errors where they happen', async () => {
  let isEnded = false;
  async function* failing() {
    try {
      yield 1;
      yield 2;
      throw new Error('broken');
    } finally {
      isEnded = true;
    }
  }
  for await (const item of oneAhead(failing())) if (item === 1) break;
  expect(isEnded).toBe(true);
  const read: number[] = [];
  const all = async () => {
    for await (const item of oneAhead(failing())) read.push(item);
  };
  await expect(all()).rejects.toThrow('broken');
  expect(read).toEqual([1, 2]);
});
