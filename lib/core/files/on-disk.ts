import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Storage } from '../storage/storage';
import type { Bytes } from '../transfer';

async function* joined(files: Storage, keys: readonly string[]): Bytes {
  for (const key of keys) yield* await files.read(key);
}

/** Bytes as a file of this machine that can be read at any place; it is there while `work` runs. */
export async function onDisk<T>(bytes: Bytes, work: (path: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'rapport-file-'));
  try {
    const path = join(folder, 'file');
    await pipeline(bytes, createWriteStream(path, { mode: 0o600 }));
    return await work(path);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Stored pieces as one such file. */
export function storedOnDisk<T>(files: Storage, keys: readonly string[], work: (path: string) => Promise<T>): Promise<T> {
  return onDisk(joined(files, keys), work);
}
