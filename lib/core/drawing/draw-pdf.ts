import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import { getDocument, type PDFDocumentProxy, type PDFPageProxy, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { DrawingError } from './drawing-error';
import { type DrawingLine, MOST_PAGES } from './drawn-page';
import { readText } from './page-text';
import { fitted, keepPage } from './picture';

/** Pixels of one picture within a page; a larger one stays away. */
const LARGEST_IMAGE = 32 * 1024 ** 2;
/** Inches of a page's side, at 72 points: beyond it is no page. */
const LONGEST_PAGE = 14_400;

const home = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
const folderOf = (name: string) => `${join(home, name)}/`;

async function open(path: string): Promise<PDFDocumentProxy> {
  const task = getDocument({
    data: new Uint8Array(await readFile(path)),
    isEvalSupported: false,
    enableXfa: false,
    disableFontFace: true,
    useSystemFonts: false,
    standardFontDataUrl: folderOf('standard_fonts'),
    cMapUrl: folderOf('cmaps'),
    cMapPacked: true,
    wasmUrl: folderOf('wasm'),
    iccUrl: folderOf('iccs'),
    maxImageSize: LARGEST_IMAGE,
    canvasMaxAreaInBytes: LARGEST_IMAGE * 4,
    verbosity: VerbosityLevel.ERRORS,
  });
  return task.promise.catch((error: unknown) => {
    throw new DrawingError(error instanceof Error && error.name === 'PasswordException' ? 'protected' : 'damaged');
  });
}

async function drawPage(page: PDFPageProxy, folder: string) {
  const natural = page.getViewport({ scale: 1 });
  const longest = Math.max(natural.width, natural.height);
  if (!(longest > 0 && longest <= LONGEST_PAGE)) throw new DrawingError('too_large');
  const { scale, width, height } = fitted(natural.width, natural.height);
  const viewport = page.getViewport({ scale });
  const canvas = createCanvas(width, height);
  // pdf.js draws on canvases of browsers; those of this process do the same.
  await page.render({ canvas: canvas as unknown as HTMLCanvasElement, viewport, background: 'white' }).promise;
  return keepPage(folder, page.pageNumber, canvas, readText(await page.getTextContent(), viewport));
}

/** Draws a PDF page by page; each is let go before the next. @throws DrawingError */
export async function* drawPdf(path: string, folder: string): AsyncGenerator<DrawingLine> {
  const document = await open(path);
  if (document.numPages > MOST_PAGES) throw new DrawingError('too_many_pages');
  if (document.numPages < 1) throw new DrawingError('damaged');
  yield { pages: document.numPages };
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number).catch(() => {
      throw new DrawingError('damaged');
    });
    yield { page: number, ...(await drawPage(page, folder)) };
    page.cleanup();
  }
}
