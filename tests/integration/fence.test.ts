import { sql } from 'kysely';
import type { Client } from 'pg';
import { beforeAll, describe, expect, test } from 'vitest';
import { withTenant } from '@/lib/core/db/database';
import { withClient } from '@/scripts/connection.mjs';
import { databaseUrl } from '@/tests/support/database';
import { type Populated, populatedOrganization } from '@/tests/support/two-organizations';

/** Read only by core, as the owner: the application's role may not touch them at all. */
const CONTROL = ['auth_token', 'rate_limit', 'session'];
const FENCED_BY_THEMSELVES = ['identity', 'organization'];

let ours: Populated;
let theirs: Populated;

async function names(query: string): Promise<string[]> {
  const { rows } = await withClient(databaseUrl, (db) => db.query<{ name: string }>(query));
  return rows.map(({ name }) => name);
}

const TABLES = `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition AND relname NOT LIKE '\\_prisma%'`;
const HAVING_ORGANIZATION = `${TABLES} AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = pg_class.oid AND a.attname = 'organization_id') ORDER BY 1`;

const allTables = await names(`${TABLES} ORDER BY 1`);
const tenantTables = (await names(HAVING_ORGANIZATION)).filter((name) => !CONTROL.includes(name));

/** Runs `work` as the application's role does, with this organization set or none, and rolls back. */
function asApplication<T>(organizationId: number | null, work: (db: Client) => Promise<T>): Promise<T> {
  return withClient(databaseUrl, async (db) => {
    await db.query('BEGIN');
    await db.query(`SELECT set_config('rapport.organization', $1, true)`, [organizationId === null ? '' : String(organizationId)]);
    await db.query('SET LOCAL ROLE rapport_app');
    try {
      return await work(db);
    } finally {
      await db.query('ROLLBACK');
    }
  });
}

const count = async (db: Client, table: string, where = 'true') =>
  Number((await db.query(`SELECT count(*) AS n FROM ${table} WHERE ${where}`)).rows[0].n);
const countAsOwner = (table: string, where: string) => withClient(databaseUrl, (db) => count(db, table, where));

beforeAll(async () => {
  ours = await populatedOrganization('ours');
  theirs = await populatedOrganization('theirs');
});

test('every table stands behind the fence, or is a control table the application cannot touch', () => {
  expect(allTables.filter((name) => !tenantTables.includes(name))).toEqual([...CONTROL, ...FENCED_BY_THEMSELVES].sort());
});

describe.each(tenantTables)('%s', (table) => {
  test('shows no row without an organization', async () => {
    expect(await asApplication(null, (db) => count(db, table))).toBe(0);
  });

  test("shows an organization its own rows, without any filter of the application's", async () => {
    const { id } = ours.system.organization;
    const seen = await asApplication(id, async (db) => (await db.query(`SELECT DISTINCT organization_id AS id FROM ${table}`)).rows);
    const own = await countAsOwner(table, `organization_id = ${id}`);
    expect(seen).toEqual(own === 0 ? [] : [{ id }]);
  });

  test("refuses to store, change or remove another organization's rows", async () => {
    const [own, other] = [ours.system.organization.id, theirs.system.organization.id];
    const before = await countAsOwner(table, `organization_id = ${other}`);
    // All but what the database works out by itself.
    const columns = await names(
      `SELECT quote_ident(attname) AS name FROM pg_attribute WHERE attrelid = '${table}'::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''`,
    );
    const changed = `SELECT (jsonb_populate_record(t, '{"organization_id": ${other}}')).* FROM ${table} t`;
    const moved = `INSERT INTO ${table} (${columns.join(', ')}) SELECT ${columns.join(', ')} FROM (${changed}) changed`;
    if ((await countAsOwner(table, `organization_id = ${own}`)) > 0) {
      await expect(asApplication(own, (db) => db.query(moved))).rejects.toThrow(/row-level security/);
    }
    const touched = async (statement: string) => {
      const allowed = await asApplication(own, (db) => db.query(statement)).catch((error: Error) => error.message);
      return typeof allowed === 'string' ? allowed : allowed.rowCount;
    };
    expect([0, `permission denied for table ${table}`]).toContain(await touched(`DELETE FROM ${table} WHERE organization_id = ${other}`));
    expect([0, `permission denied for table ${table}`]).toContain(
      await touched(`UPDATE ${table} SET organization_id = ${own} WHERE organization_id = ${other}`),
    );
    expect(await countAsOwner(table, `organization_id = ${other}`)).toBe(before);
  });
});

test.each(CONTROL)('%s is out of reach for the application', async (table) => {
  await expect(asApplication(ours.system.organization.id, (db) => count(db, table))).rejects.toThrow(/permission denied/);
});

test('an organization sees itself and its people, without their secrets', async () => {
  const { id } = ours.system.organization;
  const seen = await asApplication(id, async (db) => ({
    organizations: (await db.query('SELECT id FROM organization')).rows,
    people: (await db.query('SELECT email FROM identity WHERE email LIKE $1', ['zq-theirs%'])).rows,
  }));
  expect(seen).toEqual({ organizations: [{ id }], people: [] });
  await expect(asApplication(id, (db) => db.query('SELECT password_hash FROM identity'))).rejects.toThrow(/permission denied/);
});

test("a tenant's transaction that forgets every filter still reads its own accounts only", async () => {
  const { rows } = await withTenant(ours.system.organization.id, (db) => sql<{ key: string }>`SELECT key FROM account ORDER BY key`.execute(db));
  expect(rows.map(({ key }) => key)).toEqual([ours.hidden, ours.open]);
});

test('every reference between tenant tables names the organization', async () => {
  const crossing = await names(`
    SELECT conrelid::regclass || '.' || conname AS name FROM pg_constraint c
    WHERE contype = 'f' AND conparentid = 0
      AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.conrelid AND a.attname = 'organization_id')
      AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.confrelid AND a.attname = 'organization_id')
      AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.conrelid AND a.attnum = c.conkey[1] AND a.attname = 'organization_id')`);
  expect(crossing).toEqual([]);
});

test("even the owner cannot store a reference to another organization's record", async () => {
  const parent = `SELECT id FROM account WHERE key = '${theirs.open}'`;
  const adopt = `UPDATE account SET parent_id = (${parent}) WHERE key = '${ours.hidden}'`;
  await expect(withClient(databaseUrl, (db) => db.query(adopt))).rejects.toThrow(/foreign key/);
});
