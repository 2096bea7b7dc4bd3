import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from 's3rver';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { diskStorage } from '@/lib/core/storage/disk';
import { s3Storage } from '@/lib/core/storage/s3';
import { newStorageKey, type Storage } from '@/lib/core/storage/storage';
import { freePort } from '@/scripts/free-port.mjs';

const folder = mkdtempSync(join(tmpdir(), 'rapport-storage-'));
const port = await freePort(58_000 + (process.pid % 1_000), '127.0.0.1');
const server = new S3rver({
  port,
  address: '127.0.0.1',
  silent: true,
  directory: join(folder, 's3'),
  configureBuckets: [{ name: 'files', configs: [] }],
});

beforeAll(() => server.run());
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

const KINDS: Readonly<Record<string, Storage>> = {
  'on disk': diskStorage(folder),
  'in a bucket': s3Storage({
    S3_BUCKET: 'files',
    S3_ENDPOINT: `http://127.0.0.1:${port}`,
    S3_REGION: 'us-east-1',
    S3_ACCESS_KEY_ID: 'S3RVER',
    S3_SECRET_ACCESS_KEY: 'S3RVER',
  }),
};

/** Bytes that differ from place to place, in pieces of an odd size. */
async function* bytes(size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < size; at += 65_521) yield Uint8Array.from({ length: Math.min(65_521, size - at) }, (_, index) => (at + index) % 251);
}

async function whole(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function keysOf(storage: Storage, organizationId: number): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key, at } of storage.list(organizationId)) {
    expect(Math.abs(at.getTime() - Date.now())).toBeLessThan(60_000);
    keys.push(key);
  }
  return keys;
}

describe.each(Object.entries(KINDS))('a file %s', (_, storage) => {
  test.each([0, 1, 70_000, 12_000_000])('of %i bytes is given back as it was', async (size) => {
    const key = newStorageKey(1);
    const expected = await whole(bytes(size));
    expect(await storage.write(key, bytes(size))).toEqual({ size, sha256: createHash('sha256').update(expected).digest('hex') });
    expect((await whole(await storage.read(key))).equals(expected)).toBe(true);
  });

  test('is read in part', async () => {
    const key = newStorageKey(1);
    await storage.write(key, bytes(200_000));
    const expected = (await whole(bytes(200_000))).subarray(65_000, 130_001);
    expect((await whole(await storage.read(key, { start: 65_000, end: 130_000 }))).equals(expected)).toBe(true);
  });

  test('is gone once removed, and removing it again is no error', async () => {
    const key = newStorageKey(1);
    await storage.write(key, bytes(10));
    await storage.remove(key);
    await storage.remove(key);
    await expect(storage.read(key)).rejects.toMatchObject({ code: 'not_found' });
  });

  test('whose stream breaks off leaves nothing', async () => {
    const key = newStorageKey(2);
    async function* broken() {
      yield* bytes(6_000_000);
      throw new Error('connection lost');
    }
    await expect(storage.write(key, broken())).rejects.toThrow('connection lost');
    await expect(storage.read(key)).rejects.toMatchObject({ code: 'not_found' });
    expect(await keysOf(storage, 2)).toEqual([]);
  });

  test('is listed for its own organization only', async () => {
    const [own, other] = [newStorageKey(33), newStorageKey(3)];
    await storage.write(own, bytes(5));
    await storage.write(other, bytes(5));
    expect(await keysOf(storage, 33)).toEqual([own]);
    expect(await keysOf(storage, 3)).toEqual([other]);
    expect(await keysOf(storage, 4)).toEqual([]);
  });
});

test('no key leads out of the folder', async () => {
  const disk = diskStorage(folder);
  for (const key of ['../outside', '1/../../outside', '/etc/passwd', '1/x', ''])
    await expect(disk.read(key)).rejects.toMatchObject({ code: 'internal' });
});

test('a finished file leaves no second one beside it', async () => {
  const key = newStorageKey(9);
  await diskStorage(folder).write(key, bytes(100));
  expect(readdirSync(join(folder, 'files', '9'))).toEqual([key.slice(2)]);
});
