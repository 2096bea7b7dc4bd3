import pg from 'pg';
import { env } from '../env';
import { log } from '../log';

const INT8 = 20;
const DATE = 1082;
const INT8_ARRAY = 1016;

/** @throws RangeError on a bigint that a number can't hold exactly. */
function exactNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint out of the exact range: ${text}`);
  return value;
}

// The driver's types name the scalar types only, but its registry takes any.
type TypeRegistry = {
  getTypeParser(oid: number): (text: string) => string[];
  setTypeParser(oid: number, parse: (text: string) => unknown): void;
};
const types = pg.types as unknown as TypeRegistry;
const int8Texts = types.getTypeParser(INT8_ARRAY);
types.setTypeParser(INT8, exactNumber);
types.setTypeParser(DATE, (text) => text);
types.setTypeParser(INT8_ARRAY, (text) => int8Texts(text).map(exactNumber));

/** A connection that says it was lost. In use between two statements nobody else listens, and Node ends the process. */
export class LoggedClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.on('error', (error) => log.warn({ error: error.message }, 'database connection lost'));
  }
}

let pool: pg.Pool | undefined;

/** The process's connections, logged in as the owner; features reach them through a tenant's transaction only. */
export function connections(): pg.Pool {
  pool ??= new pg.Pool({
    connectionString: env().DATABASE_URL,
    max: env().DATABASE_POOL,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    Client: LoggedClient,
    // The pool repeats what its idle connections said; without a listener that would end the process, too.
  }).on('error', () => undefined);
  return pool;
}

/** Closes the process's connections; the next use opens new ones. */
export async function closeConnections(): Promise<void> {
  const closing = pool;
  pool = undefined;
  await closing?.end();
}
