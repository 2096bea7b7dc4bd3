import { readFile } from 'node:fs/promises';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { DrawingError } from './drawing-error';
import type { DrawingLine } from './drawn-page';
import { imageSize } from './image-size';
import { fitted, keepPage } from './picture';

/** Unpacked, some 256 MB. */
const MOST_PIXELS = 64 * 1024 ** 2;

/** Draws a picture as the one page of a document; of a moving one its first frame. @throws DrawingError */
export async function* drawImage(path: string, folder: string): AsyncGenerator<DrawingLine> {
  const bytes = await readFile(path);
  const size = imageSize(bytes);
  if (!size) throw new DrawingError('damaged');
  if (size.width * size.height > MOST_PIXELS) throw new DrawingError('too_large');
  const image = await loadImage(bytes).catch(() => {
    throw new DrawingError('damaged');
  });
  if (image.width < 1 || image.height < 1) throw new DrawingError('damaged');
  yield { pages: 1 };
  // Turned pictures say so in their head: the library has turned them.
  const { width, height } = fitted(image.width, image.height);
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, width, height);
  context.drawImage(image, 0, 0, width, height);
  yield { page: 1, ...(await keepPage(folder, 1, canvas, { text: '', words: 0, pieces: [] })) };
}
