import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { withClient } from './connection.mjs';
import { readPrivate, writePrivate } from './data-folder.mjs';
import { runProgram } from './run-program.mjs';
import { step } from './steps.mjs';

const ROOT = resolve(import.meta.dirname, '..');
const KEPT = 'first-sign-in.json';
const UNFINISHED = 'seed-unfinished.json';

/** @typedef {{ admin: { email: string, password: string }, colleague: { email: string, password: string } | null, writeKey: string, apiKey: string, organization: string }} SignIn */

/**
 * Fills an empty database with the demo organization, once, and remembers how to sign in to it.
 * @param {{ folder: string, env: NodeJS.ProcessEnv, signal: AbortSignal }} of
 * @returns {Promise<SignIn | null>} null when the database belongs to somebody else: it had organizations before
 */
export async function firstSignIn({ folder, env, signal }) {
  const database = addressOf(env.DATABASE_URL);
  const kept = readPrivate(folder, KEPT);
  const unfinished = readPrivate(folder, UNFINISHED)?.database === database;
  if (!unfinished && (await hasOrganizations(env.DATABASE_URL))) return kept?.database === database ? kept : null;
  writePrivate(folder, UNFINISHED, { database });
  const made = await step('Filling the demo organization', () => seed(env, signal));
  writePrivate(folder, KEPT, { database, ...made });
  rmSync(join(folder, UNFINISHED));
  return made;
}

async function seed(env, signal) {
  const output = await runProgram(process.execPath, ['--import', 'tsx', 'scripts/seed.ts'], { cwd: ROOT, env, signal });
  return JSON.parse(output.trim().split('\n').at(-1));
}

function hasOrganizations(databaseUrl) {
  return withClient(databaseUrl, async (db) => (await db.query('SELECT FROM organization LIMIT 1')).rowCount > 0);
}

/** The embedded server's port may change, so on this machine the database's name says it all. */
function addressOf(databaseUrl) {
  const { hostname, port, pathname } = new URL(databaseUrl);
  return process.env.DATABASE_URL ? `${hostname}:${port}${pathname}` : 'embedded';
}
