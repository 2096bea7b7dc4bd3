import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { GlobalFonts, PDFDocument } from '@napi-rs/canvas';
import type { Block, DemoPage } from './blocks';

/** Points. */
const PAGE = { width: 462, height: 600 };
const LEFT = 46;
const WIDTH = PAGE.width - 2 * LEFT;
const FOOT = 560;
const BODY = 12;
const INK = '#16181d';
const FAINT = '#5d6472';
const LINE = '#d9dce3';
const BRAND = '#3b4fc4';

/** Every machine has these: they come with the library that reads PDFs. */
const FONTS = join(dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')), 'standard_fonts');
const REGULAR = 'Demo Sans';
const BOLD = 'Demo Sans Bold';

/** A pen that goes down the page. */
interface Pen {
  context: ReturnType<PDFDocument['beginPage']>;
  y: number;
}

function write(
  { context }: Pen,
  text: string,
  x: number,
  y: number,
  { size = BODY, font = REGULAR, colour = INK, align = 'left' as CanvasTextAlign } = {},
): void {
  context.font = `${size}px "${font}"`;
  context.fillStyle = colour;
  context.textAlign = align;
  context.fillText(text, x, y);
}

/** Writes a text as wide as the page allows, broken between words; the pen goes on below it. */
function paragraph(pen: Pen, text: string, { size = BODY, font = REGULAR, colour = INK, indent = 0, leading = 19 } = {}): void {
  const { context } = pen;
  context.font = `${size}px "${font}"`;
  let line = '';
  const flush = () => {
    write(pen, line, LEFT + indent, pen.y, { size, font, colour });
    pen.y += leading;
  };
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (context.measureText(longer).width <= WIDTH - indent) line = longer;
    else {
      flush();
      line = word;
    }
  }
  flush();
}

function rule({ context }: Pen, y: number, colour = LINE): void {
  context.fillStyle = colour;
  context.fillRect(LEFT, y, WIDTH, 0.7);
}

function list(pen: Pen, items: readonly string[], mark: (index: number) => string): void {
  for (const [index, item] of items.entries()) {
    write(pen, mark(index), LEFT + 4, pen.y, { colour: FAINT });
    paragraph(pen, item, { indent: 22 });
    pen.y += 3;
  }
  pen.y += 6;
}

function table(pen: Pen, columns: readonly string[], rows: readonly (readonly string[])[]): void {
  // As wide as its longest cell, and its share of what is left; all but the first stand to the right.
  const { context } = pen;
  context.font = `11px "${REGULAR}"`;
  const needed = columns.map((_, index) => Math.max(...[columns, ...rows].map((cells) => context.measureText(cells[index] ?? '').width)));
  const spare = (WIDTH - needed.reduce((sum, width) => sum + width, 0)) / Math.max(columns.length - 1, 1);
  const edges = needed.map((_, index) => LEFT + needed.slice(0, index + 1).reduce((sum, width) => sum + width, 0) + spare * index);
  const line = (cells: readonly string[], look: { size: number; colour: string }) => {
    for (const [index, cell] of cells.entries())
      write(pen, cell, index === 0 ? LEFT : (edges[index] ?? LEFT), pen.y, { ...look, align: index === 0 ? 'left' : 'right' });
    pen.y += 9;
    rule(pen, pen.y);
    pen.y += 19;
  };
  line(columns, { size: 9, colour: FAINT });
  for (const row of rows) line(row, { size: 11, colour: INK });
  pen.y += 8;
}

function bars(pen: Pen, values: readonly (readonly [string, number])[], caption: string): void {
  const [height, most, step] = [110, Math.max(...values.map(([, value]) => value)), WIDTH / values.length];
  for (const [index, [label, value]] of values.entries()) {
    const [tall, x] = [(value / most) * height, LEFT + index * step + step * 0.25];
    pen.context.fillStyle = BRAND;
    pen.context.fillRect(x, pen.y + 14 + height - tall, step * 0.5, tall);
    write(pen, String(value), x + step * 0.25, pen.y + 9 + height - tall, { size: 9, align: 'center' });
    write(pen, label, x + step * 0.25, pen.y + height + 30, { size: 9, colour: FAINT, align: 'center' });
  }
  rule(pen, pen.y + 14 + height);
  pen.y += height + 54;
  paragraph(pen, caption, { size: 9, colour: FAINT });
  pen.y += 8;
}

function drawBlock(pen: Pen, block: Block): void {
  if ('heading' in block) {
    pen.y += 6;
    paragraph(pen, block.heading, { size: 13, font: BOLD, leading: 20 });
  } else if ('text' in block) {
    paragraph(pen, block.text);
    pen.y += 8;
  } else if ('steps' in block) list(pen, block.steps, (index) => `${index + 1}.`);
  else if ('points' in block) list(pen, block.points, () => '•');
  else if ('columns' in block) table(pen, block.columns, block.rows);
  else bars(pen, block.bars, block.caption);
}

/** A document of these pages as PDF, the same for the same pages. */
export function drawDocument(title: string, pages: readonly DemoPage[]): Buffer {
  for (const [file, name] of [
    ['LiberationSans-Regular.ttf', REGULAR],
    ['LiberationSans-Bold.ttf', BOLD],
  ] as const) {
    if (!GlobalFonts.has(name)) GlobalFonts.registerFromPath(join(FONTS, file), name);
  }
  const document = new PDFDocument({ title, author: 'Fernway' });
  for (const [index, page] of pages.entries()) {
    const pen: Pen = { context: document.beginPage(PAGE.width, PAGE.height), y: 52 };
    write(pen, title, LEFT, pen.y, { size: 9, colour: FAINT });
    pen.y += 30;
    paragraph(pen, page.title, { size: index === 0 ? 26 : 19, font: BOLD, leading: index === 0 ? 34 : 27 });
    pen.y += 6;
    for (const block of page.blocks) drawBlock(pen, block);
    rule(pen, FOOT);
    write(pen, 'Fernway', LEFT, FOOT + 18, { size: 9, colour: FAINT });
    write(pen, String(index + 1), LEFT + WIDTH, FOOT + 18, { size: 9, colour: FAINT, align: 'right' });
    document.endPage();
  }
  return document.close();
}
