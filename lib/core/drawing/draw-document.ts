import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { env } from '../env';
import { convertOffice } from './convert-office';
import { DrawingError } from './drawing-error';
import { type DrawingLine, type PageFacts, pictureFiles } from './drawn-page';
import { wayOfDrawing } from './way-of-drawing';

/** A drawn page, with the paths of its pictures; they are gone with the drawing. */
export interface DrawnPage extends PageFacts {
  page: number;
  picture: string;
  small: string;
}

const PROGRAM = fileURLToPath(new URL('./draw-process.ts', import.meta.url));
/** Of JavaScript's own memory; pictures come on top, a page at a time. */
const MOST_HEAP_MB = 512;
const PAGE_MS = 60_000;
const WHOLE_MS = 900_000;

/** By these a worker is ended from outside, and its children with it: no fault of the document. */
const ENDED = new Set<unknown>(['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGKILL']);

function start(path: string, mediaType: string, folder: string) {
  const args = [`--max-old-space-size=${MOST_HEAP_MB}`, '--import', 'tsx', PROGRAM, path, mediaType, folder];
  const { NODE_ENV } = env();
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'], env: { NODE_ENV } });
  let isLate = false;
  const end = () => {
    isLate = true;
    child.kill('SIGKILL');
  };
  const [onPage, onWhole] = [setTimeout(end, PAGE_MS), setTimeout(end, WHOLE_MS)];
  const closed = once(child, 'close').finally(() => {
    clearTimeout(onPage);
    clearTimeout(onWhole);
  });
  return { child, onPage, closed, isLate: () => isLate };
}

/** What the process says, checked to be all that it announced. @throws DrawingError; Error when it was ended from outside */
async function* linesOf(path: string, mediaType: string, folder: string): AsyncGenerator<{ page: number } & PageFacts> {
  const { child, onPage, closed, isLate } = start(path, mediaType, folder);
  let left: number | undefined;
  try {
    for await (const text of createInterface({ input: child.stdout })) {
      const line = JSON.parse(text) as DrawingLine;
      if ('failure' in line) throw new DrawingError(line.failure);
      if ('pages' in line) left = line.pages;
      else {
        yield line;
        left = (left ?? 0) - 1;
      }
      onPage.refresh();
    }
    const [, signal] = await closed;
    if (isLate()) throw new DrawingError('too_slow');
    if (ENDED.has(signal)) throw new Error('the drawing was ended from outside');
    if (left !== 0) throw new DrawingError('damaged');
  } finally {
    child.kill('SIGKILL');
    await closed;
  }
}

/**
 * Draws a document page by page, in a process of its own with bounded memory and time.
 * @param path where the file lies on the disk
 * @throws DrawingError when it can't be drawn; Error for what may pass by itself
 */
export async function* drawDocument(path: string, mediaType: string): AsyncGenerator<DrawnPage> {
  const way = wayOfDrawing(mediaType);
  if (way === null) throw new DrawingError('unsupported');
  const folder = await mkdtemp(join(tmpdir(), 'rapport-drawing-'));
  try {
    const [file, type] = way === 'office' ? [await convertOffice(path, folder), 'application/pdf'] : [path, mediaType];
    for await (const line of linesOf(file, type, folder)) {
      const { picture, small } = pictureFiles(line.page);
      yield { ...line, picture: join(folder, picture), small: join(folder, small) };
      for (const name of [picture, small]) await rm(join(folder, name));
    }
  } finally {
    await rm(folder, { recursive: true });
  }
}
