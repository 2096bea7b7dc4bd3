import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Canvas, createCanvas } from '@napi-rs/canvas';
import { type PageFacts, type Piece, pictureFiles } from './drawn-page';

/** Pixels of the longer side: sharp on dense screens, some 8 MB while it is drawn. */
const LONGEST_SIDE = 1_600;
const LONGEST_SMALL = 320;
const QUALITY = 85;

/** Size of the picture of something this wide and high, and what it is to be scaled by. */
export function fitted(width: number, height: number, longest = LONGEST_SIDE): { width: number; height: number; scale: number } {
  const scale = longest / Math.max(width, height);
  return { scale, width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

async function writeSmall(canvas: Canvas, path: string): Promise<void> {
  const { width, height } = fitted(canvas.width, canvas.height, LONGEST_SMALL);
  const small = createCanvas(width, height);
  const context = small.getContext('2d');
  // With mipmaps, which 'high' does without: lines of text stay lines.
  context.imageSmoothingQuality = 'medium';
  context.drawImage(canvas, 0, 0, width, height);
  await writeFile(path, await small.encode('webp', QUALITY));
}

/** Thousandths of the page's height at its top and bottom where its number stands. */
const MARGIN = 90;
/** A number with a few words at most: “7”, “Page 7 of 12”. */
const PAGE_NUMBER = /^\D{0,20}\d{1,4}(\D{1,8}\d{1,4})?\D{0,3}$/;

const isPageNumber = ([text, , top, , height]: Piece) => (top + height <= MARGIN || top >= 1000 - MARGIN) && PAGE_NUMBER.test(text);

/** Of text and look without the page's number: pages behind an inserted one haven't changed. Leaves the canvas without it. */
function digestOf(canvas: Canvas, pieces: readonly Piece[]): string {
  const context = canvas.getContext('2d');
  context.fillStyle = 'white';
  const part = (thousandths: number, whole: number) => (thousandths * whole) / 1000;
  for (const [, left, top, width, height] of pieces.filter(isPageNumber)) {
    const [x, y] = [part(left, canvas.width), part(top, canvas.height)];
    context.fillRect(x - 4, y - 4, part(width, canvas.width) + 8, part(height, canvas.height) + 8);
  }
  const said = pieces.filter((piece) => !isPageNumber(piece)).map(([text]) => text);
  return createHash('sha256').update(said.join('\n')).update('\0').update(canvas.data()).digest('hex');
}

/** Writes a page's pictures into the folder. @returns what is known of the page */
export async function keepPage(folder: string, page: number, canvas: Canvas, said: Pick<PageFacts, 'text' | 'words' | 'pieces'>): Promise<PageFacts> {
  const names = pictureFiles(page);
  await writeFile(join(folder, names.picture), await canvas.encode('webp', QUALITY));
  await writeSmall(canvas, join(folder, names.small));
  return { width: canvas.width, height: canvas.height, ...said, digest: digestOf(canvas, said.pieces) };
}
