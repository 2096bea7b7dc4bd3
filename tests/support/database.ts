import { afterAll } from 'vitest';
import { withServer } from '@/scripts/connection.mjs';
import { TEMPLATE } from './test-server';

/** Address, as owner, of this test file's own migrated, empty database. It is there once this module is imported. */
export const databaseUrl: string = process.env.DATABASE_URL ?? '';

await withServer(databaseUrl, (db, name) => db.query(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`));
afterAll(() => withServer(databaseUrl, (db, name) => db.query(`DROP DATABASE ${name} WITH (FORCE)`)));
