import { dataFolder, loadSettings } from './data-folder.mjs';
import { ensureDatabase } from './ensure-database.mjs';
import { environmentOf } from './environment.mjs';
import { migrate } from './migrate.mjs';
import { startPostgres } from './postgres.mjs';
import { claim, findRunning, release } from './running.mjs';

export { findRunning };

const DATABASE = 'rapport';
const PORTS = { port: 3000, ingestPort: 3001 };

/**
 * Runs `work` with the application's environment in process.env and a migrated database: that of DATABASE_URL, that of
 * the `npm start` running on the data folder, or one started for the occasion. Import what reads the environment inside.
 * Throws when another command holds the database, or when `npm start` is not up yet.
 * @template T
 * @param {(environment: Record<string, string>) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withDatabase(work) {
  loadSettings();
  const folder = dataFolder();
  if (process.env.DATABASE_URL) return onDatabase(folder, process.env.DATABASE_URL, work);
  const running = claim(folder, 'command');
  if (running?.environment) return work(Object.assign(process.env, running.environment));
  if (running) throw new Error(`process ${running.pid} is using the database (${folder}): try again when it is ready`);
  const server = await startPostgres({ dataDir: folder });
  try {
    return await onDatabase(folder, server.url(DATABASE), work);
  } finally {
    await server.stop();
    release(folder);
  }
}

async function onDatabase(folder, databaseUrl, work) {
  await ensureDatabase(databaseUrl);
  await migrate(databaseUrl);
  return work(Object.assign(process.env, environmentOf({ folder, databaseUrl, ...PORTS })));
}
