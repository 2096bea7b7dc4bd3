import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { control } from '../db/database';
import { type Check, checked } from './check';

const MIGRATIONS = 'prisma/migrations';

export function checkDatabase(): Promise<Check> {
  return checked('database', 'Start PostgreSQL, or correct DATABASE_URL', async () => {
    const { rows } = await sql<{ version: string }>`SELECT current_setting('server_version') AS version`.execute(control());
    return { ok: true, detail: `PostgreSQL ${rows[0]?.version}` };
  });
}

/** Whether each migration that came with this version has been applied. */
export function checkMigrations(): Promise<Check> {
  return checked('migrations', 'Run npm run db:migrate', async () => {
    const entries = await readdir(join(process.cwd(), MIGRATIONS), { withFileTypes: true });
    const expected = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
    const { rows } = await sql<{ name: string }>`
      SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`.execute(control());
    const applied = new Set(rows.map((row) => row.name));
    const missing = expected.filter((name) => !applied.has(name));
    return { ok: missing.length === 0, detail: missing.length === 0 ? `${expected.length} applied` : `not applied: ${missing.join(', ')}` };
  });
}

/** The two roles of the tenant fence: transactions run as one that owns nothing, control reads as one that may pass it. */
export function checkRoles(): Promise<Check> {
  return checked(
    'roles',
    'Log in as a superuser or a BYPASSRLS role that is a member of rapport_app; rapport_app itself must be neither',
    async () => {
      const { rows } = await sql<{ passes: boolean; member: boolean; fenced: boolean }>`
      SELECT me.rolsuper OR me.rolbypassrls AS passes, pg_has_role(me.oid, app.oid, 'MEMBER') AS member,
             NOT (app.rolsuper OR app.rolbypassrls) AND NOT EXISTS (SELECT FROM pg_class c WHERE c.relowner = app.oid) AS fenced
      FROM pg_roles me, pg_roles app WHERE me.rolname = current_user AND app.rolname = 'rapport_app'`.execute(control());
      const [roles] = rows;
      if (!roles) return { ok: false, detail: 'there is no role rapport_app' };
      const faults = [
        roles.passes ? '' : 'the login role cannot read control tables',
        roles.member ? '' : 'the login role cannot become rapport_app',
        roles.fenced ? '' : 'rapport_app is not held by the fence',
      ].filter(Boolean);
      return { ok: faults.length === 0, detail: faults.join('; ') || 'the login role and rapport_app are as they must be' };
    },
  );
}

/** Whether row-level security is forced on each tenant table. */
export function checkFence(): Promise<Check> {
  return checked('fence', 'ALTER TABLE … FORCE ROW LEVEL SECURITY on the tables named, and find out who took it off', async () => {
    const { rows } = await sql<{ name: string }>`
      SELECT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'organization_id'
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND NOT a.attisdropped
        AND c.relname NOT IN ('session', 'auth_token')
        AND (NOT c.relforcerowsecurity OR NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid))`.execute(control());
    return { ok: rows.length === 0, detail: rows.length === 0 ? 'on every tenant table' : `open: ${rows.map((row) => row.name).join(', ')}` };
  });
}
