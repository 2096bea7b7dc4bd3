import { beforeEach, expect, test } from 'vitest';
import type { Beat } from '@/lib/features/hub-reading/contract';
import { keptBeats } from './kept-beats';

const beat: Beat = { itemId: 'i', versionId: 'v', tabId: 't', seq: 3, pages: [[1, 9_000]], isFinal: true, isLate: false, isDriven: false };

let now: number;
let stored: Map<string, string>;
const store = {
  get length() {
    return stored.size;
  },
  key: (index: number) => [...stored.keys()][index] ?? null,
  getItem: (name: string) => stored.get(name) ?? null,
  setItem: (name: string, value: string) => void stored.set(name, value),
  removeItem: (name: string) => void stored.delete(name),
};

beforeEach(() => {
  now = 1_000_000;
  stored = new Map();
});

async function sentLate(gone: string | null, fate: 'taken' | 'refused' | 'lost' = 'taken'): Promise<Beat[]> {
  const sent: Beat[] = [];
  await keptBeats('hub', store, () => now).sendLate(gone, async (one) => {
    sent.push(one);
    return fate;
  });
  return sent;
}

test('what a tab left is sent once, marked as late, when the tab was given up or replaced', async () => {
  const beats = keptBeats('hub', store, () => now);
  beats.keep('old', beat);
  beats.keep('mine', beat);
  beats.keep('mine', null);
  expect(await sentLate(null)).toEqual([]);
  expect(await sentLate('old', 'lost')).toEqual([{ ...beat, isLate: true }]);
  now += 61_000;
  expect(await sentLate(null)).toHaveLength(1);
  expect(await sentLate(null)).toEqual([]);
});

test('nothing of other hubs, of sessions that are over, or that nobody can read', async () => {
  keptBeats('other', store, () => now).keep('old', beat);
  keptBeats('hub', store, () => now - 43_300_000).keep('old', beat);
  stored.set('hub-beat:hub:broken', '{');
  now += 61_000;
  expect(await sentLate(null)).toEqual([]);
  expect([...stored.keys()]).toEqual(['hub-beat:other:old']);
});

test('a browser that stores nothing is no obstacle', () => {
  const full = {
    ...store,
    setItem: () => {
      throw new Error('full');
    },
  };
  expect(() => keptBeats('hub', full, () => now).keep('mine', beat)).not.toThrow();
});
