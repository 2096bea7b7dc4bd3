import type { Caller } from '@/lib/core/actor';
import { clock } from '@/lib/core/clock';
import { withTenant } from '@/lib/core/db/database';
import { newStorageKey, storage } from '@/lib/core/storage/storage';

/** The smallest picture there is. */
const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

async function stored(organizationId: number, text: Buffer): Promise<{ storageKey: string; size: number; sha256: string }> {
  const storageKey = newStorageKey(organizationId);
  const bytes = (async function* () {
    yield text;
  })();
  return { storageKey, ...(await (await storage()).write(storageKey, bytes)) };
}

interface Details {
  title: string;
  /** The text of each of its pages; none with a `url`. */
  pages?: readonly string[];
  url?: string;
  /** Another version of a publication that is there. */
  of?: { publicationId: string; number: number };
  updatePolicy?: 'follow' | 'ask' | 'hold';
  canDownload?: boolean;
  canForward?: boolean;
  listed?: boolean;
}

/** A publication, or a further version of one, as it is once it was drawn: every page a picture of one pixel. */
export async function newPublication({ organization: { id: organizationId } }: Caller, details: Details) {
  const { title, url, of, pages = url ? [] : [`${title} text`], updatePolicy = 'ask', ...rights } = details;
  const publicationId = of?.publicationId ?? crypto.randomUUID();
  const versionId = crypto.randomUUID();
  const number = of?.number ?? 1;
  const now = clock.now();
  const file = url
    ? { url }
    : { ...(await stored(organizationId, Buffer.from(pages.join('\n')))), fileName: `${title}.pdf`, mediaType: 'application/pdf' };
  const drawn = await Promise.all(pages.map(() => stored(organizationId, PIXEL)));
  await withTenant(organizationId, async (db) => {
    if (of) await db.updateTable('publication').set({ latestNumber: number, updatedAt: now }).where('id', '=', publicationId).execute();
    else {
      const kind = url ? 'link' : 'manual';
      const made = { organizationId, id: publicationId, title, kind, updatePolicy, ...rights, latestNumber: number, createdAt: now, updatedAt: now };
      await db.insertInto('publication').values(made).execute();
    }
    const state = { state: 'ready', pageCount: pages.length, createdAt: now, readyAt: now };
    await db
      .insertInto('publicationVersion')
      .values({ organizationId, id: versionId, publicationId, number, ...file, ...state })
      .execute();
    for (const [index, text] of pages.entries()) {
      const { storageKey = '' } = drawn[index] ?? {};
      const picture = { number: index + 1, width: 1, height: 1, storageKey, thumbnailKey: storageKey };
      const words = { text, words: text.split(' ').length, pieces: JSON.stringify([[text, 100, 100, 300, 20]]) };
      await db
        .insertInto('publicationPage')
        .values({ organizationId, versionId, ...picture, ...words, changed: number > 1 })
        .execute();
    }
  });
  return { publicationId, versionId };
}
