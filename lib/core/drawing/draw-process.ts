import { setPriority } from 'node:os';
import { drawImage } from './draw-image';
import { drawPdf } from './draw-pdf';
import { DrawingError } from './drawing-error';
import type { DrawingLine } from './drawn-page';

/**
 * A process of its own that draws one document: what goes wrong in a hostile file ends here. It gets the file's path, its
 * media type and a folder for the pictures, and says what it did line by line.
 */
const [path = '', mediaType = '', folder = ''] = process.argv.slice(2);

/** Yields to whatever people wait for. */
const NICE = 10;
/** Bytes that the process may hold between two pages. */
const MOST_MEMORY = 1024 ** 3;

const say = (line: DrawingLine) => new Promise<void>((resolve) => process.stdout.write(`${JSON.stringify(line)}\n`, () => resolve()));

setPriority(NICE);
try {
  for await (const line of mediaType === 'application/pdf' ? drawPdf(path, folder) : drawImage(path, folder)) {
    await say(line);
    if (process.memoryUsage.rss() > MOST_MEMORY) throw new DrawingError('too_large');
  }
} catch (error) {
  await say({ failure: error instanceof DrawingError ? error.failure : 'damaged' });
}
