import { createCanvas, loadImage, type SKRSContext2D } from '@napi-rs/canvas';

/** Watermarked pictures are made while their reader waits: of the formats, the quickest to write. */
export const WATERMARKED_TYPE = 'image/jpeg';
const QUALITY = 86;
/** Faint enough to read through, dark and light, so that it shows on any ground. */
const STRENGTH = 0.13;
const ANGLE = -Math.PI / 7;
/** Of the picture's longer side. */
const TEXT_SIZE = 1 / 55;
const LINE_SIZE = 1 / 9;

/** Rows of the text across the whole picture, each shifted against the one before. */
function drawRows(context: SKRSContext2D, text: string, longest: number): void {
  context.font = `600 ${longest * TEXT_SIZE}px sans-serif`;
  const step = context.measureText(text).width + longest * LINE_SIZE;
  for (let [y, row] = [-longest, 0]; y < 2 * longest; y += longest * LINE_SIZE, row += 1) {
    for (let x = -longest - (row % 2) * (step / 2); x < 2 * longest; x += step) context.fillText(text, x, y);
  }
}

/** A picture with a text burned in all over, as WATERMARKED_TYPE. */
export async function watermarked(picture: Buffer, text: string): Promise<Buffer> {
  const image = await loadImage(picture);
  const canvas = createCanvas(image.width, image.height);
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  context.globalAlpha = STRENGTH;
  context.rotate(ANGLE);
  const longest = Math.max(image.width, image.height);
  for (const [colour, shift] of [
    ['#fff', 2],
    ['#334', 0],
  ] as const) {
    context.save();
    context.translate(shift, shift);
    context.fillStyle = colour;
    drawRows(context, text, longest);
    context.restore();
  }
  return canvas.encode('jpeg', QUALITY);
}
