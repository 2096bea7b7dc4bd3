import { mkdir, statfs } from 'node:fs/promises';
import { env } from '../env';
import { type Check, checked } from './check';

const LEAST_FREE_BYTES = 1_000_000_000;

/** Room on the data folder's disk. */
export function checkDisk(): Promise<Check> {
  return checked('disk', 'Free at least 1 GB, or move DATA_DIR to a larger disk', async () => {
    await mkdir(env().DATA_DIR, { recursive: true });
    const { bavail, bsize } = await statfs(env().DATA_DIR);
    const free = bavail * bsize;
    return { ok: free >= LEAST_FREE_BYTES, detail: `${(free / 1e9).toFixed(1)} GB free` };
  });
}
