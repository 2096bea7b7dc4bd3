import { CamelCasePlugin, Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import { connections } from './pool';
import { preparingPool } from './prepared';
import type { DB } from './schema';

export type Db = Transaction<DB>;

const plugin = new CamelCasePlugin({ maintainNestedObjectKeys: true });
let database: Kysely<DB> | undefined;

function kysely(): Kysely<DB> {
  database ??= new Kysely<DB>({ dialect: new PostgresDialect({ pool: async () => preparingPool(connections()) }), plugins: [plugin] });
  return database;
}

async function asTenant<T>(db: Db, organizationId: number, work: (db: Db) => Promise<T>): Promise<T> {
  await enterTenant(db, organizationId);
  return work(db);
}

/**
 * Runs `work` in one transaction of one organization: every statement passes row-level security as that tenant,
 * under a role that owns nothing. Commits when `work` resolves, rolls back when it rejects.
 */
export function withTenant<T>(organizationId: number, work: (db: Db) => Promise<T>): Promise<T> {
  return kysely()
    .transaction()
    .execute((db) => asTenant(db, organizationId, work));
}

/** The same for reading only: all of its statements see the database as it was at one instant, and none can write. */
export function readTenant<T>(organizationId: number, work: (db: Db) => Promise<T>): Promise<T> {
  return kysely()
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute((db) => asTenant(db, organizationId, work));
}

/** Puts a transaction behind the fence of one organization, for the rest of it. */
export async function enterTenant(db: Db, organizationId: number): Promise<void> {
  // The fence hides from the planner how few of a table's rows are the tenant's: without sequential scans it takes the
  // indexes, which all begin with the organization, instead of reading everybody's rows.
  // Its one value is a number of ours, written out so that it can be sent together with the transaction's beginning.
  await sql`SELECT set_config('rapport.organization', ${sql.lit(String(organizationId))}, true), set_config('role', 'rapport_app', true),
    set_config('enable_seqscan', 'off', true)`.execute(db);
}

/**
 * Runs statements on control tables within a tenant's transaction, so that an identity and its membership, or a
 * disabled member and the end of the sessions, are stored together. Only core/auth may use it; await it alone.
 */
export async function outsideFence<T>(db: Db, work: () => Promise<T>): Promise<T> {
  await sql`SELECT set_config('role', 'none', true)`.execute(db);
  try {
    return await work();
  } finally {
    // Refused only in a transaction that failed already, which can do nothing but roll back.
    await sql`SELECT set_config('role', 'rapport_app', true)`.execute(db).catch(() => undefined);
  }
}

/**
 * The database outside the fence, for control tables (organization, identity, session, key, token) and for finding
 * out which organizations have work. Only core may use it; an arch test names the files that do.
 */
export function control(): Kysely<DB> {
  return kysely();
}
