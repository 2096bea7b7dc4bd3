import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { freePort } from '@/scripts/free-port.mjs';
import { removePostgres, startPostgres } from '@/scripts/postgres.mjs';
import { createMigrated } from './test-server';

// A PostgreSQL of the test file's own with its ordinary durable settings. Import it before anything that reads the
// configuration.
const folder = mkdtempSync(join(tmpdir(), 'rapport-server-'));
const port = await freePort(57_000 + (process.pid % 1_000), '127.0.0.1');
let server = await startPostgres({ dataDir: folder, port });

/** Address of its one migrated database, as owner. */
export const ownDatabaseUrl = server.url('own');

process.env.DATABASE_URL = ownDatabaseUrl;
await createMigrated(ownDatabaseUrl);

/** Kills the server as a power cut would, and starts it again: it recovers from its log. */
export async function crashServer(): Promise<void> {
  process.kill(server.pid, 'SIGQUIT');
  server = await startPostgres({ dataDir: folder, port });
}

afterAll(async () => {
  await removePostgres(folder);
  rmSync(folder, { recursive: true, force: true });
});
