import { ensureDatabase } from '@/scripts/ensure-database.mjs';
import { migrate } from '@/scripts/migrate.mjs';
import { startTestPostgres } from '@/scripts/test-postgres.mjs';

/** The migrated database that each test file's own is cloned from. */
export const TEMPLATE = 'rapport_template';

/**
 * The run's PostgreSQL: the one `npm test` started for all suites, else one of its own.
 * @returns its address for a database, and how to end it
 */
export async function openTestServer(): Promise<{ url: (database: string) => string; close: () => Promise<void> }> {
  const shared = process.env.TEST_POSTGRES_URL;
  if (shared) return { url: (database) => new URL(`/${database}`, shared).href, close: async () => {} };
  const server = await startTestPostgres();
  return { url: server.url, close: server.remove };
}

/** Creates a database and brings it up to the newest migration. */
export async function createMigrated(url: string): Promise<void> {
  await ensureDatabase(url);
  await migrate(url);
}
