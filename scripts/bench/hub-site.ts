import { createCanvas } from '@napi-rs/canvas';
import type { Caller } from '@/lib/core/actor';
import { withTenant } from '@/lib/core/db/database';
import { newStorageKey, storage } from '@/lib/core/storage/storage';
import { type OpenHub, openHub, openSession } from '@/tests/support/hub-reader';
import { timed } from './statistics';
import { newTenant } from './tenant';

export const PAGES = 20;
const [WIDTH, HEIGHT] = [1414, 2000];

/** Somebody with a document open. */
export interface Reader {
  hub: OpenHub;
  cookie: string;
  tabId: string;
  seq: number;
  page: number;
  ms: number;
}

/** A page as drawn: full of text, in the size that pages have. */
async function picture(): Promise<Buffer> {
  const canvas = createCanvas(WIDTH, HEIGHT);
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, WIDTH, HEIGHT);
  context.fillStyle = '#111';
  context.font = '24px sans-serif';
  for (let y = 100; y < HEIGHT - 100; y += 30) context.fillText('Check that the scanner shows the name of the terminal. '.repeat(2), 80, y);
  return canvas.encode('webp', 88);
}

async function* whole(bytes: Buffer) {
  yield bytes;
}

async function drawPages({ organization }: Caller, { versionId }: OpenHub): Promise<void> {
  const bytes = await picture();
  const storageKey = newStorageKey(organization.id);
  await (await storage()).write(storageKey, whole(bytes));
  await withTenant(organization.id, (db) => db.updateTable('publicationPage').set({ storageKey }).where('versionId', '=', versionId).execute());
}

/** So many readers, each of a hub and a document of their own. */
export async function manyReaders(count: number): Promise<Reader[]> {
  const system = await newTenant('Hub');
  const readers: Reader[] = [];
  for (let made = 0; made < count; made++) {
    const hub = await openHub(system, { pages: PAGES });
    await drawPages(system, hub);
    const { secret } = await openSession(hub, [1]);
    readers.push({ hub, cookie: `hub-${hub.hubId}=${secret}`, tabId: crypto.randomUUID(), seq: 0, page: 1, ms: 0 });
  }
  return readers;
}

/** The reader's next beat; their page has been open `more` milliseconds longer. @returns how long it took */
export function beat(origin: string, reader: Reader, more: number): Promise<number> {
  const { hub, cookie, tabId, page } = reader;
  reader.seq += 1;
  reader.ms += more;
  const about = { itemId: hub.itemId, versionId: hub.versionId, tabId, seq: reader.seq, pages: [[page, reader.ms]] };
  const body = JSON.stringify({ ...about, isFinal: false, isLate: false, isDriven: false });
  const headers = { cookie, 'content-type': 'application/json', origin };
  return timed(async () => {
    const answer = await fetch(`${origin}/h/r/${hub.hubId}/beats`, { method: 'POST', headers, body });
    if (!answer.ok) throw new Error(`a beat was answered ${answer.status}: ${await answer.text()}`);
    await answer.arrayBuffer();
  });
}

/** The reader turns the page. @returns how long its bytes took */
export function turn(origin: string, reader: Reader): Promise<number> {
  const { hub, cookie } = reader;
  reader.page = (reader.page % PAGES) + 1;
  reader.ms = 0;
  return timed(async () => {
    const answer = await fetch(`${origin}/h/r/${hub.hubId}/${hub.itemId}/pages/${reader.page}`, { headers: { cookie } });
    if (!answer.ok) throw new Error(`a page was answered ${answer.status}`);
    await answer.arrayBuffer();
  });
}
