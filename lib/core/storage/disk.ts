import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { AppError } from '../errors';
import { measured } from './measure';
import type { Storage } from './storage';

const KEY = /^\d+\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** Under this name a file is written; what a crash leaves is listed and swept like any other that nobody knows. */
const PART = '.part';

/** A page's picture is read in one or two: each goes through several layers on its way out. */
const CHUNK_BYTES = 512 * 1024;

const isMissing = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ENOENT';

/** A new name in a folder is only there for good once the folder is on the disk too. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

/** Files in `<folder>/files`, a folder for each organization. */
export function diskStorage(folder: string): Storage {
  const root = join(folder, 'files');
  const pathOf = (key: string) => {
    if (!KEY.test(key.replace(/\.part$/, ''))) throw new AppError('internal', undefined, { cause: new Error(`no storage key: ${key}`) });
    return join(root, key);
  };
  return {
    async write(key, bytes) {
      const path = pathOf(key);
      const part = `${path}${PART}`;
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const { stream, result } = measured(bytes);
      try {
        await pipeline(stream, createWriteStream(part, { flags: 'wx', mode: 0o600, flush: true }));
        await rename(part, path);
        await syncFolder(dirname(path));
      } catch (error) {
        await rm(part, { force: true });
        throw error;
      }
      return result();
    },
    async read(key, range) {
      const path = pathOf(key);
      await stat(path).catch((error: unknown) => {
        throw isMissing(error) ? new AppError('not_found', 'The file is not there any more') : error;
      });
      return createReadStream(path, { ...range, highWaterMark: CHUNK_BYTES });
    },
    remove: (key) => rm(pathOf(key), { force: true }),
    async *list(organizationId) {
      const names = await readdir(join(root, String(organizationId))).catch((error: unknown) => {
        if (isMissing(error)) return [];
        throw error;
      });
      for (const name of names) {
        const found = await stat(join(root, String(organizationId), name)).catch(() => null);
        if (found) yield { key: `${organizationId}/${name}`, at: found.mtime };
      }
    },
  };
}
