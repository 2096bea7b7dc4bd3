// Applies prisma/migrations/*/migration.sql in order and keeps Prisma's own ledger (table, checksums, advisory lock),
// so that `prisma migrate` agrees with it. Needs nothing but pg: it runs at every start, on every customer's machine.
import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

const FOLDER = resolve(import.meta.dirname, '../prisma/migrations');
const PRISMA_LOCK = 72707369;
const LEDGER = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`;

/**
 * Brings the database up to the newest migration; safe to call from several processes at once.
 * Throws when an applied migration was edited since, when an earlier one failed, or when its SQL fails.
 * @param {string} connectionString of the owner role
 * @returns {Promise<string[]>} names of the migrations applied now
 */
export async function migrate(connectionString, folder = FOLDER) {
  const db = new pg.Client({ connectionString });
  await db.connect();
  try {
    await db.query('SELECT pg_advisory_lock($1)', [PRISMA_LOCK]);
    await db.query(LEDGER);
    const { rows } = await db.query('SELECT migration_name, checksum, finished_at, logs FROM _prisma_migrations WHERE rolled_back_at IS NULL');
    const ledger = new Map(rows.map((row) => [row.migration_name, row]));
    const applied = [];
    for (const migration of await migrationsIn(folder)) {
      if (isApplied(migration, ledger.get(migration.name))) continue;
      await apply(db, migration);
      applied.push(migration.name);
    }
    return applied;
  } finally {
    await db.end();
  }
}

async function migrationsIn(folder) {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(join(folder, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

function isApplied({ name, checksum }, row) {
  if (!row) return false;
  if (!row.finished_at) {
    throw new Error(`migration ${name} failed earlier (${row.logs ?? 'no log'}): repair the database, then delete its row in _prisma_migrations`);
  }
  if (row.checksum !== checksum) throw new Error(`migration ${name} was edited after it had been applied`);
  return true;
}

/** One simple query a file, hence one transaction: a migration is applied whole or not at all. */
async function apply(db, { name, sql, checksum }) {
  const id = randomUUID();
  await db.query('INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ($1, $2, $3)', [id, checksum, name]);
  try {
    await db.query(sql);
  } catch (error) {
    await db.query('ROLLBACK');
    await db.query('UPDATE _prisma_migrations SET logs = $2 WHERE id = $1', [id, error.message]);
    throw new Error(`migration ${name}: ${error.message}`, { cause: error });
  }
  await db.query('UPDATE _prisma_migrations SET finished_at = clock_timestamp(), applied_steps_count = 1 WHERE id = $1', [id]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await migrate(process.env.DATABASE_URL);
