import type { PageViewport } from 'pdfjs-dist';
import type { TextContent, TextItem } from 'pdfjs-dist/types/src/display/api';
import type { Piece } from './drawn-page';

/** Of one page: more than any page that people read holds. */
const MOST_PIECES = 5_000;
const MOST_CHARACTERS = 100_000;
/** Of the height of a line, where its font doesn't say how much of it stands over the line. */
const USUAL_ASCENT = 0.8;

const WORDS = new Intl.Segmenter(undefined, { granularity: 'word' });

/** Words in a text, in any writing. */
export function countWords(text: string): number {
  let words = 0;
  for (const { isWordLike } of WORDS.segment(text)) if (isWordLike) words += 1;
  return words;
}

/** Without what no database and no reader takes: control characters but ends of line, and halves of characters. */
const clean = (text: string) => text.replaceAll(/(?!\n)\p{Cc}|\p{Cs}/gu, ' ');

/** Part of a length in thousandths; places outside the page stay near it. */
const thousandths = (length: number, whole: number) => Math.round(Math.min(Math.max(length / whole, -1), 2) * 1000) || 0;

/** The corners of the box that a piece fills, in the document's own measure: text may be turned. */
function cornersOf({ transform, width, height }: TextItem, ascent: number): [x: number, y: number][] {
  const [a, b, c, d, x, y] = transform as [number, number, number, number, number, number];
  const [wide, tall] = [Math.hypot(a, b) || 1, Math.hypot(c, d) || height || 1];
  return [0, width].flatMap((along) =>
    [ascent * tall, (ascent - 1) * tall].map((up): [number, number] => [
      x + (a / wide) * along + (c / tall) * up,
      y + (b / wide) * along + (d / tall) * up,
    ]),
  );
}

function pieceOf(item: TextItem, ascent: number, viewport: PageViewport): Piece {
  const corners = cornersOf(item, ascent).map(([x, y]) => viewport.convertToViewportPoint(x, y) as [number, number]);
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const { width, height } = viewport;
  return [
    clean(item.str),
    thousandths(left, width),
    thousandths(top, height),
    thousandths(Math.max(...xs) - left, width),
    thousandths(Math.max(...ys) - top, height),
  ];
}

/** A page's text in reading order, and where its pieces stand. */
export function readText({ items, styles }: TextContent, viewport: PageViewport): { text: string; words: number; pieces: Piece[] } {
  const written = items.filter((item): item is TextItem => 'str' in item);
  const whole = written.map(({ str, hasEOL }) => (hasEOL ? `${str}\n` : str)).join('');
  const text = clean(whole.slice(0, MOST_CHARACTERS)).trim();
  const seen = written.filter(({ str }) => str.trim() !== '').slice(0, MOST_PIECES);
  const pieces = seen.map((item) => pieceOf(item, styles[item.fontName]?.ascent || USUAL_ASCENT, viewport));
  return { text, words: countWords(text), pieces };
}
