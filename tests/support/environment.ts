import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';

// Runs before a test file's imports. The database it names exists only for files that import ./database.
const id = randomUUID();

Object.assign(process.env, {
  DATABASE_URL: new URL(`/test_${id.replaceAll('-', '_')}`, inject('postgres')).href,
  DATA_DIR: join(tmpdir(), `rapport-test-${id}`),
  APP_ORIGIN: 'http://localhost:3000',
  NEXTAUTH_URL: 'http://localhost:3000',
  INGEST_ORIGIN: 'http://localhost:3001',
  NEXTAUTH_SECRET: 'only-for-tests-only-for-tests-only-for-tests',
  LOG_LEVEL: 'silent',
});
for (const name of ['REDIS_URL', 'SMTP_URL', 'PORT', 'INGEST_PORT']) delete process.env[name];
