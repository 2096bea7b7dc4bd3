import '@/tests/support/database';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { Caller } from '@/lib/core/actor';
import { clock } from '@/lib/core/clock';
import { withTenant } from '@/lib/core/db/database';
import { viewedPages } from '@/lib/features/hub-reading/metrics';
import { type PageReading, readItems, readVisits } from '@/lib/features/hub-reading/queries';
import { type OpenHub, openHub, openSession } from '@/tests/support/hub-reader';
import { SimulatedReader } from '@/tests/support/simulated-reader';
import { newTenant } from '@/tests/support/tenant';

/** How far what is recorded may be from the truth. */
const FAULT_MS = 2_000;
const PAGES = 40;
const WORDS = Array.from({ length: PAGES }, () => 7);
/** The idle limit of pages with so few words. */
const IDLE_MS = 30_000;
const START = new Date('2026-11-02T09:00:00Z');

let system: Caller;
let hub: OpenHub;
let reader: SimulatedReader;

beforeAll(async () => {
  system = await newTenant('Measuring');
});
afterEach(() => vi.restoreAllMocks());

/** Somebody who has just opened the first page of a document of their own. */
async function open(): Promise<void> {
  vi.spyOn(clock, 'now').mockReturnValue(START);
  hub = await openHub(system, { pages: PAGES });
  const all = Array.from({ length: PAGES }, (_, index) => index + 1);
  const { visitor } = await openSession(hub, all);
  reader = new SimulatedReader(hub, WORDS, visitor, START);
  reader.tab.show(1);
}

const inTenant = <T>(work: Parameters<typeof withTenant<T>>[1]) => withTenant(system.organization.id, work);
const pagesRead = async (): Promise<PageReading[]> =>
  (await inTenant((db) => readItems({ db }, { itemIds: [hub.itemId] }))).flatMap(({ pages }) => pages);
const labels = async () => (await inTenant((db) => readVisits({ db }, { hubIds: [hub.hubId] }, 10))).map(({ label }) => label);

/** Of each page that was read for `truth` milliseconds, what is recorded is near that, and nothing of any other. */
async function expectTruth(truth: Readonly<Record<number, number>>): Promise<void> {
  const read = await pagesRead();
  expect(read.map(({ page }) => page)).toEqual(Object.keys(truth).map(Number));
  for (const { page, ms } of read) expect(Math.abs(ms - (truth[page] ?? 0)), `page ${page}: ${ms} ms`).toBeLessThan(FAULT_MS);
}

test('a page turned during a slow post', async () => {
  await open();
  await reader.pass(4_000);
  reader.way = () => ({ delayMs: 9_000 });
  await reader.pass(3_500);
  reader.tab.show(2);
  await reader.pass(6_000);
  reader.tab.leave();
  await reader.pass(20_000, true);
  await expectTruth({ 1: 7_500, 2: 6_000 });
});

test.each([2_000, 6_000, 15_000])('slow posts throughout: %d ms each', async (delayMs) => {
  await open();
  reader.way = () => ({ delayMs });
  await reader.pass(50_000);
  reader.tab.show(2);
  await reader.pass(20_000);
  reader.tab.show(null);
  await reader.pass(60_000);
  await expectTruth({ 1: 50_000, 2: 20_000 });
});

test('one slow post among quick ones', async () => {
  await open();
  await reader.pass(10_000);
  reader.way = () => ({ delayMs: 9_000 });
  await reader.pass(6_000);
  reader.way = () => ({ delayMs: 30 });
  reader.tab.show(2);
  await reader.pass(20_000);
  reader.tab.leave();
  await reader.pass(1_000, true);
  await expectTruth({ 1: 16_000, 2: 20_000 });
});

test.each([3_500, 8_000, 15_000])('posts of %d ms throughout, and the tab closed with the last of them in flight', async (delayMs) => {
  await open();
  reader.way = () => ({ delayMs });
  await reader.pass(33_000);
  reader.tab.leave();
  await reader.pass(20_000, true);
  await expectTruth({ 1: 33_000 });
});

test('a tab closed with a post in flight', async () => {
  await open();
  await reader.pass(7_000);
  reader.way = () => ({ delayMs: 8_000 });
  await reader.pass(5_000);
  reader.tab.leave();
  await reader.pass(20_000, true);
  await expectTruth({ 1: 12_000 });
  expect(await labels()).toEqual(['complete']);
});

test('a tab closed while nothing arrives any more: what waited comes with the next load, and says so', async () => {
  await open();
  await reader.pass(7_000);
  reader.way = () => ({ delayMs: 30, arrives: false });
  await reader.pass(30_000);
  expect(await labels()).toEqual(['at_least']);
  await reader.sendLate();
  await expectTruth({ 1: 37_000 });
  expect(await labels()).toEqual(['late']);
});

test('a download that fires beforeunload while the reader stays: only hiding and leaving end a visit', async () => {
  await open();
  await reader.pass(20_000);
  expect(await labels()).toEqual(['at_least']);
  await reader.pass(10_000);
  reader.tab.leave();
  await reader.pass(1_000, true);
  await expectTruth({ 1: 30_000 });
  expect(await labels()).toEqual(['complete']);
});

test('stored, but the answer is lost', async () => {
  await open();
  reader.way = () => ({ delayMs: 30, answers: false });
  await reader.pass(40_000);
  reader.tab.show(2);
  await reader.pass(8_000);
  reader.tab.leave();
  await reader.pass(1_000, true);
  await reader.sendLate();
  await expectTruth({ 1: 40_000, 2: 8_000 });
  expect(await labels()).toEqual(['complete']);
});

test('a reader who walks away', async () => {
  await open();
  await reader.pass(12_000);
  await reader.pass(600_000, true);
  reader.tab.leave();
  await reader.pass(1_000, true);
  await expectTruth({ 1: 12_000 + IDLE_MS });
});

test('forty pages flipped in eight seconds', async () => {
  await open();
  for (let page = 1; page <= PAGES; page += 1) {
    reader.tab.show(page);
    reader.tab.touch();
    await reader.pass(200);
  }
  reader.tab.leave();
  await reader.pass(1_000, true);
  const read = await pagesRead();
  expect(read).toHaveLength(PAGES);
  expect(viewedPages(read)).toBe(0);
  expect(Math.abs(read.reduce((sum, { ms }) => sum + ms, 0) - 8_000)).toBeLessThan(FAULT_MS);
});

test('two tabs side by side are one reader', async () => {
  await open();
  const { visitor } = await openSession(hub, [1, 2]);
  const [left, right] = [new SimulatedReader(hub, WORDS, visitor, START), new SimulatedReader(hub, WORDS, visitor, START)];
  left.tab.show(1);
  right.tab.show(2);
  for (let second = 0; second < 60; second += 1) {
    await left.pass(1_000);
    await right.pass(1_000);
  }
  left.tab.leave();
  right.tab.leave();
  await left.pass(1_000, true);
  await right.pass(1_000, true);
  const total = (await pagesRead()).reduce((sum, { ms }) => sum + ms, 0);
  expect(total).toBeLessThanOrEqual(61_000 + FAULT_MS);
  expect(total).toBeGreaterThan(60_000 - FAULT_MS);
});
