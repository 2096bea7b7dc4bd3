/** Why a file could not be drawn: a word of ours. */
export type DrawingFailure = 'damaged' | 'protected' | 'too_many_pages' | 'too_large' | 'too_slow' | 'no_office' | 'unsupported';

/** A piece of text with its place and size in thousandths of the page's width and height: text, left, top, width, height. */
export type Piece = [text: string, left: number, top: number, width: number, height: number];

/** What a page says, and how it looks. */
export interface PageFacts {
  /** Pixels of the picture. */
  width: number;
  height: number;
  /** In reading order. */
  text: string;
  words: number;
  pieces: Piece[];
  /** The same for pages of the same text and the same look: SHA-256 in hexadecimal. */
  digest: string;
}

/** What a drawing process says, a line of JSON each: what it will draw, each page as soon as it lies in the folder, or why not. */
export type DrawingLine = { pages: number } | ({ page: number } & PageFacts) | { failure: DrawingFailure };

/** The files of a page in the drawing's folder: its picture, and the small one. */
export function pictureFiles(page: number): { picture: string; small: string } {
  return { picture: `${page}.webp`, small: `${page}-small.webp` };
}

/** What all pictures of pages are. */
export const PICTURE_TYPE = 'image/webp';

/** Of one document. */
export const MOST_PAGES = 500;
