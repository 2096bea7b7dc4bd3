import { createCanvas, loadImage } from '@napi-rs/canvas';
import { expect, test } from 'vitest';
import { watermarked } from './watermark';

const [WIDTH, HEIGHT] = [600, 800];

async function darkShare(picture: Buffer): Promise<number> {
  const canvas = createCanvas(WIDTH, HEIGHT);
  const context = canvas.getContext('2d');
  context.drawImage(await loadImage(picture), 0, 0);
  const { data } = context.getImageData(0, 0, WIDTH, HEIGHT);
  let marked = 0;
  for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 245) marked += 1;
  return marked / (WIDTH * HEIGHT);
}

test('burns the text in all over, so faintly that the page can be read', async () => {
  const canvas = createCanvas(WIDTH, HEIGHT);
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, WIDTH, HEIGHT);
  const blank = await canvas.encode('webp', 90);
  expect(await darkShare(blank)).toBe(0);
  const share = await darkShare(await watermarked(blank, 'ingrid@customer.example'));
  expect(share).toBeGreaterThan(0.01);
  expect(share).toBeLessThan(0.2);
});
