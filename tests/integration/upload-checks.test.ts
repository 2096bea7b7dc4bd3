import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { AppError } from '@/lib/core/errors';
import { inspectFile } from '@/lib/core/files/inspect-file';

const DATA = join(import.meta.dirname, 'data/uploads');

interface Example {
  file: string;
  name: string;
  made: string;
  refused?: string;
  mediaType?: string;
}

const { files }: { files: Example[] } = JSON.parse(readFileSync(join(DATA, 'manifest.json'), 'utf8'));

/** The reason for which a file is refused, or its media type. */
async function verdict(path: string, name: string): Promise<string> {
  try {
    return await inspectFile(path, name);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    expect(error.code).toBe('precondition');
    return error.errors[0]?.code ?? '';
  }
}

const hostile = files.filter(({ refused }) => refused);

test('there are enough of them', () => expect(hostile.length).toBeGreaterThanOrEqual(40));

test.each(files.map((one) => [`${JSON.stringify(one.name)}: ${one.made}`, one] as const))('%s', async (_, { file, name, refused, mediaType }) => {
  expect(await verdict(join(DATA, file), name)).toBe(refused ?? mediaType);
});

const folder = mkdtempSync(join(tmpdir(), 'rapport-bombs-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface ZipEntry {
  name: string;
  packed: Buffer;
  /** What the archive says it unpacks to. */
  size: number;
}

/** A ZIP archive by hand, so that it may say what it likes. @param places where an entry's bytes are said to stand */
function zip(entries: readonly ZipEntry[], places?: readonly number[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [index, { name, packed, size }] of entries.entries()) {
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(size, 18);
    fields.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(places?.[index] ?? at, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), fields, tail, Buffer.from(name)]));
    locals.push(local);
    at += local.length;
  }
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(Buffer.concat(directory).length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...locals, ...directory, Buffer.from('PK\x05\x06'), end]);
}

const zeros = (megabytes: number) => deflateRawSync(Buffer.alloc(megabytes * 1024 ** 2));

describe('a bomb is refused', () => {
  const packed = zeros(64);
  const bombs: Readonly<Record<string, () => Buffer>> = {
    'by what it says it unpacks to': () => zip([{ name: 'zeros.txt', packed, size: 64 * 1024 ** 2 }]),
    'by the sum of many entries': () =>
      zip(Array.from({ length: 40 }, (_, index) => ({ name: `${index}.txt`, packed: Buffer.alloc(1000), size: 30 * 1024 ** 2 }))),
    'by the number of its entries': () =>
      zip(Array.from({ length: 10_001 }, (_, index) => ({ name: `${index}.txt`, packed: Buffer.from([3, 0]), size: 0 }))),
    'when its entries overlap': () =>
      zip(
        Array.from({ length: 50 }, (_, index) => ({ name: `${index}.txt`, packed: index === 0 ? packed : Buffer.alloc(0), size: 0 })).map((one) => ({
          ...one,
          packed: one.packed.length === 0 ? Buffer.alloc(0) : one.packed,
          size: 64 * 1024 ** 2,
        })),
        Array.from({ length: 50 }, () => 0),
      ),
    'within another archive': () => {
      const inner = zip([{ name: 'zeros.txt', packed, size: 64 * 1024 ** 2 }]);
      return zip([{ name: 'inner.zip', packed: deflateRawSync(inner), size: inner.length }]);
    },
  };
  test.each(Object.keys(bombs))('%s, and quickly', async (kind) => {
    const path = join(folder, 'bomb');
    writeFileSync(path, bombs[kind]?.() ?? '');
    const started = performance.now();
    expect(await verdict(path, 'bomb.zip')).toBe('bomb');
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  test('that lies about its size unpacks no further than it says', async () => {
    const path = join(folder, 'liar');
    writeFileSync(path, zip([{ name: 'inner.zip', packed: zeros(64), size: 1000 }]));
    expect(await verdict(path, 'bomb.zip')).toBe('damaged');
  });
});
