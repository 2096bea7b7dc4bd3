// Fails when prisma/schema says something else than prisma/migrations make, and prints what.
import { resolve } from 'node:path';
import { runProgram } from './run-program.mjs';
import { startTestPostgres } from './test-postgres.mjs';

const ROOT = resolve(import.meta.dirname, '..');
const PRISMA = resolve(ROOT, 'node_modules/prisma/build/index.js');
const COMPARISON = ['--from-migrations', 'prisma/migrations', '--to-schema', 'prisma/schema', '--exit-code'];

const shared = process.env.TEST_POSTGRES_URL;
const server = shared ? null : await startTestPostgres();
try {
  const env = { ...process.env, DATABASE_URL: shared ?? server.url('postgres'), CHECKPOINT_DISABLE: '1' };
  await runProgram(process.execPath, [PRISMA, 'migrate', 'diff', ...COMPARISON], { cwd: ROOT, env });
} finally {
  await server?.remove();
}
