import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Batch } from './batches';
import { inTurn, type Lane } from './lane';

const batchOf = (from: number, ...ids: string[]): Batch => ({
  from,
  to: from + ids.length,
  end: 0,
  read: ids.map((id) => ({ id, rows: [], record: {}, faults: [] })),
});

async function* given(asked: number[], batches: readonly Batch[]) {
  for (const batch of batches) {
    asked.push(batch.from);
    yield batch;
  }
}

/** What happens, in its order, when batches are taken that take a while. */
async function taken(batches: readonly Batch[], opens: (batch: Batch) => boolean, fails?: number): Promise<string[]> {
  const told: string[] = [];
  const take = async (batch: Batch, { after, open }: Lane) => {
    told.push(`begin ${batch.from} after ${after}`);
    if (opens(batch)) open();
    await sleep(20);
    told.push(`end ${batch.from}`);
    if (batch.from === fails) throw new Error(`no ${batch.from}`);
  };
  await inTurn(given([], batches), take).catch((error: Error) => told.push(error.message));
  return told;
}

const FOUR = [batchOf(0, 'a'), batchOf(1, 'b'), batchOf(2, 'c'), batchOf(3, 'd')];

test('two batches are taken at once, each knowing the one before it', async () => {
  const told = await taken(FOUR, () => true);
  expect(told.slice(0, 2)).toEqual(['begin 0 after null', 'begin 1 after 0']);
  for (const [index, line] of told.entries()) {
    const begun = told.slice(0, index + 1).filter((one) => one.startsWith('begin')).length;
    expect(begun - told.slice(0, index + 1).filter((one) => one.startsWith('end')).length, line).toBeLessThanOrEqual(2);
  }
});

test('one that is not opened, or shares an id, is waited for', async () => {
  const alone = ['begin 0 after null', 'end 0', 'begin 1 after 0', 'end 1'];
  expect(await taken(FOUR.slice(0, 2), () => false)).toEqual(alone);
  expect(await taken([batchOf(0, 'a', 'b'), batchOf(1, 'c', 'b')], () => true)).toEqual(alone);
});

test('a batch is asked for only while one is under way at most', async () => {
  const asked: number[] = [];
  const left: number[] = [];
  await inTurn(given(asked, FOUR), async (_batch, { open }) => {
    open();
    await sleep(5);
    left.push(asked.length);
  });
  expect(left[0]).toBe(2);
});

test('the first failure is told, once nothing is under way any more', async () => {
  expect(await taken(FOUR, () => true, 0)).toEqual(['begin 0 after null', 'begin 1 after 0', 'end 0', 'end 1', 'no 0']);
});
