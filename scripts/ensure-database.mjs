import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

const STARTING_UP = '57P03';
const NO_SUCH_DATABASE = '3D000';
const EXISTS_ALREADY = ['42P04', '23505'];

/**
 * Creates the database that `url` names unless it is there; waits up to 30 s for a server that is still recovering.
 * @returns {Promise<boolean>} whether it was created now
 */
export async function ensureDatabase(url) {
  for (const end = Date.now() + 30_000; ; await sleep(250)) {
    try {
      await withClient(url, (db) => db.query('SELECT 1'));
      return false;
    } catch (error) {
      if (error.code === NO_SUCH_DATABASE) return createDatabase(url);
      if (error.code !== STARTING_UP || Date.now() > end) throw error;
    }
  }
}

async function createDatabase(url) {
  const server = new URL(url);
  const name = decodeURIComponent(server.pathname.slice(1));
  server.pathname = '/postgres';
  try {
    await withClient(server.href, (db) => db.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`));
    return true;
  } catch (error) {
    if (EXISTS_ALREADY.includes(error.code)) return false;
    throw error;
  }
}

async function withClient(connectionString, work) {
  const db = new pg.Client({ connectionString });
  await db.connect();
  try {
    return await work(db);
  } finally {
    await db.end();
  }
}
