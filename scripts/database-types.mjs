// Writes lib/core/db/schema.ts from a database that all migrations were applied to.
import { resolve } from 'node:path';
import { ensureDatabase } from './ensure-database.mjs';
import { migrate } from './migrate.mjs';
import { runProgram } from './run-program.mjs';
import { startTestPostgres } from './test-postgres.mjs';

const ROOT = resolve(import.meta.dirname, '..');
// As the pool parses them (lib/core/db/pool.ts).
const MAPPING = { date: 'string', int8: 'number', timestamptz: 'Date' };
const OUTPUT = ['--out-file=lib/core/db/schema.ts', '--exclude-pattern=_prisma_migrations', '--camel-case'];
const OPTIONS = ['--dialect=postgres', `--type-mapping=${JSON.stringify(MAPPING)}`, ...OUTPUT];

const server = await startTestPostgres();
try {
  const url = server.url('types');
  await ensureDatabase(url);
  await migrate(url);
  await runProgram(resolve(ROOT, 'node_modules/.bin/kysely-codegen'), [...OPTIONS, `--url=${url}`], { cwd: ROOT });
} finally {
  await server.remove();
}
