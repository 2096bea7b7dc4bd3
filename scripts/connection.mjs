import pg from 'pg';

/**
 * Runs `work` on one connection to the database of `url`, whose `schema` parameter only Prisma understands.
 * @template T
 * @param {string} url
 * @param {(db: pg.Client) => T | Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withClient(url, work) {
  const address = new URL(url);
  address.searchParams.delete('schema');
  const db = new pg.Client({ connectionString: address.href });
  await db.connect();
  try {
    return await work(db);
  } finally {
    await db.end();
  }
}

/**
 * The same on the server's maintenance database; `work` also gets the name, quoted, of the database that `url` names.
 * @template T
 * @param {string} url
 * @param {(db: pg.Client, database: string) => T | Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withServer(url, work) {
  const server = new URL(url);
  const database = pg.escapeIdentifier(decodeURIComponent(server.pathname.slice(1)));
  server.pathname = '/postgres';
  return withClient(server.href, (db) => work(db, database));
}
