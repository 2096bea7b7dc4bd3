import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, test } from 'vitest';
import { imageSize } from './image-size';

const canvas = createCanvas(321, 45);
canvas.getContext('2d').fillRect(0, 0, 100, 20);
const SIZE = { width: 321, height: 45 };

/** A picture that says in its head that it is to be turned, before it says how large it is. */
function withExif(jpeg: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), Buffer.from('4d4d002a00000008000101120003000000010006000000000000', 'hex')]);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(body.length + 2);
  return Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xe1]), length, body, jpeg.subarray(2)]);
}

describe('the size of a picture', () => {
  test.each([
    ['PNG', canvas.toBuffer('image/png')],
    ['JPEG', canvas.toBuffer('image/jpeg')],
    ['JPEG with a longer head', withExif(canvas.toBuffer('image/jpeg'))],
    ['WebP', canvas.toBuffer('image/webp')],
    ['WebP without loss', canvas.toBuffer('image/webp', 100)],
    ['GIF', Buffer.concat([Buffer.from('GIF89a'), Buffer.from([321 & 255, 321 >> 8, 45, 0]), Buffer.alloc(30)])],
  ])('is read from the head of a %s', (_, bytes) => expect(imageSize(bytes)).toEqual(SIZE));

  test.each([
    ['text', Buffer.from('nothing that anybody would take for a picture')],
    ['a JPEG that ends before it says so', Buffer.concat([canvas.toBuffer('image/jpeg').subarray(0, 20), Buffer.alloc(40)])],
    ['few bytes', Buffer.from([0xff, 0xd8])],
  ])('is unknown for %s', (_, bytes) => expect(imageSize(bytes)).toBeNull());
});
