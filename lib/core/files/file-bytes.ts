import { type FileHandle, open } from 'node:fs/promises';

/** A file on the disk, read where one likes. */
export interface FileBytes {
  path: string;
  size: number;
  /** At most `length` bytes from `start`; fewer at the end. */
  at(start: number, length: number): Promise<Buffer>;
}

async function read(handle: FileHandle, start: number, length: number): Promise<Buffer> {
  const { bytesRead, buffer } = await handle.read(Buffer.alloc(length), 0, length, start);
  return buffer.subarray(0, bytesRead);
}

/** Opens a file for as long as `work` takes. */
export async function withFile<T>(path: string, work: (file: FileBytes) => Promise<T>): Promise<T> {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    return await work({ path, size, at: (start, length) => read(handle, start, Math.max(0, Math.min(length, size - start))) });
  } finally {
    await handle.close();
  }
}

const WINDOW = 1024 * 1024;

/** Whether something of at most `longest` bytes stands in a file. */
export async function fileHolds(file: FileBytes, longest: number, finds: (window: Buffer) => boolean): Promise<boolean> {
  for (let start = 0; start < file.size; start += WINDOW) {
    if (finds(await file.at(start, WINDOW + longest))) return true;
  }
  return false;
}
