import { buffer } from 'node:stream/consumers';
import { WATERMARKED_TYPE, watermarked } from '@/lib/core/drawing/watermark';
import { storage } from '@/lib/core/storage/storage';

/** Pictures that one process keeps: readers leaf back, and drawing one takes a tenth of a second. */
const MOST_KEPT = 60;
const kept = new Map<string, Promise<Buffer>>();

/** A stored picture with its reader's address burned in. */
export async function watermarkedPicture(storageKey: string, email: string): Promise<{ bytes: Buffer; mediaType: string }> {
  const name = `${storageKey} ${email}`;
  const made = kept.get(name) ?? draw(storageKey, email);
  kept.delete(name);
  kept.set(name, made);
  for (const oldest of kept.keys()) if (kept.size > MOST_KEPT) kept.delete(oldest);
  try {
    return { bytes: await made, mediaType: WATERMARKED_TYPE };
  } catch (error) {
    kept.delete(name);
    throw error;
  }
}

async function draw(storageKey: string, email: string): Promise<Buffer> {
  return watermarked(await buffer(await (await storage()).read(storageKey)), email);
}
