import { PrismaPg } from '@prisma/adapter-pg';
import { ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import pg from 'pg';
import { withServer } from './connection.mjs';

const CHAR_OID = 18;
const TEXT_OID = 25;

/** The adapter factory the WASM schema engine asks for connections: to the database of `url`, and to a throw-away shadow of it. */
export function adapterFactory(url) {
  const schema = new URL(url).searchParams.get('schema') ?? undefined;
  return {
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect: () => openAdapter(connectionOf(url), schema),
    connectToShadowDb: async () => {
      const name = `shadow_${crypto.randomUUID()}`;
      const shadow = pg.escapeIdentifier(name);
      await withServer(url, (db) => db.query(`CREATE DATABASE ${shadow} TEMPLATE template0`));
      const drop = () => withServer(url, (db) => db.query(`DROP DATABASE IF EXISTS ${shadow} WITH (FORCE)`));
      return openAdapter({ ...connectionOf(url), database: name }, schema, drop);
    },
  };
}

/** In parts: given a connection string, pg lets its database win over `database`, and the shadow would be the real one. */
function connectionOf(url) {
  const { hostname, port, username, password, pathname } = new URL(url);
  return {
    host: hostname,
    port: Number(port || 5432),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: decodeURIComponent(pathname.slice(1)),
    max: 4,
  };
}

async function openAdapter(connection, schema, release = async () => {}) {
  const pool = new pg.Pool(connection);
  const adapter = await new PrismaPg(pool, { schema }).connect();
  readCharColumns(adapter);
  adapter.executeScript = async (script) => {
    try {
      await pool.query(script);
    } catch (error) {
      adapter.onError(error);
    }
  };
  adapter.dispose = async () => {
    await pool.end();
    await release();
  };
  return adapter;
}

/** The stock adapter refuses PostgreSQL's one-byte "char", which the system catalogues are full of. */
function readCharColumns(adapter) {
  const performIO = adapter.performIO.bind(adapter);
  const queryRaw = adapter.queryRaw.bind(adapter);
  const charColumns = new WeakMap();
  adapter.performIO = async (query) => {
    const result = await performIO(query);
    const chars = (result.fields ?? []).flatMap((field, index) => (field.dataTypeID === CHAR_OID ? [index] : []));
    for (const index of chars) result.fields[index].dataTypeID = TEXT_OID;
    charColumns.set(query, chars);
    return result;
  };
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query);
    for (const index of charColumns.get(query) ?? []) result.columnTypes[index] = ColumnTypeEnum.Character;
    return result;
  };
}
