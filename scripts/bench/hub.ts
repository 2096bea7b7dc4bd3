import { setTimeout as sleep } from 'node:timers/promises';
import { beat, manyReaders, type Reader, turn } from './hub-site';
import type { Bench, Finding } from './measurement';
import { startWeb, statementsDuring } from './site';
import { p95, shown } from './statistics';

const READERS = 200;
/** As browsers beat in their first minute. */
const BEAT_MS = 5_000;
/** A page is turned with every third beat. */
const BEATS_A_PAGE = 3;
const ROUNDS = 6;
const [BEAT_TARGET_MS, PAGE_TARGET_MS] = [50, 100];

interface Times {
  beats: number[];
  pages: number[];
}

/** One reader for some beats, who began at their own moment and turns pages in rounds of their own. */
async function read(origin: string, reader: Reader, place: number, begin: number, rounds: number, times: Times): Promise<void> {
  await sleep(begin);
  for (let round = place; round < place + rounds; round++) {
    const due = performance.now() + BEAT_MS;
    if (round % BEATS_A_PAGE === 0) times.pages.push(await turn(origin, reader));
    times.beats.push(await beat(origin, reader, BEAT_MS));
    await sleep(Math.max(0, due - performance.now()));
  }
}

const writes = (statements: readonly string[]) => statements.filter((one) => /hub_beat|^\s*(insert|update|delete)/i.test(one)).length;

/** Readers who read at once: how long their beats and pages take, and how often a beat writes. */
export async function measureHub({ scale, repetitions, serverLog }: Bench): Promise<Finding[]> {
  const readers = await manyReaders(Math.max(1, Math.round(READERS * scale)));
  const site = await startWeb();
  try {
    const [first] = readers;
    if (!first) throw new RangeError('there is no reader');
    for (let n = 0; n < 50; n++) await Promise.all([beat(site.origin, first, 10), turn(site.origin, first)]);
    const written = writes(await statementsDuring(() => beat(site.origin, first, 10), serverLog));
    const times: Times = { beats: [], pages: [] };
    const step = BEAT_MS / readers.length;
    await Promise.all(readers.map((reader, index) => read(site.origin, reader, index, index * step, ROUNDS * repetitions, times)));
    const who = `${shown(readers.length)} readers at once`;
    const notes = [`each beats every ${BEAT_MS / 1000} s and turns a page every ${(BEATS_A_PAGE * BEAT_MS) / 1000} s; to the last byte, over HTTP`];
    return [
      { what: `hub, ${who}: p95 of a beat, ms`, sides: [], value: p95(times.beats), bound: 'most', target: BEAT_TARGET_MS, notes },
      { what: `hub, ${who}: p95 of a page, ms`, sides: [], value: p95(times.pages), bound: 'most', target: PAGE_TARGET_MS, notes: [] },
      { what: 'hub: statements of a beat that write', sides: [], value: written, bound: 'most', target: 1, notes: [] },
    ];
  } finally {
    await site.stop();
  }
}
