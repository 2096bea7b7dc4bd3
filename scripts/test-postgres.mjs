import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { removePostgres, startPostgres } from './postgres.mjs';
import { startOf } from './process-identity.mjs';

const FOLDER = resolve(import.meta.dirname, '../.data-test');
const [LOWEST_PORT, PORT_SPREAD] = [56_000, 4_000];
const FAST = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' };

/**
 * A PostgreSQL for this test run alone, fast and forgetful; what killed runs left behind is cleared away first.
 * @returns {Promise<{ url: (database: string) => string, remove: () => Promise<void> }>}
 */
export async function startTestPostgres() {
  mkdirSync(FOLDER, { recursive: true, mode: 0o711 });
  await clearLeftovers();
  const dataDir = join(FOLDER, `${process.pid}-${startOf(process.pid)}`);
  const port = LOWEST_PORT + Math.floor(Math.random() * PORT_SPREAD);
  const server = await startPostgres({ dataDir, port, settings: FAST });
  return { url: server.url, remove: () => clear(dataDir) };
}

async function clearLeftovers() {
  for (const name of readdirSync(FOLDER)) {
    const [pid, start] = name.split('-');
    if (startOf(Number(pid)) !== start) await clear(join(FOLDER, name));
  }
}

async function clear(dataDir) {
  if (existsSync(join(dataDir, 'postgres'))) await removePostgres(dataDir);
  rmSync(dataDir, { recursive: true, force: true });
}
