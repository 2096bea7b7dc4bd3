import type PptxGenJS from 'pptxgenjs';

/** Of the application itself, for organizations that chose none. */
const OWN_COLOUR = '#3a50c4';

export const INK = '1B1E27';
export const INK_2 = '5A6072';
const LINE = 'D8DBE3';
const WIDTH = 13.33;
const MARGIN = 0.6;
export const CONTENT = { x: MARGIN, y: 1.45, w: WIDTH - 2 * MARGIN, h: 5.4 };

/** How slides look: their colour as six digits, and the font that every office has. */
export interface Look {
  colour: string;
  font: string;
}

export function lookOf(brandColour: string | null): Look {
  return { colour: (brandColour ?? OWN_COLOUR).slice(1).toUpperCase(), font: 'Calibri' };
}

/** A slide with its heading and a line in the organization's colour. */
export function addPage(deck: PptxGenJS, { colour, font }: Look, title: string, note: string): PptxGenJS.Slide {
  const slide = deck.addSlide();
  slide.addShape('rect', { x: 0, y: 0, w: WIDTH, h: 0.12, fill: { color: colour } });
  slide.addText(title, { x: MARGIN, y: 0.4, w: 9, h: 0.7, fontFace: font, fontSize: 28, bold: true, color: INK });
  slide.addText(note, { x: WIDTH - MARGIN - 3.5, y: 0.4, w: 3.5, h: 0.7, align: 'right', fontFace: font, fontSize: 12, color: INK_2 });
  return slide;
}

/** Figures side by side, each under its name. */
export function addFigures(slide: PptxGenJS.Slide, { colour, font }: Look, figures: readonly (readonly [label: string, value: string])[]): void {
  const w = CONTENT.w / Math.max(figures.length, 1);
  for (const [index, [label, value]] of figures.entries()) {
    const x = CONTENT.x + index * w;
    slide.addText(value, { x, y: CONTENT.y, w, h: 0.6, fontFace: font, fontSize: 26, bold: true, color: colour });
    slide.addText(label, { x, y: CONTENT.y + 0.55, w, h: 0.35, fontFace: font, fontSize: 12, color: INK_2 });
  }
}

/** A sentence where there is nothing to draw. */
export function addSentence(slide: PptxGenJS.Slide, { font }: Look, text: string, y = CONTENT.y): void {
  slide.addText(text, { ...CONTENT, y, h: 0.6, fontFace: font, fontSize: 16, color: INK_2 });
}

/** Rows under their headers. */
export function addRows(
  slide: PptxGenJS.Slide,
  { colour, font }: Look,
  headers: readonly string[],
  rows: readonly (readonly string[])[],
  y = CONTENT.y,
): void {
  const head = headers.map((text) => ({ text, options: { bold: true, color: 'FFFFFF', fill: { color: colour } } }));
  const body = rows.map((row) => row.map((text) => ({ text })));
  slide.addTable([head, ...body], {
    x: CONTENT.x,
    y,
    w: CONTENT.w,
    fontFace: font,
    fontSize: 13,
    color: INK,
    border: { type: 'solid', pt: 0.5, color: LINE },
  });
}
