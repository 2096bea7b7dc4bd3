import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Canvas, createCanvas } from '@napi-rs/canvas';
import { type PageFacts, pictureFiles } from './drawn-page';

/** Pixels of the longer side: sharp on dense screens, some 12 MB while it is drawn. */
const LONGEST_SIDE = 2_000;
const LONGEST_SMALL = 320;
const QUALITY = 88;

/** Size of the picture of something this wide and high, and what it is to be scaled by. */
export function fitted(width: number, height: number, longest = LONGEST_SIDE): { width: number; height: number; scale: number } {
  const scale = longest / Math.max(width, height);
  return { scale, width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

async function writeSmall(canvas: Canvas, path: string): Promise<void> {
  const { width, height } = fitted(canvas.width, canvas.height, LONGEST_SMALL);
  const small = createCanvas(width, height);
  const context = small.getContext('2d');
  context.imageSmoothingQuality = 'high';
  context.drawImage(canvas, 0, 0, width, height);
  await writeFile(path, await small.encode('webp', QUALITY));
}

/** Writes a page's pictures into the folder. @returns what is known of the page */
export async function keepPage(folder: string, page: number, canvas: Canvas, said: Pick<PageFacts, 'text' | 'words' | 'pieces'>): Promise<PageFacts> {
  const names = pictureFiles(page);
  await writeFile(join(folder, names.picture), await canvas.encode('webp', QUALITY));
  await writeSmall(canvas, join(folder, names.small));
  const digest = createHash('sha256').update(said.text).update('\0').update(canvas.data()).digest('hex');
  return { width: canvas.width, height: canvas.height, ...said, digest };
}
