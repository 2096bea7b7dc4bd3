import { beforeEach, describe, expect, test } from 'vitest';
import type { Beat } from '@/lib/features/hub-reading/contract';
import { type Fate, ReadingTracker } from './reading-tracker';

const SHOWN = { itemId: 'item', versionId: 'version', tabId: 'tab', isDriven: false };
/** Idle limits: 50 s; a picture, 60 s; the least, 30 s; the most, 180 s. */
const WORDS = [199, 0, 5, 2_000];

interface Sent {
  at: number;
  beat: Beat;
  way: 'post' | 'hand';
}

let now: number;
let timers: { at: number; work: () => void }[];
let sent: Sent[];
let kept: Beat | null;
let refusals: number;
/** What becomes of a post: an answer after so many milliseconds. */
let fate: (beat: Beat) => { after: number; is: Fate };
let tracker: ReadingTracker;

async function settled(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
}

/** Lets time pass, timer by timer. */
async function pass(ms: number): Promise<void> {
  const until = now + ms;
  for (;;) {
    const next = timers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
    if (!next) break;
    timers = timers.filter((timer) => timer !== next);
    now = next.at;
    next.work();
    await settled();
  }
  now = until;
}

/** What the server makes of all that it got: of each page the greatest total. */
function recorded(): Record<number, number> {
  const greatest: Record<number, number> = {};
  for (const { beat } of sent) for (const [page, ms] of beat.pages) greatest[page] = Math.max(ms, greatest[page] ?? 0);
  return greatest;
}

beforeEach(() => {
  now = 1_000_000;
  timers = [];
  sent = [];
  kept = null;
  refusals = 0;
  fate = () => ({ after: 20, is: 'taken' });
  const after = (ms: number, work: () => void) => {
    const timer = { at: now + ms, work };
    timers.push(timer);
    return () => {
      timers = timers.filter((one) => one !== timer);
    };
  };
  tracker = new ReadingTracker(SHOWN, WORDS, {
    ticks: () => now,
    after,
    post: (beat) => {
      sent.push({ at: now, beat, way: 'post' });
      const { after: wait, is } = fate(beat);
      return new Promise((done) => after(wait, () => done(is)));
    },
    hand: (beat) => {
      sent.push({ at: now, beat, way: 'hand' });
      return true;
    },
    keep: (beat) => {
      kept = beat;
    },
    onRefused: () => {
      refusals += 1;
    },
  });
  tracker.setVisible(true);
  tracker.show(1);
});

test('beats every 5 s in the first minute, then every 15 s, and when the page turns', async () => {
  const begin = now;
  sent = [];
  await pass(95_000);
  const times = sent.map(({ at }) => Math.round((at - begin) / 1000));
  expect(times).toEqual([1, 6, 11, 16, 21, 26, 31, 36, 41, 46, 51, 56, 61, 76, 91]);
  tracker.touch();
  tracker.show(2);
  await pass(1);
  expect(sent.at(-1)).toMatchObject({ at: begin + 95_000, beat: { isFinal: false } });
});

describe('what counts', () => {
  test('one page at a time, each for as long as it is shown', async () => {
    await pass(4_000);
    tracker.show(2);
    await pass(3_000);
    tracker.show(null);
    await pass(9_000);
    tracker.show(1);
    await pass(1_000);
    tracker.leave();
    expect(recorded()).toEqual({ 1: 5_000, 2: 3_000 });
  });

  test('only while the document is visible', async () => {
    await pass(4_000);
    tracker.setVisible(false);
    await pass(60_000);
    tracker.setVisible(true);
    await pass(2_000);
    tracker.leave();
    expect(recorded()).toEqual({ 1: 6_000 });
  });

  test.each([
    { page: 1, limit: 50 },
    { page: 2, limit: 60 },
    { page: 3, limit: 30 },
    { page: 4, limit: 180 },
  ])('of a reader who walks away from page $page, $limit s', async ({ page, limit }) => {
    tracker.show(page);
    await pass(5_000);
    tracker.touch();
    await pass(600_000);
    tracker.leave();
    expect(Math.abs((recorded()[page] ?? 0) - (5 + limit) * 1000)).toBeLessThan(400);
  });

  test('again, once the reader is back', async () => {
    tracker.show(3);
    await pass(100_000);
    tracker.touch();
    await pass(10_000);
    tracker.leave();
    expect(recorded()[3]).toBe(40_000);
  });
});

describe('whatever becomes of the posts', () => {
  test('a page turned during a slow post loses nothing', async () => {
    fate = () => ({ after: 8_000, is: 'taken' });
    await pass(5_500);
    tracker.show(2);
    await pass(4_000);
    tracker.leave();
    expect(recorded()).toEqual({ 1: 5_500, 2: 4_000 });
  });

  test('slow posts throughout are sent one after the other, the last with all of it', async () => {
    fate = () => ({ after: 12_000, is: 'taken' });
    await pass(45_000);
    expect(sent.length).toBeLessThan(6);
    tracker.leave();
    expect(recorded()).toEqual({ 1: 45_000 });
  });

  test('leaving with a post in flight hands the rest to the browser, which may be kept for later', async () => {
    fate = () => ({ after: 30_000, is: 'lost' });
    await pass(9_000);
    tracker.leave();
    expect(sent.at(-1)).toMatchObject({ way: 'hand', beat: { isFinal: true, pages: [[1, 9_000]] } });
    expect(kept).toMatchObject({ isFinal: true, pages: [[1, 9_000]] });
  });

  test('stored though the answer was lost: the same totals again, and nothing twice', async () => {
    fate = () => ({ after: 20, is: 'lost' });
    await pass(12_000);
    expect(kept).toMatchObject({ pages: [[1, expect.any(Number)]] });
    fate = () => ({ after: 20, is: 'taken' });
    await pass(5_000);
    tracker.leave();
    expect(recorded()).toEqual({ 1: 17_000 });
  });

  test('what was answered is not kept, nor told again', async () => {
    await pass(6_100);
    expect(kept).toBeNull();
    tracker.show(2);
    await pass(1_500);
    expect(sent.at(-1)?.beat.pages.map(([page]) => page)).not.toContain(3);
    await pass(5_000);
    expect(sent.at(-1)?.beat.pages.map(([page]) => page)).toEqual([2]);
  });

  test('a refused beat is the last one', async () => {
    fate = () => ({ after: 20, is: 'refused' });
    await pass(60_000);
    tracker.leave();
    expect([sent.length, refusals, kept]).toEqual([1, 1, null]);
  });
});

test('forty pages flipped in eight seconds make few beats, each page a fifth of a second', async () => {
  const many = Array.from({ length: 40 }, (_, index) => index + 1);
  sent = [];
  for (const page of many) {
    tracker.touch();
    tracker.show(page);
    await pass(200);
  }
  tracker.leave();
  expect(sent.length).toBeLessThanOrEqual(10);
  expect(Object.values(recorded())).toEqual(many.map(() => 200));
});

test('hidden is a goodbye, and coming back takes it back', async () => {
  await pass(7_000);
  tracker.setVisible(false);
  await pass(100);
  const goodbye = sent.at(-1)?.beat;
  expect(goodbye?.isFinal).toBe(true);
  tracker.setVisible(true);
  await pass(15_000);
  expect(sent.at(-1)?.beat).toMatchObject({ isFinal: false });
  expect(sent.at(-1)?.beat.seq).toBeGreaterThan(goodbye?.seq ?? 0);
});
