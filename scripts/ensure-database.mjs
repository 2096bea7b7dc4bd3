import { setTimeout as sleep } from 'node:timers/promises';
import { withClient, withServer } from './connection.mjs';

const RECOVERY_LIMIT_MS = 30_000;
const STARTING_UP = '57P03';
const NO_SUCH_DATABASE = '3D000';
const EXISTS_ALREADY = ['42P04', '23505'];

/** Creates the database that `url` names unless it is there; waits for a server that is still recovering. */
export async function ensureDatabase(url) {
  for (const end = Date.now() + RECOVERY_LIMIT_MS; ; await sleep(250)) {
    try {
      return await withClient(url, (db) => db.query('SELECT 1'));
    } catch (error) {
      if (error.code === NO_SUCH_DATABASE) return createDatabase(url);
      if (error.code !== STARTING_UP || Date.now() > end) throw error;
    }
  }
}

async function createDatabase(url) {
  try {
    await withServer(url, (db, name) => db.query(`CREATE DATABASE ${name}`));
  } catch (error) {
    if (!EXISTS_ALREADY.includes(error.code)) throw error;
  }
}
